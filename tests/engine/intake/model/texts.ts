import type { Chance } from './chance';

/** What a server prints: which of its lines can be told from which others. */
export type Style = 'clocked' | 'clocked, equal' | 'numbered' | 'mixed' | 'equal' | 'periodic';

const words = [
  'Saving chunks',
  'Saved the game',
  'Can’t keep up! Is the server overloaded?',
  'tick',
  'Autosave',
] as const;

const styles: readonly (readonly [number, Style])[] = [
  [35, 'clocked'],
  [15, 'clocked, equal'],
  [15, 'numbered'],
  [20, 'mixed'],
  [8, 'equal'],
  [7, 'periodic'],
];

export interface Texts {
  readonly style: Style;
  /** The next line; `at`: wall clock, ms. It may hold a space and `\r`, or nothing at all. */
  next(at: number): string;
}

/** `odd`: some lines are empty, coloured, long, or hold a return. `endless`: some end a replay. */
export function createTexts(chance: Chance, odd: boolean, endless: boolean): Texts {
  const style = chance.weighted(styles, 'clocked');
  const period = chance.whole(1, 12);
  let count = 0;

  function ordinary(at: number): string {
    count += 1;
    const clock = new Date(at).toISOString().slice(11, 19);
    const unique = `Player${count % 17} moved to ${count}, ${(count * 7919) % 1000}`;
    switch (style) {
      case 'clocked':
        return `[${clock} INFO]: ${unique}`;
      case 'clocked, equal':
        return `[${clock} INFO]: ${chance.happens(0.4) ? unique : chance.one(words)}`;
      case 'numbered':
        return unique;
      case 'mixed':
        return chance.happens(0.5) ? unique : chance.one(words);
      case 'equal':
        return chance.happens(0.15) ? unique : chance.happens(0.8) ? 'tick' : chance.one(words);
      case 'periodic':
        return `step ${count % period} of ${period}`;
    }
  }

  return {
    style,
    next(at) {
      if (!odd || !chance.happens(0.04)) return ordinary(at);
      const line = ordinary(at);
      return chance.weighted<() => string>(
        [
          [4, () => ''],
          [3, () => `\u001b[33m${line}\u001b[0m`],
          [3, () => `${line} \r${line} again`],
          [2, () => line + '.'.repeat(chance.whole(16_500, 40_000))],
          [endless ? 0.4 : 0, () => line + '.'.repeat(chance.whole(65_600, 70_000))],
        ],
        () => line,
      )();
    },
  };
}
