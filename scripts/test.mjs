// @ts-check
// `npm test`: every test there is, on a fresh clone too.
import { begin } from './begin.mjs';

// `--browser` is an option of npm as well, so that it was meant for us is not certain.
begin('./runTests.ts', { names: ['unit'] });
