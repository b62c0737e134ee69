import type { Times } from '../../../settings';

/** How lines are shown. */
export const displayWords = {
  title: 'Times and size',
  close: 'Close',
  times: 'Times',
  time: {
    off: 'Off',
    clock: 'Time of arrival',
    exact: 'To the millisecond',
    since: 'Since the line before',
  } satisfies Record<Times, string>,
  /** As wide as a time. */
  unknownTime: '—:—',
  unknown: 'Lines from before you came have no known time: —:— stands before them.',
  lines: 'Long lines',
  wrap: 'Wrap',
  sideways: 'Go on to the right',
  sidewaysBar: 'Right part of long lines',
  traces: 'Stack traces',
  foldTraces: 'What went wrong, and its causes',
  wholeTraces: 'Whole',
  repeats: 'Equal lines',
  /** 0: never. */
  fold: (from: number): string => (from === 0 ? 'All' : `One from ${from} on`),
  foldHint: 'A row that begins with ▸ opens with a click.',
  privateView: 'Private view: hide addresses, tokens, e-mail addresses and UUIDs on the screen',
  privateHint: 'Find still looks through what is hidden, and downloads have choices of their own.',
  hideNames: 'Hide names of players',
  namesHint:
    'A name is hidden in the whole log once a line tells that it is one: who has come, gone, or written.',
  namesSeen: 'Names of players are seen.',
  size: 'Text size',
  smaller: 'Smaller text of the log',
  larger: 'Larger text of the log',
  reset: 'Standard size',
  px: (size: number): string => `${size} px`,
  sizeHint: 'Also with two fingers on the log, or Ctrl+Plus, Ctrl+Minus and Ctrl+0 in it.',
  marks: 'Beside the log: a bar is an error, a dot a warning, a thin line what belongs to it.',
  /** Wall clock of the reader, `HH:MM:SS`. */
  clock(at: number): string {
    const time = new Date(at);
    return [time.getHours(), time.getMinutes(), time.getSeconds()].map(twoDigits).join(':');
  },
  exact(at: number): string {
    return `${displayWords.clock(at)}.${String(new Date(at).getMilliseconds()).padStart(3, '0')}`;
  },
  /** Never longer than eight characters. */
  since(ms: number): string {
    const seconds = Math.max(0, ms) / 1_000;
    // What would be rounded up to a minute is one.
    if (seconds < 59.95) return `+${seconds.toFixed(1)} s`;
    const whole = Math.round(seconds);
    if (whole < 3_600) return `+${Math.floor(whole / 60)}:${twoDigits(whole % 60)}`;
    const minutes = Math.floor(whole / 60);
    if (minutes < 6_000) return `+${Math.floor(minutes / 60)} h ${twoDigits(minutes % 60)}`;
    return `+${Math.min(9_999, Math.floor(minutes / 1_440))} d`;
  },
} as const;

function twoDigits(n: number): string {
  return String(n).padStart(2, '0');
}
