/** Chance that repeats itself: the same seed, the same throws. */
export interface Dice {
  /** Uniform in [0, 1). */
  roll(): number;
  /** A whole number, both ends included. */
  between(least: number, most: number): number;
  pick<T>(from: readonly [T, ...T[]]): T;
}

/** A linear congruential generator, with the constants of Numerical Recipes. */
export function createDice(seed: number): Dice {
  let state = seed >>> 0;
  function roll(): number {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  }
  // The first throws of small seeds lie close together.
  for (let i = 0; i < 8; i++) roll();
  return {
    roll,
    between: (least, most) => least + Math.floor(roll() * (most - least + 1)),
    pick: (from) => from[Math.floor(roll() * from.length)] ?? from[0],
  };
}

/** A seed out of a name, so that two servers with no seed of their own differ. */
export function seedOf(name: string): number {
  let seed = 5_381;
  for (const letter of name) seed = (Math.imul(seed, 33) + (letter.codePointAt(0) ?? 0)) >>> 0;
  return seed;
}
