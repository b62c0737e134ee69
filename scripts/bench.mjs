// @ts-check
// `npm run bench`: the console beside plain xterm.js, measured; with `--full` every figure that is
// promised, with `--store` the log store alone.
import { begin } from './begin.mjs';

const forms = { '--store': '../tests/bench/store.ts', '--full': '../tests/bench/full.ts' };
const form = Object.entries(forms).find(([name]) => process.argv.includes(name));
begin(form === undefined ? '../tests/bench/run.ts' : form[1]);
