// @ts-check
// `npm run soak`: half an hour of output with a reader at work; `npm run soak -- 5` for five minutes.
import { begin } from './begin.mjs';

process.env.ROOST_SOAK_MINUTES = process.argv[2] ?? '30';
process.argv.splice(2, process.argv.length, '--browser', 'tests/browser/soak.spec.ts');
begin('./runTests.ts');
