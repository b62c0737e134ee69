import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { mkdir, readdir, readFile, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { stripVTControlCharacters } from 'node:util';
import { alone } from './alone.mjs';
import { type RunOptions, type RunResult, runStep } from './childProcess.mjs';

/** Everything the page is built from. */
export const SOURCES: readonly string[] = [
  'index.html',
  'package-lock.json',
  'package.json',
  'public',
  'scripts/compress.ts',
  'scripts/earlyScript.ts',
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

/** Whether dist/ was built from the sources as they are now, and is all there. */
export async function isBuilt(root: string): Promise<boolean> {
  if (!existsSync(join(root, 'dist', 'index.html'))) return false;
  return (await readStamp(root)) === stampOf(await fingerprint(root), await built(root));
}

/** Builds the page if its sources have changed since it was built last. */
export async function ensureBuilt(options: BuildOptions): Promise<BuildOutcome> {
  const { root, say = console.log } = options;
  if (await isBuilt(root)) return { ok: true, built: false };
  const wait = () => say('Waiting until another command has built the page …');
  return alone(join(root, '.cache', 'building'), wait, () => build(options));
}

async function build({ root, say = console.log, runner = runStep }: BuildOptions) {
  // Another one may have done it meanwhile.
  if (await isBuilt(root)) return { ok: true, built: false } as const;
  say('Building the page …');
  // Taken before the build: what is saved while it runs makes the next start build again.
  const stamp = await fingerprint(root);
  const vite = join(root, 'node_modules', 'vite', 'bin', 'vite.js');
  // The page that is served is one for production, whatever this machine is for.
  const { NODE_ENV: _, ...env } = process.env;
  const result = await runner(process.execPath, [vite, 'build', '--logLevel', 'warn'], {
    cwd: root,
    env,
  });
  if (result.code !== 0) return failed(result);
  await mkdir(join(root, '.cache'), { recursive: true });
  await writeFile(stampFile(root), stampOf(stamp, await built(root)));
  return { ok: true, built: true } as const;
}

function failed({ code, output }: RunResult): BuildOutcome {
  const detail = words(output);
  if (detail === '' && code === 137) {
    return {
      ok: false,
      sentence:
        'The page could not be built: the system ended the compiler, as it does when memory runs out: end other programs, then run the command again.',
      detail,
    };
  }
  if (/\bENOSPC\b|no space left/i.test(detail)) {
    return {
      ok: false,
      sentence:
        'The page could not be built, since there is no room left on the disk: make some, then run the command again.',
      detail: '',
    };
  }
  return {
    ok: false,
    sentence:
      'The page could not be built: mend what the compiler names below, then run the command again.',
    detail,
  };
}

/** What is told of a build that failed. */
export function wordsOf({ sentence, detail }: Extract<BuildOutcome, { ok: false }>): string {
  return detail === '' ? sentence : `${sentence}\n\n${detail}`;
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

const stampOf = (sources: string, page: string): string => `${sources}\n${page}\n`;

/**
 * Names, sizes and dates in one figure. Not the newest date alone, which says nothing of a file
 * that was deleted or came back from an older version.
 */
function fingerprint(root: string): Promise<string> {
  return figureOf(root, SOURCES, true);
}

/**
 * What the compiler made, so that a page of which a part is missing is none: two builds at once, or
 * one that was cut off, leave such. Without dates, for a build by hand makes the same; and without
 * what comes from public/, where one may try a configuration.
 */
function built(root: string): Promise<string> {
  return figureOf(root, ['dist/index.html', 'dist/assets', 'dist/.vite'], false);
}

async function figureOf(root: string, paths: readonly string[], dated: boolean): Promise<string> {
  const hash = createHash('sha256');
  for (const path of paths) await addTo(hash, root, path, dated);
  return hash.digest('hex');
}

async function addTo(
  hash: ReturnType<typeof createHash>,
  root: string,
  path: string,
  dated: boolean,
): Promise<void> {
  const file = join(root, path);
  const info = await stat(file).catch(() => null);
  if (info === null) return;
  if (info.isDirectory()) {
    const names = (await readdir(file)).sort();
    for (const name of names) await addTo(hash, root, `${path}/${name}`, dated);
  } else {
    hash.update(`${path}\0${info.size}\0${dated ? info.mtimeMs : ''}\n`);
  }
}
