import { writers } from './intl';

/** How sizes and shares are written: the reader's own separators. Loaded with what shows some. */
export interface Amounts {
  /** "23%", "0.4%": `part` is 0 to 100 and beyond. */
  percent(part: number): string;
  /** "512 MiB" */
  bytes(n: number): string;
  /** "1.2 / 10 GiB", or "512 MiB / 2 GiB" where the units differ. */
  bytesOf(used: number, limit: number): string;
  /** "12 KiB/s" */
  rate(bytesPerSecond: number): string;
}

const units = ['B', 'KiB', 'MiB', 'GiB', 'TiB', 'PiB'] as const;

/** Without an argument: the reader's. */
export function createAmounts(locale?: string): Amounts {
  const whole = writers.numbers({ maximumFractionDigits: 0 }, locale);
  const tenth = writers.numbers({ maximumFractionDigits: 1 }, locale);
  const share = writers.numbers({ style: 'percent', maximumFractionDigits: 0 }, locale);
  const smallShare = writers.numbers({ style: 'percent', maximumFractionDigits: 1 }, locale);

  const inUnit = (n: number, unit: number): string => {
    const value = n / 1024 ** unit;
    return (unit > 0 && value < 9.95 ? tenth : whole).format(value);
  };
  const bytes = (n: number): string => {
    const unit = unitOf(n);
    return `${inUnit(n, unit)} ${units[unit] ?? 'B'}`;
  };

  return {
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
  };
}

/** The largest unit of which there is about one, so that 1,023.9 KiB is written as 1 MiB. */
function unitOf(n: number): number {
  let unit = 0;
  while (n / 1024 ** unit >= 999.5 && unit < units.length - 1) unit += 1;
  return unit;
}

/** The page's own. Tests make others. */
export const amounts = createAmounts();
