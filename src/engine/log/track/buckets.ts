import { MOST_MARKS, TRACK_KINDS } from './track.types';

/**
 * Sums up which lines are marked over the whole range of a sequence. A line costs constant time: the
 * range is cut into parts of equal width, and where it outgrows them each two become one.
 */
export interface Buckets {
  /** Positions that the range has now: `first` and one past the last. */
  fit(first: number, end: number): void;
  /** Marks the line at `position`, in any order; `kind` counts into `TRACK_KINDS`. */
  add(position: number, kind: number): void;
  /**
   * Forgets what stands before `first`. Where a part is cut in two, what is left of it is counted
   * again, up to `end`. `kindAt`: below 0 for a line without a mark.
   */
  dropBelow(first: number, end: number, kindAt: (position: number) => number): void;
  /** The gravest kind of each part that has marks, in order. */
  marks(): TrackMark[];
}

export interface TrackMark {
  readonly at: number;
  readonly kind: number;
  readonly count: number;
}

interface Bucket {
  /** For each kind: how many, and the position of the first. */
  readonly counts: number[];
  readonly firsts: number[];
}

/** @param most parts, at least two: no part has positions on both sides of 0 */
export function createBuckets(most = MOST_MARKS): Buckets {
  let width = 1;
  let buckets = new Map<number, Bucket>();
  /** No part before this one has marks. */
  let lowest = Number.POSITIVE_INFINITY;

  const numberOf = (position: number): number => Math.floor(position / width);

  function count(number: number, kind: number, lines: number, at: number): void {
    let bucket = buckets.get(number);
    if (bucket === undefined) {
      bucket = { counts: TRACK_KINDS.map(() => 0), firsts: TRACK_KINDS.map(() => at) };
      buckets.set(number, bucket);
      lowest = Math.min(lowest, number);
    }
    const before = bucket.counts[kind] ?? 0;
    bucket.counts[kind] = before + lines;
    bucket.firsts[kind] = before === 0 ? at : Math.min(bucket.firsts[kind] ?? at, at);
  }

  function widen(): void {
    const narrow = buckets;
    width *= 2;
    buckets = new Map();
    lowest = Number.POSITIVE_INFINITY;
    for (const [number, { counts, firsts }] of narrow) {
      counts.forEach((lines, kind) => {
        if (lines > 0) count(Math.floor(number / 2), kind, lines, firsts[kind] ?? 0);
      });
    }
  }

  return {
    fit(first, end) {
      while (end > first && numberOf(end - 1) - numberOf(first) >= most) widen();
    },
    add: (position, kind) => count(numberOf(position), kind, 1, position),
    dropBelow(first, end, kindAt) {
      const cut = numberOf(first);
      if (lowest > cut) return;
      for (const number of buckets.keys()) if (number < cut) buckets.delete(number);
      lowest = cut;
      const firsts = buckets.get(cut)?.firsts ?? [];
      if (!firsts.some((at) => at < first)) return;
      buckets.delete(cut);
      for (let at = first; at < Math.min(end, (cut + 1) * width); at++) {
        const kind = kindAt(at);
        if (kind >= 0) count(cut, kind, 1, at);
      }
    },
    marks() {
      const marks: TrackMark[] = [];
      for (const { counts, firsts } of buckets.values()) {
        const kind = counts.findLastIndex((lines) => lines > 0);
        marks.push({ at: firsts[kind] ?? 0, kind, count: counts[kind] ?? 0 });
      }
      return marks.sort((a, b) => a.at - b.at);
    },
  };
}
