// @ts-check
// `npm run bench`: the console beside plain xterm.js, measured; with `--store` the log store alone.
import { begin } from './begin.mjs';

begin(process.argv.includes('--store') ? '../tests/bench/store.ts' : '../tests/bench/run.ts');
