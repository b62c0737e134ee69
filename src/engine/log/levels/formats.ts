import type { Format } from './format';
import { engines } from './formatsOfEngines';
import { languages } from './formatsOfLanguages';
import { loggers } from './formatsOfLoggers';
import { servers } from './formatsOfServers';
import { services } from './formatsOfServices';

/**
 * The table of formats that the general rule (scan.ts) does not read by itself: it knows times,
 * brackets, columns and a word for the level in any order. What an entry says is explained in
 * format.ts; the entries are in the files beside it, by what prints them.
 */
export const formats: readonly Format[] = [
  ...engines,
  ...servers,
  ...loggers,
  ...services,
  ...languages,
];
