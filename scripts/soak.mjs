// @ts-check
// `npm run soak`: half an hour of output with a reader at work; `npm run soak -- 5` for five minutes.
import { begin } from './begin.mjs';

const minutes = process.argv[2] === undefined ? '30' : process.argv[2];

if (Number(minutes) > 0 && process.argv.length < 4) {
  process.env.ROOST_SOAK_MINUTES = minutes;
  process.argv.splice(2, process.argv.length, '--browser', 'tests/browser/soak.spec.ts');
  begin('./runTests.ts');
} else {
  console.error('Say for how many minutes: npm run soak -- 5, or nothing for half an hour.');
  process.exitCode = 1;
}
