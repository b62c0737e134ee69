import { lstat, mkdir, realpath, stat, writeFile } from 'node:fs/promises';
import { dirname, isAbsolute, join, relative, sep } from 'node:path';

export type WriteOutcome =
  | { readonly ok: true }
  | { readonly ok: false; readonly why: 'escapes' | 'is a folder' };

/**
 * Writes a file below a server's folder, making the folders on the way. A path that leads out of
 * it, through `..` or a link, is refused.
 */
export async function writeServerFile(
  folder: string,
  path: string,
  content: Buffer,
): Promise<WriteOutcome> {
  if (path.includes('\0')) return { ok: false, why: 'escapes' };
  await mkdir(folder, { recursive: true });
  const root = await realpath(folder);
  const target = join(root, path);
  if (target === root) return { ok: false, why: 'is a folder' };
  if (!isBelow(root, target)) return { ok: false, why: 'escapes' };
  if (!isBelow(root, await realpathOfExisting(target))) return { ok: false, why: 'escapes' };
  if (await isFolder(target)) return { ok: false, why: 'is a folder' };
  await mkdir(dirname(target), { recursive: true });
  await writeFile(target, content);
  return { ok: true };
}

/** Whether `path` is `root` or lies in it. Both absolute and without `..`. */
export function isBelow(root: string, path: string): boolean {
  const way = relative(root, path);
  return way !== '..' && !way.startsWith(`..${sep}`) && !isAbsolute(way);
}

/** Where the part of the path that exists really is. A dangling link counts as leading out. */
async function realpathOfExisting(path: string): Promise<string> {
  try {
    return await realpath(path);
  } catch {
    if (await isDanglingLink(path)) return sep;
    return realpathOfExisting(dirname(path));
  }
}

function isDanglingLink(path: string): Promise<boolean> {
  return lstat(path).then(
    (found) => found.isSymbolicLink(),
    () => false,
  );
}

function isFolder(path: string): Promise<boolean> {
  return stat(path).then(
    (found) => found.isDirectory(),
    () => false,
  );
}
