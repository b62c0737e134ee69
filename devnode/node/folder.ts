import type { Dirent } from 'node:fs';
import { lstat, readdir } from 'node:fs/promises';
import { join } from 'node:path';

/** How much a server's folder holds, looked at anew only after some seconds. */
export interface DiskUse {
  /** Bytes, as last seen. */
  readonly bytes: number;
  /** Looks again if the last look is old. */
  refresh(): Promise<void>;
}

const lookEveryMs = 5000;

export function createDiskUse(folder: () => string): DiskUse {
  let bytes = 0;
  let lookedAt = Number.NEGATIVE_INFINITY;
  let looking: Promise<void> | null = null;

  async function look(): Promise<void> {
    let sum = 0;
    for (const path of await filesIn(folder())) {
      sum += await lstat(path).then(
        (found) => found.size,
        () => 0,
      );
    }
    bytes = sum;
    lookedAt = performance.now();
    looking = null;
  }

  return {
    get bytes() {
      return bytes;
    },
    async refresh() {
      if (performance.now() - lookedAt < lookEveryMs) return;
      looking ??= look();
      await looking;
    },
  };
}

/** The files below a folder; links are not followed, what cannot be read is left out. */
export async function filesIn(folder: string): Promise<string[]> {
  const found: string[] = [];
  const folders = [folder];
  for (let at = folders.pop(); at !== undefined; at = folders.pop()) {
    const entries: Dirent[] = await readdir(at, { withFileTypes: true }).catch(() => []);
    for (const entry of entries) {
      const path = join(at, entry.name);
      if (entry.isDirectory()) folders.push(path);
      else found.push(path);
    }
  }
  return found;
}
