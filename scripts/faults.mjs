// @ts-check
// `npm run faults`: 10,000 schedules of faults and the figures of docs/reliability.md;
// `npm run faults -- --seed NAME` plays one schedule again, `--count N` so many.
import { begin } from './begin.mjs';

begin('./faults.ts');
