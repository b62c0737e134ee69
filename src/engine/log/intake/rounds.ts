import type { Asked } from './asked';
import type { Collector, Settled } from './collector.types';
import type { MergeLoader } from './mergeLoader';
import type { FirstRound, ReplayInput, ReplayResult } from './replay';
import { heldUpAtMost } from './waits';
import type { Window } from './window';
import { keyOf } from './writer';

const keysOf = (all: readonly { readonly raw: string }[]): string[] =>
  all.map(({ raw }) => keyOf(raw));

/** What is known beside the lines that have come. */
interface Round extends Pick<ReplayInput, 'held' | 'heldAny' | 'sameRun'> {
  readonly first: FirstRound | null;
  /** Index in `received` where the replay is known to end. */
  readonly end: number | undefined;
  readonly cut: boolean;
  readonly unsure: boolean;
}

/** Merges what has come; while lines pour in (`fast`) what came with each of two replays. */
export function mergeRounds(
  { merge, returns }: MergeLoader,
  collector: Collector,
  learned: Window,
  asked: Asked,
  { first, end, ...known }: Round,
): ReplayResult {
  const mergeNow = (round: FirstRound | null, replays: number): ReplayResult => {
    const { before, received } = collector;
    const burst = collector.burst(learned.size);
    return merge({
      ...known,
      liveBefore: keysOf(before),
      received: keysOf(received),
      arrivals: received,
      window: learned.size,
      windowKnown: learned.known,
      front: burst.start,
      burst: end ?? burst.end,
      replays,
      ...(round === null ? {} : { first: round }),
    });
  };
  const mayCome = end === undefined && !known.cut;
  const poured = returns?.mergePoured(collector, learned, asked, mayCome, (replays) =>
    mergeNow(null, replays),
  );
  const result = poured ?? mergeNow(first, 0);
  // Without what tells a flood so many lines are one.
  const isMany = returns === null && collector.received.length > 2 * learned.size;
  return isMany ? { ...result, inexact: 'fast' } : result;
}

/** ms after a line of a second answer in which the next one comes, on whatever way. */
const restAfter = 1_500;

/**
 * Until when the rest of a second answer is waited for; elapsed, ms. It has the lines of the first one
 * down to the last: while it lacks that, a pause within it is not its end.
 */
export function restBy(
  first: FirstRound | null,
  { received }: Collector,
  asked: Asked,
  window: number,
): number {
  const newest = first?.received.at(-1);
  if (first === null || newest === undefined || received.length > 2 * window) return 0;
  const known = new Set(first.received);
  const copies = received.filter((line) => known.has(keyOf(line.raw)));
  const last = copies.at(-1);
  if (last === undefined || copies.some((line) => keyOf(line.raw) === newest)) return 0;
  return Math.min(last.elapsed + Math.max(restAfter, 2 * asked.trip), asked.at + heldUpAtMost);
}

/** The lines that a merge came to, in their order. */
export function linesOf(collector: Collector, { append }: ReplayResult): Settled[] {
  return append.flatMap((merged) => {
    const { line, live } = collector.find(merged);
    return line === undefined ? [] : [{ ...line, live }];
  });
}

/** What a first replay came to, for the merge of the second one. */
export function firstRound(
  collector: Collector,
  result: ReplayResult,
): FirstRound & { readonly lines: readonly Settled[] } {
  const lines = linesOf(collector, result);
  const received = keysOf([...collector.before, ...collector.received]);
  return { lines, keys: keysOf(lines), received, seam: result.seam };
}
