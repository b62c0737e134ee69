import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { mkdir, readdir, readFile, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { stripVTControlCharacters } from 'node:util';
import { type RunOptions, type RunResult, runStep } from './childProcess.mjs';

/** Everything the page is built from. */
const SOURCES = [
  'index.html',
  'package-lock.json',
  'public',
  'scripts/compress.ts',
  'scripts/slim',
  'src',
  'tsconfig.json',
  'vite.config.ts',
];

export type BuildOutcome =
  | { readonly ok: true; readonly built: boolean }
  | { readonly ok: false; readonly sentence: string; readonly detail: string };

export interface BuildOptions {
  readonly root: string;
  readonly say?: (sentence: string) => void;
  readonly runner?: (
    command: string,
    args: readonly string[],
    options: RunOptions,
  ) => Promise<RunResult>;
}

/** Whether dist/ was built from the sources as they are now. */
export async function isBuilt(root: string): Promise<boolean> {
  if (!existsSync(join(root, 'dist', 'index.html'))) return false;
  return (await readStamp(root)) === (await fingerprint(root));
}

/** Builds the page if its sources have changed since it was built last. */
export async function ensureBuilt(options: BuildOptions): Promise<BuildOutcome> {
  const { root, say = console.log, runner = runStep } = options;
  if (await isBuilt(root)) return { ok: true, built: false };
  say('Building the page …');
  // Taken before the build: what is saved while it runs makes the next start build again.
  const stamp = await fingerprint(root);
  const vite = join(root, 'node_modules', 'vite', 'bin', 'vite.js');
  const result = await runner(process.execPath, [vite, 'build', '--logLevel', 'warn'], {
    cwd: root,
  });
  if (result.code !== 0) {
    return {
      ok: false,
      sentence:
        'The page could not be built: mend what the compiler names below, then run the command again.',
      detail: words(result.output),
    };
  }
  await mkdir(join(root, '.cache'), { recursive: true });
  await writeFile(stampFile(root), stamp);
  return { ok: true, built: true };
}

/** The compiler paints its words whoever reads them, and ends them with its own stack trace. */
function words(output: string): string {
  return stripVTControlCharacters(output)
    .replace(/\n\s+at .*/s, '')
    .trim();
}

const stampFile = (root: string): string => join(root, '.cache', 'built');

async function readStamp(root: string): Promise<string | null> {
  try {
    return await readFile(stampFile(root), 'utf8');
  } catch {
    return null;
  }
}

/**
 * Names, sizes and dates in one figure. Not the newest date alone, which says nothing of a file
 * that was deleted or came back from an older version.
 */
async function fingerprint(root: string): Promise<string> {
  const hash = createHash('sha256');
  for (const source of SOURCES) await addTo(hash, root, source);
  return hash.digest('hex');
}

async function addTo(hash: ReturnType<typeof createHash>, root: string, path: string) {
  const file = join(root, path);
  const info = await stat(file).catch(() => null);
  if (info === null) return;
  if (info.isDirectory()) {
    for (const name of (await readdir(file)).sort()) await addTo(hash, root, `${path}/${name}`);
  } else {
    hash.update(`${path}\0${info.size}\0${info.mtimeMs}\n`);
  }
}
