import { join } from 'node:path';
import { ensureBuilt } from './build';
import { run } from './childProcess.mjs';
import { ROOT } from './install.mjs';

/** `npm start`: builds what has changed, then is the development node until that ends. */
export async function main(args: readonly string[]): Promise<number> {
  const built = await ensureBuilt({ root: ROOT });
  if (!built.ok) {
    console.error(`${built.sentence}\n\n${built.detail}`);
    return 1;
  }
  // tsx by its address: the folder we were called from may be another, and `--cwd` counts from it.
  const tsx = import.meta.resolve('tsx');
  const devnode = join(ROOT, 'devnode', 'main.ts');
  const { code } = await run(process.execPath, ['--import', tsx, devnode, ...args], { show: true });
  return code;
}
