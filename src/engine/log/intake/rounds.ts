import type { Burst } from './burst';
import type { Collector, Settled } from './collector.types';
import type { FirstRound, ReplayInput, ReplayResult } from './replay';
import type { Window } from './window';
import { keyOf } from './writer';

const keysOf = (all: readonly { readonly raw: string }[]): string[] =>
  all.map(({ raw }) => keyOf(raw));

/** What has come, for the merge; `first`: what a first replay came to, if this is the second one. */
function toInput(
  { before, received }: Collector,
  window: Window,
  first: FirstRound | null,
  burst: Burst,
): Omit<ReplayInput, 'held' | 'sameRun' | 'heldAny'> {
  return {
    liveBefore: keysOf(before),
    received: keysOf(received),
    arrivals: received,
    window: window.size,
    windowKnown: window.known,
    front: burst.start,
    burst: burst.end,
    ...(first === null ? {} : { first }),
  };
}

/** What is known beside the lines that have come. */
interface Round extends Pick<ReplayInput, 'held' | 'heldAny' | 'sameRun'> {
  readonly first: FirstRound | null;
  /** Index in `received` where the replay is known to end. */
  readonly end: number | undefined;
  readonly pours: boolean;
  readonly cut: boolean;
  readonly unsure: boolean;
}

/** Merges what has come; while lines pour in what came with each of two replays. */
export function mergeRounds(
  merge: (input: ReplayInput) => ReplayResult,
  collector: Collector,
  learned: Window,
  { first, end, ...known }: Round,
): ReplayResult {
  const mergeNow = (round: FirstRound | null, replays: number): ReplayResult => {
    const burst = collector.burst(learned.size);
    const input = toInput(collector, learned, round, { ...burst, end: end ?? burst.end });
    return merge({ ...input, ...known, replays });
  };
  if (!known.pours) return mergeNow(first, 1);
  // That lines pour in was not seen at the first round.
  if (first !== null) learned.forget();
  const result = collector.merge((replays) => mergeNow(null, replays));
  // Of one that has ended, or is waited for no longer, no more comes.
  const coming = result.coming === true && first === null && end === undefined && !known.cut;
  return { ...result, coming, inexact: 'fast' };
}

/** What a first replay came to, for the merge of the second one. */
export function firstRound(
  collector: Collector,
  { append, seam }: ReplayResult,
): FirstRound & { readonly lines: readonly Settled[] } {
  const lines = append.flatMap((merged) => {
    const { line, live } = collector.find(merged);
    return line === undefined ? [] : [{ ...line, live }];
  });
  const received = keysOf([...collector.before, ...collector.received]);
  return { lines, keys: keysOf(lines), received, seam };
}
