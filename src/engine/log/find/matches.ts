import { createPlaces } from './places';

/**
 * Which lines have matches, and how many: found from `start` on upwards and downwards, dropped with
 * the log's oldest lines. Where in a line they are is found again when it is drawn.
 */
export interface Matches {
  readonly total: number;
  /** Lower than all lines so far, or higher. */
  add(seq: number, count: number): void;
  countIn(seq: number): number;
  /** Matches in the lines before line `seq`. */
  before(seq: number): number;
  /** The next line with matches after line `seq`. */
  after(seq: number): number | null;
  /** The last line with matches before line `seq`. */
  lastBefore(seq: number): number | null;
  dropBefore(first: number): void;
}

export function createMatches(start: number): Matches {
  /** Line `start - distance`; it holds `start` itself. */
  const older = createPlaces();
  /** Line `start + distance`. */
  const newer = createPlaces();

  function olderAt(index: number): number | null {
    return index >= 0 && index < older.size ? start - older.distanceAt(index) : null;
  }

  function newerAt(index: number): number | null {
    return index >= 0 && index < newer.size ? start + newer.distanceAt(index) : null;
  }

  return {
    get total() {
      return older.total + newer.total;
    },
    add(seq, count) {
      if (seq <= start) older.push(start - seq, count);
      else newer.push(seq - start, count);
    },
    countIn(seq) {
      const isOlder = seq <= start;
      const places = isOlder ? older : newer;
      const distance = Math.abs(seq - start);
      const index = places.atLeast(distance);
      const isThere = index < places.size && places.distanceAt(index) === distance;
      return isThere ? places.countAt(index) : 0;
    },
    before(seq) {
      return seq <= start
        ? older.total - older.before(older.atLeast(start - seq + 1))
        : older.total + newer.before(newer.atLeast(seq - start));
    },
    after(seq) {
      if (seq >= start) return newerAt(newer.atLeast(seq + 1 - start));
      return olderAt(older.atLeast(start - seq) - 1) ?? newerAt(0);
    },
    lastBefore(seq) {
      if (seq <= start + 1) return olderAt(older.atLeast(start - seq + 1));
      return newerAt(newer.atLeast(seq - start) - 1) ?? olderAt(0);
    },
    dropBefore(first) {
      if (first > start) newer.dropNearer(first - start);
      older.dropFarther(start - first);
    },
  };
}
