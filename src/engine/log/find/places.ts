/**
 * Lines with matches on one side of where a search began, nearest first: how far each is away, and how
 * many matches there are up to and with it. Eight bytes a line, for a million may match.
 */
export interface Places {
  /** Lines with matches. */
  readonly size: number;
  /** Matches in all of them. */
  readonly total: number;
  /** Farther away than all before. */
  push(distance: number, count: number): void;
  /** The first of them that is at least so far away; `size` if none is. */
  atLeast(distance: number): number;
  distanceAt(index: number): number;
  countAt(index: number): number;
  /** Matches in those before `index`. */
  before(index: number): number;
  /** Forgets those nearer than `distance`. */
  dropNearer(distance: number): void;
  /** Forgets those farther away than `distance`. */
  dropFarther(distance: number): void;
}

export function createPlaces(): Places {
  let distances = new Uint32Array(64);
  let sums = new Uint32Array(64);
  /** What is forgotten at the near end stays until there is more of it than of the rest. */
  let head = 0;
  let end = 0;

  function sumBefore(at: number): number {
    return at === 0 ? 0 : (sums[at - 1] ?? 0);
  }

  function move(size: number, from: number): void {
    const offset = sumBefore(from);
    const kept = new Uint32Array(size);
    kept.set(distances.subarray(from, end));
    const keptSums = new Uint32Array(size);
    for (let at = from; at < end; at++) keptSums[at - from] = (sums[at] ?? 0) - offset;
    distances = kept;
    sums = keptSums;
    head -= from;
    end -= from;
  }

  function atLeast(distance: number): number {
    let low = head;
    let high = end;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((distances[middle] ?? 0) < distance) low = middle + 1;
      else high = middle;
    }
    return low - head;
  }

  return {
    get size() {
      return end - head;
    },
    get total() {
      return sumBefore(end) - sumBefore(head);
    },
    push(distance, count) {
      if (end === distances.length) move(distances.length * 2, 0);
      distances[end] = distance;
      sums[end] = sumBefore(end) + count;
      end += 1;
    },
    atLeast,
    distanceAt: (index) => distances[head + index] ?? 0,
    countAt: (index) => sumBefore(head + index + 1) - sumBefore(head + index),
    before: (index) => sumBefore(head + index) - sumBefore(head),
    dropNearer(distance) {
      head += atLeast(distance);
      if (head > 1024 && head > end - head) move(Math.max(64, end - head), head);
    },
    dropFarther(distance) {
      end = head + atLeast(distance + 1);
    },
  };
}
