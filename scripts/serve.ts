import { join } from 'node:path';
import { ensureBuilt, wordsOf } from './build';
import { run } from './childProcess.mjs';
import { ROOT } from './install.mjs';

/** `npm start`: builds what has changed, then is the development node until that ends. */
export async function main(args: readonly string[]): Promise<number> {
  const built = await ensureBuilt({ root: ROOT });
  if (!built.ok) {
    console.error(wordsOf(built));
    return 1;
  }
  // npm runs us in the repository; `--cwd` and `--data` count from where the person stands.
  const cwd = process.env.INIT_CWD ?? process.cwd();
  const tsx = import.meta.resolve('tsx');
  const devnode = join(ROOT, 'devnode', 'main.ts');
  const { code } = await run(process.execPath, ['--import', tsx, devnode, ...args], {
    cwd,
    env: { ...process.env, ROOST_STARTER: String(process.pid) },
    show: true,
  });
  return code;
}
