import type { Level } from '../../../src/engine/log/levels/level';

/**
 * A sample is a log with a column before it: the first letter of the level, or `-` for none; `>`
 * for a line of the group above; a bar. So the expectation stands beside the line it is about.
 */
export interface SampleLine {
  readonly text: string;
  readonly level: Level | null;
  readonly of: number | null;
}

const levels: Readonly<Record<string, Level | null>> = {
  t: 'trace',
  d: 'debug',
  i: 'info',
  w: 'warn',
  e: 'error',
  f: 'fatal',
  '-': null,
};

export function expected(sample: string): SampleLine[] {
  let head = 0;
  return sample
    .trimEnd()
    .split('\n')
    .map((line, index) => {
      const level = levels[line.charAt(0)];
      const mark = line.charAt(1);
      if (level === undefined || !' >'.includes(mark) || line.charAt(2) !== '|') {
        throw new Error(`Line ${index + 1} of the sample has no column: ${line}`);
      }
      if (mark === ' ') head = index + 1;
      return { text: line.slice(3), level, of: mark === ' ' ? null : head };
    });
}

/** Both as lines of text, so that a difference is read at a glance. */
export function written(
  lines: readonly SampleLine[],
  places: readonly { readonly level: Level | null; readonly of: number | null }[],
): string[] {
  return places.map(
    ({ level, of }, index) =>
      `${index + 1} ${level ?? '-'}${of === null ? '' : ` of ${of}`} | ${lines[index]?.text}`,
  );
}
