import { mkdtempSync, symlinkSync } from 'node:fs';
import { mkdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { onTestFinished } from 'vitest';
import { ROOT } from '../../scripts/install.mjs';

export interface Folder {
  readonly path: string;
  write(name: string, text: string): Promise<void>;
}

/** A folder that is gone after the test. */
export async function makeFolder(files: Readonly<Record<string, string>> = {}): Promise<Folder> {
  const path = mkdtempSync(join(tmpdir(), 'roost-'));
  onTestFinished(() => rm(path, { recursive: true, force: true }));
  const write = async (name: string, text: string) => {
    await mkdir(dirname(join(path, name)), { recursive: true });
    await writeFile(join(path, name), text);
  };
  for (const [name, text] of Object.entries(files)) await write(name, text);
  return { path, write };
}

/** Lends a folder our packages, so that the real tools run in it. */
export function lendPackages(folder: Folder): void {
  symlinkSync(join(ROOT, 'node_modules'), join(folder.path, 'node_modules'), 'junction');
}
