import type { Burst } from './burst';
import type { Collector, Settled } from './collector';
import type { FirstRound, ReplayInput, ReplayResult } from './replay';
import type { Window } from './window';
import { keyOf } from './writer';

const keysOf = (all: readonly { readonly raw: string }[]): string[] =>
  all.map(({ raw }) => keyOf(raw));

/** What has come, for the merge; `first`: what a first replay came to, if this is the second one. */
export function toInput(
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
