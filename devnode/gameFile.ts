import { mkdirSync, renameSync } from 'node:fs';
import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';
import { buildSync } from 'esbuild';

const source = fileURLToPath(new URL('./programs/game.ts', import.meta.url));
const file = fileURLToPath(new URL('../.cache/game.mjs', import.meta.url));
let made = false;

/**
 * The game in one file that Node runs as it is: to load its sources one by one takes three times as
 * long as all else of its start, and each test starts it.
 */
export function gameFile(): string {
  if (made) return file;
  mkdirSync(dirname(file), { recursive: true });
  // Others may be starting it, or making it as well.
  const fresh = `${file}.${process.pid}`;
  buildSync({
    entryPoints: [source],
    outfile: fresh,
    bundle: true,
    platform: 'node',
    format: 'esm',
    target: 'node20',
    logLevel: 'silent',
  });
  renameSync(fresh, file);
  made = true;
  return file;
}
