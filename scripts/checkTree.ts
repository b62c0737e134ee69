import { readdir, readFile } from 'node:fs/promises';
import { extname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** Past this a file has two purposes. Lines. */
export const LONGEST_FILE = 300;

const FOLDERS = ['src', 'devnode', 'tests', 'scripts'];
const CODE = new Set(['.ts', '.tsx', '.mts', '.js', '.mjs', '.css', '.html']);

/** What neither the linter nor the compiler looks at; a sentence for each fault. */
export async function checkTree(root: string): Promise<string[]> {
  return [...(await longFiles(root)), ...(await faultsOfLock(root))];
}

async function longFiles(root: string): Promise<string[]> {
  const faults: string[] = [];
  for (const folder of FOLDERS) {
    const names = await readdir(join(root, folder), { recursive: true }).catch(() => []);
    for (const name of names) {
      if (!CODE.has(extname(name))) continue;
      const lines = (await readFile(join(root, folder, name), 'utf8')).trimEnd().split('\n').length;
      if (lines > LONGEST_FILE) {
        faults.push(`${folder}/${name} has ${lines} lines, more than ${LONGEST_FILE}: divide it.`);
      }
    }
  }
  return faults;
}

type Lock = Readonly<Record<string, Readonly<Record<string, unknown>>>>;

async function faultsOfLock(root: string): Promise<string[]> {
  const { packages }: { readonly packages: Lock } = JSON.parse(
    await readFile(join(root, 'package-lock.json'), 'utf8'),
  );
  return [...addresses(packages), ...missing(packages)];
}

/**
 * A lockfile with addresses ties everyone to the registry of whoever wrote it last. What is not
 * from a registry has an address in the place of its version.
 */
function addresses(packages: Lock): string[] {
  return Object.entries(packages)
    .filter(([, { resolved, version }]) => `${resolved} ${version}`.includes('://'))
    .map(([path]) => `package-lock.json has a download address for ${path}: leave it out.`);
}

/**
 * npm leaves out the binaries of other platforms that it could not look up when the lockfile was
 * written, and then `npm ci` refuses the whole lockfile, on every platform.
 */
function missing(packages: Lock): string[] {
  const paths = Object.keys(packages);
  return Object.entries(packages).flatMap(([path, { optionalDependencies }]) =>
    Object.keys(optionalDependencies ?? {})
      .filter((name) => !paths.some((other) => `/${other}`.endsWith(`/node_modules/${name}`)))
      .map((name) => `package-lock.json has no ${name}, which ${path} may need elsewhere.`),
  );
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const faults = await checkTree(fileURLToPath(new URL('..', import.meta.url)));
  for (const fault of faults) console.error(fault);
  if (faults.length > 0) process.exitCode = 1;
}
