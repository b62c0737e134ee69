// @ts-check
// `npm run bench`: the console beside plain xterm.js, measured.
import { begin } from './begin.mjs';

begin('../tests/bench/run.ts');
