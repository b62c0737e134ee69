import { readdir, readFile } from 'node:fs/promises';
import { basename, join, posix } from 'node:path';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';

/** JavaScript and CSS a browser fetches before the console works, compressed. Bytes. */
export const FIRST_LOAD_BUDGET = 180_000;

export interface FirstLoadFile {
  /** Its path in dist/. */
  readonly file: string;
  readonly bytes: number;
  readonly gzip: number;
}

export type FirstLoad =
  | { readonly ok: true; readonly table: string; readonly files: readonly FirstLoadFile[] }
  | {
      readonly ok: false;
      readonly table: string;
      readonly files: readonly FirstLoadFile[];
      readonly sentence: string;
    };

/** The part of Vite's manifest that is read here. */
interface ManifestChunk {
  readonly file: string;
  readonly isEntry?: boolean;
  readonly imports?: readonly string[];
  readonly css?: readonly string[];
  readonly dynamicImports?: readonly string[];
}
type Manifest = Readonly<Record<string, ManifestChunk>>;

/** Weighs the first load of a built page against the budget. */
export async function checkFirstLoad(
  dist: string,
  budget: number = FIRST_LOAD_BUDGET,
): Promise<FirstLoad> {
  const files = await firstLoad(dist);
  const total = files.reduce((sum, { gzip }) => sum + gzip, 0);
  const table = [
    ...files.map(({ file, bytes, gzip }) => row(file, bytes, gzip)),
    row(
      'First load',
      files.reduce((sum, { bytes }) => sum + bytes, 0),
      total,
    ),
  ].join('\n');
  const hasScript = files.some(({ file }) => file.endsWith('.js'));
  if (hasScript && total <= budget) return { ok: true, table, files };
  const sentence = !hasScript
    ? 'The build has no script to begin with: its first load cannot be weighed.'
    : `The first load is ${kilobytes(total)} compressed and may be ${kilobytes(budget)}: load something later.`;
  return { ok: false, table, files, sentence };
}

async function firstLoad(dist: string): Promise<FirstLoadFile[]> {
  const manifest: Manifest = JSON.parse(
    await readFile(join(dist, '.vite', 'manifest.json'), 'utf8'),
  );
  const wanted = new Set<string>();
  for (const file of fromPage(await readFile(join(dist, 'index.html'), 'utf8'))) wanted.add(file);
  for (const [key, chunk] of Object.entries(manifest)) {
    if (chunk.isEntry) addChunk(manifest, key, wanted);
  }
  await addWorkers(dist, manifest, wanted);

  const files: FirstLoadFile[] = [];
  for (const file of wanted) {
    const content = await readFile(join(dist, file));
    files.push({ file, bytes: content.length, gzip: gzipSync(content).length });
  }
  return files.sort((a, b) => b.gzip - a.gzip);
}

/** What index.html names itself: scripts, styles, modules to fetch ahead. */
function fromPage(html: string): string[] {
  const files: string[] = [];
  for (const [, address] of html.matchAll(/<(?:script|link)\b[^>]*?\b(?:src|href)="([^"]+)"/g)) {
    if (address !== undefined && /^(?:\.?\/)?[^:]+\.(?:js|css)$/.test(address)) {
      files.push(posix.normalize(address.replace(/^\.?\//, '')));
    }
  }
  return files;
}

/**
 * What a console does without until somebody asks for it, or until it works: pages other than the
 * console, dialogs, the charts, and the engine where there is no worker. Everything else counts,
 * also what is imported lazily but at once.
 */
const LATER = [
  /^src\/ui\/(device|display|doctor|filter|find|lineMenu|list|runs|signIn|settings|stats|takeAway|track|trouble)\//,
  /^src\/ui\/app\/(FaultsPage|SecretRemoved)\./,
  /^src\/ui\/console\/(Banners|FocusKeeper|MenuSheet|PowerDialog|PowerSheet)\./,
  /^src\/ui\/(command|messages\/en)\/(commandRun|sendList|looksSecret)\./,
  /^src\/worker\/(gone|journal|patternWorkers|recordStorage|serveHere)\./,
  /^src\/terminal\/comforts\./,
  // A chunk that two of these share has no source of its own.
  /^_/,
];

/** A chunk with what it imports. */
function addChunk(manifest: Manifest, key: string, wanted: Set<string>): void {
  const chunk = manifest[key];
  if (chunk === undefined) return;
  for (const css of chunk.css ?? []) wanted.add(css);
  wanted.add(chunk.file);
  for (const imported of chunk.imports ?? []) {
    const next = manifest[imported];
    if (next !== undefined && !wanted.has(next.file)) addChunk(manifest, imported, wanted);
  }
  for (const imported of chunk.dynamicImports ?? []) {
    const next = manifest[imported];
    if (next === undefined || wanted.has(next.file)) continue;
    if (!LATER.some((pattern) => pattern.test(imported))) addChunk(manifest, imported, wanted);
  }
}

/**
 * Workers are built apart and stand in no manifest: a script that is not in it either and that a
 * wanted file names is one, or a part of one.
 */
async function addWorkers(dist: string, manifest: Manifest, wanted: Set<string>): Promise<void> {
  const known = new Set(Object.values(manifest).map(({ file }) => file));
  const apart = (await readdir(dist, { recursive: true }))
    .map((file) => file.replaceAll('\\', '/'))
    .filter((file) => file.endsWith('.js') && !known.has(file));
  // A set yields what is added to it on the way, so a worker's own parts are found too.
  for (const file of wanted) {
    if (!file.endsWith('.js')) continue;
    const text = await readFile(join(dist, file), 'utf8');
    for (const other of apart) if (names(text, basename(other))) wanted.add(other);
  }
}

/** Whether a script names a part of a worker otherwise than to load it when somebody asks for it. */
function names(text: string, part: string): boolean {
  const times = (what: string): number => text.split(what).length - 1;
  const later = ['"', "'", '`'].map((quote) => `import(${quote}./${part}`);
  return times(part) > later.reduce((sum, what) => sum + times(what), 0);
}

function row(name: string, bytes: number, gzip: number): string {
  return `${name.padEnd(40)}${kilobytes(bytes).padStart(12)}${`${kilobytes(gzip)} gzip`.padStart(18)}`;
}

function kilobytes(bytes: number): string {
  return `${(bytes / 1000).toFixed(1)} kB`;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const result = await checkFirstLoad(fileURLToPath(new URL('../dist', import.meta.url)));
  console.log(result.table);
  if (!result.ok) {
    console.error(result.sentence);
    process.exitCode = 1;
  }
}
