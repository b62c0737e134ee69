import type { Collector, Settled } from './collector';
import type { FirstRound, ReplayResult } from './replay';
import { keyOf } from './writer';

/** What a first replay came to, for the merge of the second one. */
export function firstRound(
  collector: Collector,
  { append, seam }: ReplayResult,
): FirstRound & { readonly lines: readonly Settled[] } {
  const lines = append.flatMap((merged) => {
    const { line, live } = collector.find(merged);
    return line === undefined ? [] : [{ ...line, live }];
  });
  const keysOf = (all: readonly { readonly raw: string }[]): string[] =>
    all.map(({ raw }) => keyOf(raw));
  const received = keysOf([...collector.before, ...collector.received]);
  return { lines, keys: keysOf(lines), received, seam };
}
