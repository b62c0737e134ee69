import { formats } from '../format';

export const settingsWords = {
  title: 'Settings',
  theme: 'Theme',
  themes: { system: 'As the system', dark: 'Dark', light: 'Light' },
  fontSize: 'Text size of the log',
  lineHeight: 'Line height of the log',
  smaller: 'Smaller',
  larger: 'Larger',
  askBeforeStop: 'Ask before Stop and Restart',
  askBeforeStopHint: 'Kill always asks.',
  showStats: 'Show the stats beside the log',
  kept: {
    name: 'Lines kept',
    lines: (n: number): string => formats.count(n),
    /** Of a million ordinary lines: 22.5 MB their texts and times, 4 MB their levels. */
    memory: (millions: number): string =>
      `They take up to some ${formats.count(Math.max(1, Math.round(27 * millions)))} MB of memory; of very long ones fewer are kept.`,
    /** Lines go by the thousand. */
    asks: (n: number): string =>
      `About ${formats.count(Math.ceil(n / 1_000) * 1_000)} of the oldest lines will be gone from this page.`,
    keep: 'Keep them',
    drop: 'Let them go',
  },
  connection: 'Connection to the server',
  key: 'API key',
  keyKept: 'An API key is kept on this device.',
  forgetKey: 'Forget it',
  noStorage:
    'This browser keeps nothing new for this page: what you change lasts until you leave it.',
  noWorker: 'This browser gives the page no background worker: very fast output may be felt.',
  done: 'Done',
  keys: {
    title: 'Keys',
    rows: [
      ['Esc', 'Close what is open, then go to the command line'],
      ['Enter', 'Send the command'],
      ['↑ ↓', 'Earlier and later commands that begin with what is typed'],
      ['Tab', 'Complete from earlier commands'],
      ['Page Up, Page Down', 'Scroll the log, also from the command line'],
      ['End', 'To the end of the log'],
      ['Ctrl+C', 'Copy what is selected in the log'],
      ['Ctrl+A', 'Select the whole log, when the log has the focus'],
      ['Shift+click', 'Select all lines from the one that was clicked before'],
      ['Right-click, Shift+F10', 'What can be done with a line of the log'],
      ['Shift+right-click', 'The browser’s own menu in its place'],
      ['/, Ctrl+F', 'Find in the log, or what is selected in it'],
      ['Enter, Shift+Enter', 'Next and previous match, while finding'],
      ['Ctrl+S, Pause', 'Hold the log as it is; again, or End, to go on'],
      ['Ctrl+Plus, Ctrl+Minus, Ctrl+0', 'Text size, in the log and the command line'],
      ['?', 'Show these keys'],
    ],
  },
} as const;
