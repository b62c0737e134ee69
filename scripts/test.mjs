// @ts-check
// `npm test`: every test there is, on a fresh clone too.
import { begin } from './begin.mjs';

begin('./runTests.ts', { names: ['unit', 'browser'] });
