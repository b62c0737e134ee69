import type { LogStore } from './store';

/**
 * The lines that a view may show, in order: all of the log, or those that pass a filter. Each has a
 * position that it keeps: newer lines come behind the last, and a filter that is still looking
 * through the log puts older ones before the first, also below 0.
 */
export interface Sequence {
  /** Position of the oldest line. */
  readonly first: number;
  /** One past the position of the newest. */
  readonly end: number;
  /** Lines of the log that were looked at and left out. */
  readonly leftOut: number;
  /** Nothing older is still to be looked at. */
  readonly complete: boolean;
  /** Lines that have come are still to be looked at. */
  readonly isBehind: boolean;
  /** The number in the log of the line at `position`, `first <= position < end`. */
  seqAt(position: number): number;
  /** The position of the first line with this number or a later one. */
  positionOf(seq: number): number;
}

/** The whole log: a line's position is its number. */
export function wholeLog(store: LogStore): Sequence {
  return {
    get first() {
      return store.first;
    },
    get end() {
      return store.end;
    },
    leftOut: 0,
    complete: true,
    isBehind: false,
    seqAt: (position) => position,
    positionOf: (seq) => Math.max(store.first, Math.min(seq, store.end)),
  };
}
