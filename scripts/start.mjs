// @ts-check
// `npm start`: the development node and the console, built and on one origin.
import { begin } from './begin.mjs';

begin('./serve.ts', { names: ['port', 'run', 'cwd', 'done', 'stop', 'data'] });
