/** Time and chance come into the engine here and nowhere else, so that tests can hold both. */

export interface Clock {
  /** Wall clock, ms since 1970. May jump. */
  now(): number;
  /** Elapsed ms since some fixed moment, to the ms. Never goes back. */
  elapsed(): number;
  /** Calls `run` once after `ms`, at most 24 days; returns a function that cancels it. */
  after(ms: number, run: () => void): () => void;
}

/** Uniform in [0, 1). */
export type Random = () => number;

declare function setTimeout(run: () => void, ms: number): unknown;
declare function clearTimeout(id: unknown): void;
declare const performance: { now(): number };

/** A platform's timer of more than this fires at once: a token that lives for a year would be renewed without pause. */
const longest = 2 ** 31 - 1;

/** What the platform's clock showed when it was last looked at, and the wall clock just before, ms. */
let looked = { wall: Number.NaN, elapsed: 0 };

/**
 * To the millisecond. A look at the platform's clock takes 1.6 µs, one at the wall clock a tenth of
 * that, and each line of a flood asks: within one millisecond of the wall clock one look does.
 */
function elapsed(): number {
  const wall = Date.now();
  if (wall !== looked.wall) looked = { wall, elapsed: performance.now() };
  return looked.elapsed;
}

export const systemClock: Clock = {
  now: () => Date.now(),
  elapsed,
  after(ms, run) {
    const id = setTimeout(run, Math.min(ms, longest));
    return () => clearTimeout(id);
  },
};

export const systemRandom: Random = () => Math.random();
