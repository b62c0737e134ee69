import { writers } from './intl';

/** How numbers and times are written: the reader's own separators, clock and zone. */
export interface Formats {
  count(n: number): string;
  /** "3 h 12 min": the two largest units that matter. */
  duration(ms: number): string;
  /** "1:40", "0:07", "1:02:03" */
  stopwatch(ms: number): string;
  /** "14:02"; with the date if that was not within half a day of `now`. */
  clock(at: number, now: number): string;
}

const halfADay = 12 * 3_600_000;

/** Without arguments: the reader's. */
export function createFormats(locale?: string, timeZone?: string): Formats {
  const whole = writers.numbers({ maximumFractionDigits: 0 }, locale);
  const zone = timeZone === undefined ? {} : { timeZone };
  const time = writers.moments({ timeStyle: 'short', ...zone }, locale);
  const dayAndTime = writers.moments({ dateStyle: 'medium', timeStyle: 'short', ...zone }, locale);

  return {
    count: (n) => whole.format(n),
    duration,
    stopwatch,
    clock: (at, now) =>
      (Math.abs(now - at) < halfADay ? time : dayAndTime).format(at).replaceAll('\u202f', ' '),
  };
}

function duration(ms: number): string {
  const seconds = Math.max(0, Math.floor(ms / 1000));
  const minutes = Math.floor(seconds / 60);
  const hours = Math.floor(minutes / 60);
  const days = Math.floor(hours / 24);
  if (days > 0) return join(days, 'd', hours % 24, 'h');
  if (hours > 0) return join(hours, 'h', minutes % 60, 'min');
  if (minutes > 0) return join(minutes, 'min', seconds % 60, 's');
  return `${seconds} s`;
}

function join(large: number, largeUnit: string, small: number, smallUnit: string): string {
  return small === 0 ? `${large} ${largeUnit}` : `${large} ${largeUnit} ${small} ${smallUnit}`;
}

function stopwatch(ms: number): string {
  const seconds = Math.max(0, Math.floor(ms / 1000));
  const two = (n: number): string => String(n).padStart(2, '0');
  const hours = Math.floor(seconds / 3600);
  const minutes = Math.floor(seconds / 60) % 60;
  return hours > 0
    ? `${hours}:${two(minutes)}:${two(seconds % 60)}`
    : `${minutes}:${two(seconds % 60)}`;
}

/** The page's own. Tests make others. */
export const formats = createFormats();
