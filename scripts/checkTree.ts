import { readdir, readFile } from 'node:fs/promises';
import { extname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** Past this a file has two purposes. Lines. */
export const LONGEST_FILE = 300;

const FOLDERS = ['src', 'devnode', 'tests', 'scripts'];
const CODE = new Set(['.ts', '.tsx', '.mts', '.js', '.mjs', '.css', '.html']);

/** What neither the linter nor the compiler looks at; a sentence for each fault. */
export async function checkTree(root: string): Promise<string[]> {
  return [...(await longFiles(root)), ...(await addressesInLock(root))];
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

/**
 * A lockfile with addresses ties everyone to the registry of whoever wrote it last. What is not
 * from a registry has no version to find it by, and shows an address in its place.
 */
async function addressesInLock(root: string): Promise<string[]> {
  const lock: { readonly packages: Readonly<Record<string, Readonly<Record<string, unknown>>>> } =
    JSON.parse(await readFile(join(root, 'package-lock.json'), 'utf8'));
  return Object.entries(lock.packages)
    .filter(([, entry]) =>
      [entry.resolved, entry.version].some((value) => /:\/\//.test(`${value}`)),
    )
    .map(([path]) => `package-lock.json has a download address for ${path}: leave it out.`);
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const faults = await checkTree(fileURLToPath(new URL('..', import.meta.url)));
  for (const fault of faults) console.error(fault);
  if (faults.length > 0) process.exitCode = 1;
}
