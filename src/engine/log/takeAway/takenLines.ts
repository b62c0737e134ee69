import { placeIn } from '../nextLog';
import type { Sequence } from '../sequence';
import type { LogStore } from '../store';
import type { TakeLines } from './takeAway.types';

/** Lines that are taken away: fixed when it begins, whatever comes, or is filtered, afterwards. */
export interface TakenLines {
  /** The numbers of the lines, each greater than the one before. */
  readonly seqs: Iterable<number>;
  readonly count: number;
  /** Lines before these that were asked for as well, but are more than were wanted at most. */
  readonly older: number;
}

function beginOf({ first, end }: LogStore, from: number | null, to: number): number {
  if (from === null) return first;
  // What ends before this log begins is all of one that is no more.
  if (to <= first) return from;
  const here = placeIn(first, from);
  // Of that one it was not kept: all that is here has come since, or again.
  return here === from || here < end ? here : first;
}

/** The lines that are asked for, as they are now: those that come later are none of them. */
export function linesOf(store: LogStore, { from, to, newest }: TakeLines): TakenLines {
  const end = Math.min(to ?? store.end, store.end);
  const first = Math.min(beginOf(store, from, end), end);
  const start = newest === null ? first : Math.max(first, end - newest);
  return {
    seqs: numbers(start, end),
    count: end - start,
    older: Math.max(0, start - Math.max(first, store.first)),
  };
}

/** The same of those alone that pass a filter. Their numbers are copied: the filter's own go on. */
export function linesOfFilter(
  passing: Pick<Sequence, 'first' | 'positionOf' | 'seqAt'>,
  { from, to, newest }: TakeLines,
  storeEnd: number,
): TakenLines {
  const end = passing.positionOf(Math.min(to ?? storeEnd, storeEnd));
  const first = Math.min(from === null ? passing.first : passing.positionOf(from), end);
  const start = newest === null ? first : Math.max(first, end - newest);
  const seqs = new Float64Array(end - start);
  for (let at = 0; at < seqs.length; at++) seqs[at] = passing.seqAt(start + at);
  return { seqs, count: seqs.length, older: start - first };
}

function* numbers(from: number, to: number): Iterable<number> {
  for (let seq = from; seq < to; seq++) yield seq;
}
