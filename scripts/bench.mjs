// @ts-check
// `npm run bench`: the console beside plain xterm.js, measured; with `--full` every figure that is
// promised, with `--store` the log store alone.
import { begin } from './begin.mjs';

const forms = { '--store': '../tests/bench/store.ts', '--full': '../tests/bench/full.ts' };
const form = Object.entries(forms).find(([name]) => process.argv.includes(name));
// Half an hour of the wrong figures is a long time to find out about a slip.
const known = [...Object.keys(forms), form === undefined ? '--short' : '--lines'];
const [unknown] = process.argv.slice(2).filter((one) => !known.includes(one) && !/^\d+$/.test(one));

if (unknown === undefined) {
  begin(form === undefined ? '../tests/bench/run.ts' : form[1], {
    names: ['full', 'store', 'short', 'lines'],
  });
} else {
  console.error(
    `${unknown} is no form of the benchmark: npm run bench, or with -- --short, -- --full or -- --store [--lines N].`,
  );
  process.exitCode = 1;
}
