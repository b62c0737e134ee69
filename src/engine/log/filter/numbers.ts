/** Ascending whole numbers that grow at both ends and are dropped from the lower: a place each, kept. */
export interface Numbers {
  /** The place of the lowest. */
  readonly first: number;
  /** One past the place of the highest. */
  readonly end: number;
  at(place: number): number;
  push(value: number): void;
  /** Puts ascending `values` before the lowest. */
  unshift(values: readonly number[]): void;
  /** Forgets what is lower than `value`. */
  dropBelow(value: number): void;
  /** The place of the first number that is `value` or higher. */
  placeOf(value: number): number;
}

/** Dropped numbers that are given back in one go, if they are half of all. */
const leastWaste = 4_096;

export function createNumbers(): Numbers {
  /** Places from `cut` on: 0, 1, 2 … to begin with. */
  const upward = column();
  /** Places -1, -2 … */
  const downward = column();
  let cut = 0;
  let first = 0;

  function at(place: number): number {
    return place < 0 ? downward.at(-place - 1) : upward.at(place - cut);
  }

  function placeOf(value: number): number {
    let low = first;
    let high = end();
    while (low < high) {
      const middle = Math.floor((low + high) / 2);
      if (at(middle) < value) low = middle + 1;
      else high = middle;
    }
    return low;
  }

  const end = (): number => cut + upward.length;

  return {
    get first() {
      return first;
    },
    get end() {
      return end();
    },
    at,
    push: upward.push,
    unshift(values) {
      for (let i = values.length - 1; i >= 0; i--) downward.push(values[i] ?? 0);
      first = Math.min(first, 0) - values.length;
    },
    dropBelow(value) {
      if (first === end() || at(first) >= value) return;
      first = placeOf(value);
      downward.cutTo(Math.max(0, -first));
      if (first - cut > Math.max(leastWaste, upward.length / 2)) {
        upward.cutFront(first - cut);
        cut = first;
      }
    },
    placeOf,
  };
}

/** Eight bytes a number, in one piece that doubles. */
function column() {
  let values = new Float64Array(256);
  let length = 0;
  return {
    get length() {
      return length;
    },
    at: (index: number): number => values[index] ?? Number.NaN,
    push(value: number): void {
      if (length === values.length) {
        const larger = new Float64Array(length * 2);
        larger.set(values);
        values = larger;
      }
      values[length++] = value;
    },
    cutTo(count: number): void {
      length = Math.min(length, count);
    },
    cutFront(count: number): void {
      values.copyWithin(0, count, length);
      length -= count;
    },
  };
}
