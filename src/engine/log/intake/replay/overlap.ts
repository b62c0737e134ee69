import type { Evidence } from './evidence';

/** Where what is held ends within what was received. */
export interface Overlap {
  /** Indexes in `received` that are held already, ascending. */
  readonly matched: readonly number[];
  /** Indexes between and in front of those: live lines that came in among the replay. */
  readonly live: readonly number[];
  /** Index in `received` of the first line past the overlap. */
  readonly end: number;
  /** Worth enough to say that nothing is missing. */
  readonly proven: boolean;
  /** The replay holds older lines of this run that are not held: some were missed before. */
  readonly olderMissed: boolean;
  /** The replay begins after the first held line: it is a full window. */
  readonly windowFull: boolean;
  /** What is held would end as well at another place: the lines repeat in rounds. */
  readonly periodic: boolean;
}

/** Live lines that may stand among the replay. */
const SLACK = 12;
/**
 * What an overlap has to be worth, and what each line passed over takes off. More than resume.md's 10
 * bits (step 4): it is looked for in many places, and a gap that is missed is worse than a false one.
 */
const ENOUGH = 15;
const PER_SKIP = 4;
/** Less than enough, and yet too much to show the same lines again: a gap is said, none doubled. */
const LIKELY = 4;
/** For a match in the middle there are many places to match by chance. */
const ENOUGH_INSIDE = 15;
const ENOUGH_WHOLE_INSIDE = 16;

/**
 * Finds the overlap of the held tail and the replay, or `null` if there is none that proves
 * enough. `complete`: the replay is shorter than the window, so it is the whole log of the run
 * and begins with all that is held of it; an exact match then needs no further proof.
 */
export function findOverlap(
  held: readonly number[],
  received: readonly number[],
  evidence: Evidence,
  complete: boolean,
): Overlap | null {
  if (held.length === 0) return complete ? overlap([], [], {}) : null;
  const start = atStart(held, received, evidence, complete);
  if (start?.proven) return start;
  return inside(held, received, evidence) ?? start;
}

function overlap(
  matched: readonly number[],
  live: readonly number[],
  flaws: {
    readonly unproven?: boolean;
    readonly olderMissed?: boolean;
    readonly windowFull?: boolean;
    readonly periodic?: boolean;
  },
): Overlap {
  const { unproven = false, olderMissed = false, windowFull = false, periodic = false } = flaws;
  const end = (matched.at(-1) ?? -1) + 1;
  return { matched, live, end, proven: !unproven, olderMissed, windowFull, periodic };
}

/** The longest, best proven suffix of `held` that the replay begins with. */
function atStart(
  held: readonly number[],
  received: readonly number[],
  evidence: Evidence,
  complete: boolean,
): Overlap | null {
  let best: { readonly count: number; readonly score: number } | null = null;
  let likely = 0;
  let worth = 0;
  let places = 0;
  const limit = Math.min(held.length, received.length);
  for (let count = 1; count <= limit; count++) {
    worth += evidence.of(held[held.length - count] ?? -1);
    const skips = skipsToAlign(held, count, received);
    if (skips === null) continue;
    const score = worth - PER_SKIP * skips;
    const exact = complete && count === held.length;
    const proven = score >= ENOUGH || (exact && (skips === 0 || skippedComeAgain(held, received)));
    if (skips === 0 && score >= LIKELY) likely = count;
    if (!proven) continue;
    if (skips === 0 && score >= ENOUGH) places += 1;
    if (best === null || exact || score >= best.score) best = { count, score };
  }
  const count = best?.count ?? likely;
  if (count === 0) return null;
  const { matched, live } = align(held, count, received);
  const windowFull = best !== null && count < held.length;
  const periodic = places > 1 && !(complete && count === held.length);
  return overlap(matched, live, { unproven: best === null, windowFull, periodic });
}

/** How many received lines stand in between, or `null` if the suffix is not there. */
function skipsToAlign(
  held: readonly number[],
  count: number,
  received: readonly number[],
): number | null {
  let next = held.length - count;
  let skips = 0;
  for (let index = 0; index < received.length && next < held.length; index++) {
    if (received[index] === held[next]) next += 1;
    else if (++skips > SLACK) return null;
  }
  return next === held.length ? skips : null;
}

function align(
  held: readonly number[],
  count: number,
  received: readonly number[],
): { readonly matched: number[]; readonly live: number[] } {
  const matched: number[] = [];
  const live: number[] = [];
  let next = held.length - count;
  for (let index = 0; index < received.length && next < held.length; index++) {
    if (received[index] === held[next]) {
      matched.push(index);
      next += 1;
    } else {
      live.push(index);
    }
  }
  return { matched, live };
}

/** Live lines that were printed before the node read its log come again in the replay. */
function skippedComeAgain(held: readonly number[], received: readonly number[]): boolean {
  const { matched, live } = align(held, held.length, received);
  const later = new Set(received.slice((matched.at(-1) ?? 0) + 1));
  return live.every((index) => later.has(received[index] ?? -1));
}

/**
 * The end of `held` somewhere inside the replay: lines were missed in the time that the replay
 * covers, or what is held begins later than the replay does.
 */
function inside(
  held: readonly number[],
  received: readonly number[],
  evidence: Evidence,
): Overlap | null {
  const last = held[held.length - 1];
  let best: Overlap | null = null;
  let bestScore = 0;
  for (let at = received.length - 1; at >= 0; at--) {
    if (received[at] !== last) continue;
    const found = alignBackwards(held, received, at, evidence);
    const enough = found.whole ? ENOUGH_WHOLE_INSIDE : ENOUGH_INSIDE;
    if (found.score < enough || found.score <= bestScore) continue;
    bestScore = found.score;
    best = overlap(found.matched, found.live, { olderMissed: !found.whole });
  }
  return best;
}

function alignBackwards(
  held: readonly number[],
  received: readonly number[],
  from: number,
  evidence: Evidence,
) {
  const matched: number[] = [];
  const live: number[] = [];
  let pending: number[] = [];
  let score = 0;
  let next = held.length - 1;
  for (let index = from; index >= 0 && next >= 0; index--) {
    if (received[index] === held[next]) {
      score += evidence.of(held[next] ?? -1) - PER_SKIP * pending.length;
      live.push(...pending);
      pending = [];
      matched.push(index);
      next -= 1;
    } else {
      pending.push(index);
      if (live.length + pending.length > SLACK) break;
    }
  }
  return { matched: matched.reverse(), live: live.reverse(), score, whole: next < 0 };
}
