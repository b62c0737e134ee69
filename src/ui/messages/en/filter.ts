import type { Level } from '../../../engine/log/levels/level';
import { formats } from '../format';
import { counted } from './plural';

/** Showing a part of the log. */
export const filterWords = {
  title: 'Filter',
  rule: 'Lines with',
  ruleNumber: (n: number): string => `Text of rule ${n}`,
  keepNumber: (n: number): string => `What rule ${n} does`,
  keep: { show: 'Show', hide: 'Hide' },
  placeholder: 'text in the line',
  patternPlaceholder: 'pattern, such as joined|left',
  pattern: 'Regular expression',
  caseSensitive: 'Match case',
  add: 'Add a rule',
  remove: (n: number): string => `Remove rule ${n}`,
  levels: 'Levels',
  level: {
    fatal: 'Fatal',
    error: 'Error',
    warn: 'Warning',
    info: 'Info',
    debug: 'Debug',
    trace: 'Trace',
    none: 'Without a level',
  } satisfies Record<Level | 'none', string>,
  sources: 'From',
  source: {
    console: 'Server',
    node: 'Node',
    install: 'Installation',
    own: 'Your commands',
  },
  /** Of the choices: they do not all fit on a small screen. */
  more: 'More below',
  clear: 'Show everything',
  close: 'Close the filter',
  closeShort: 'Close',
  fault: (rule: number, reason: string): string => `Rule ${rule} is not a pattern: ${reason}`,
  notLoaded:
    'What this filter needs could not be loaded. Try again when there is a network; if that does not help, load the page again.',
  counts: (shown: number, leftOut: number): string =>
    `${counted(shown, 'line', 'lines')} shown, ${formats.count(leftOut)} left out`,
  looking: 'looking through the log …',
  /** Until the filter is in force. */
  applying: 'Looking through the log …',
  nothing: 'No line passes the filter.',
  around: 'You see a line among its neighbours. The filter is off meanwhile.',
  backToFilter: 'Back to the filtered lines',
  saved: 'Saved filters',
  choose: 'Choose a saved filter',
  name: 'Name of this filter',
  save: 'Save',
  forget: 'Delete the saved filter',
} as const;
