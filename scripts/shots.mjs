// @ts-check
// `npm run shots`: pictures of every scene, to be looked at.
import { begin } from './begin.mjs';

begin('./shots.ts', { names: ['readme'] });
