// @ts-check
// `npm run --silent lines -- FILE`: how the log would hold a file, its levels and groups.
import { begin } from './begin.mjs';

// What is said on the way must not stand among the lines.
begin('./lines.ts', { say: console.error });
