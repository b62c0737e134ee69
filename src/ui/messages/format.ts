/** How numbers, sizes and times are written: the reader's own separators, clock and zone. */
export interface Formats {
  count(n: number): string;
  /** "23%", "0.4%": `part` is 0 to 100 and beyond. */
  percent(part: number): string;
  /** "512 MiB" */
  bytes(n: number): string;
  /** "1.2 / 10 GiB", or "512 MiB / 2 GiB" where the units differ. */
  bytesOf(used: number, limit: number): string;
  /** "12 KiB/s" */
  rate(bytesPerSecond: number): string;
  /** "3 h 12 min": the two largest units that matter. */
  duration(ms: number): string;
  /** "1:40", "0:07", "1:02:03" */
  stopwatch(ms: number): string;
  /** "14:02"; with the date if that was not within half a day of `now`. */
  clock(at: number, now: number): string;
}

const units = ['B', 'KiB', 'MiB', 'GiB', 'TiB', 'PiB'] as const;
const halfADay = 12 * 3_600_000;

/** Without arguments: the reader's. */
export function createFormats(locale?: string, timeZone?: string): Formats {
  const whole = new Intl.NumberFormat(locale, { maximumFractionDigits: 0 });
  const tenth = new Intl.NumberFormat(locale, { maximumFractionDigits: 1 });
  const share = new Intl.NumberFormat(locale, { style: 'percent', maximumFractionDigits: 0 });
  const smallShare = new Intl.NumberFormat(locale, { style: 'percent', maximumFractionDigits: 1 });
  const zone = timeZone === undefined ? {} : { timeZone };
  const time = new Intl.DateTimeFormat(locale, { timeStyle: 'short', ...zone });
  const dayAndTime = new Intl.DateTimeFormat(locale, {
    dateStyle: 'medium',
    timeStyle: 'short',
    ...zone,
  });

  const inUnit = (n: number, unit: number): string => {
    const value = n / 1024 ** unit;
    return (unit > 0 && value < 9.95 ? tenth : whole).format(value);
  };
  const bytes = (n: number): string => {
    const unit = unitOf(n);
    return `${inUnit(n, unit)} ${units[unit] ?? 'B'}`;
  };

  return {
    count: (n) => whole.format(n),
    percent: (part) => (part < 9.95 ? smallShare : share).format(part / 100),
    bytes,
    bytesOf(used, limit) {
      const unit = unitOf(limit);
      // "0.5 / 2 GiB" is read at a glance; "0.03 / 2 GiB" is not.
      const share = used / 1024 ** unit;
      return used === 0 || share >= 0.095
        ? `${inUnit(used, unit)} / ${bytes(limit)}`
        : `${bytes(used)} / ${bytes(limit)}`;
    },
    rate: (n) => `${bytes(n)}/s`,
    duration,
    stopwatch,
    clock: (at, now) =>
      (Math.abs(now - at) < halfADay ? time : dayAndTime).format(at).replaceAll('\u202f', ' '),
  };
}

/** The largest unit of which there is about one, so that 1,023.9 KiB is written as 1 MiB. */
function unitOf(n: number): number {
  let unit = 0;
  while (n / 1024 ** unit >= 999.5 && unit < units.length - 1) unit += 1;
  return unit;
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
