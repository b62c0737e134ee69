/** Chance that can be thrown again: the same seed, the same numbers (mulberry32). */
export interface Dice {
  /** Uniform in [0, 1). */
  chance(): number;
  yes(probability: number): boolean;
  /** A whole number in [0, count). */
  below(count: number): number;
  /** A whole number in [from, to]. */
  between(from: number, to: number): number;
  pick<const T extends readonly [unknown, ...unknown[]]>(values: T): T[number];
}

export function createDice(seed: number): Dice {
  let state = (seed ^ 0x9e3779b9) >>> 0;

  function chance(): number {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  }

  const below = (count: number) => Math.floor(chance() * count);
  return {
    chance,
    yes: (probability) => chance() < probability,
    below,
    between: (from, to) => from + below(to - from + 1),
    pick: (values) => values[below(values.length)] ?? values[0],
  };
}
