/** Chance that can be played again: everything that is drawn follows from the seed. */
export interface Chance {
  /** Uniform in [0, 1). */
  unit(): number;
  between(least: number, most: number): number;
  /** A whole number, both ends included. */
  whole(least: number, most: number): number;
  /** As likely to be between 1 and 2 as between 10 and 20. */
  scale(least: number, most: number): number;
  happens(probability: number): boolean;
  /** The time until something that comes `rate` times a second, ms. */
  gap(rate: number): number;
  one<T>(choices: readonly [T, ...T[]]): T;
  weighted<T>(choices: readonly (readonly [number, T])[], otherwise: T): T;
}

/** mulberry32 */
export function createChance(seed: number): Chance {
  let state = seed >>> 0;
  function unit(): number {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  }
  const between = (least: number, most: number): number => least + unit() * (most - least);
  return {
    unit,
    between,
    whole: (least, most) => Math.floor(between(least, most + 1)),
    scale: (least, most) => least * (most / least) ** unit(),
    happens: (probability) => unit() < probability,
    gap: (rate) => (-Math.log(1 - unit()) / rate) * 1000,
    one: (choices) => choices[Math.floor(unit() * choices.length)] ?? choices[0],
    weighted(choices, otherwise) {
      let left = unit() * choices.reduce((sum, [weight]) => sum + weight, 0);
      for (const [weight, choice] of choices) {
        left -= weight;
        if (left < 0) return choice;
      }
      return otherwise;
    },
  };
}
