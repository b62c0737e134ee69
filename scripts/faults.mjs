// @ts-check
// `npm run faults`: 10,000 schedules of faults and the figures of docs/reliability.md;
// `npm run faults -- --seed NAME` plays one schedule again, `--count N` so many.
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { begin } from './begin.mjs';
import { ROOT } from './install.mjs';

await begin(null, { names: ['seed', 'count', 'from'] });
if (process.exitCode === undefined) process.exitCode = await run();

// Built first, not translated on the way: what the engine loads later has to be there when its own
// clock says so, or a seed would not play the same each time.
async function run() {
  const { build } = await import('vite');
  const outDir = join(ROOT, '.cache', 'faults');
  await build({
    root: ROOT,
    configFile: false,
    publicDir: false,
    logLevel: 'error',
    build: { ssr: 'scripts/faults.ts', outDir, emptyOutDir: true },
  });
  const { main } = await import(pathToFileURL(join(outDir, 'faults.js')).href);
  return main(process.argv.slice(2));
}
