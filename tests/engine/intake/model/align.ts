/** A piece of `b` that is one piece of `a` as well, but for faults. */
interface Piece {
  readonly fromA: number;
  readonly toA: number;
  readonly fromB: number;
  readonly toB: number;
}

/** Lines by which the beginning and the end of a piece are found. */
const EDGE = 40;

/**
 * Finds one list in the other again, as index pairs. `cuts`: where in `b` something may be missing,
 * or stand there again: between them it is one piece of `a`, which matters where many lines are equal.
 */
export function align(
  a: readonly string[],
  b: readonly string[],
  cuts: readonly number[],
): (readonly [number, number])[] {
  const pairs: (readonly [number, number])[] = [];
  let fromA = 0;
  for (const [nth, toB] of [...cuts, b.length].entries()) {
    const piece = place(a, b, fromA, cuts[nth - 1] ?? 0, toB);
    const found = alignPiece(a.slice(piece.fromA, piece.toA), b.slice(piece.fromB, piece.toB));
    for (const [x, y] of found) pairs.push([piece.fromA + x, piece.fromB + y]);
    fromA = Math.max(fromA, piece.toA);
  }
  return pairs;
}

function place(
  a: readonly string[],
  b: readonly string[],
  least: number,
  fromB: number,
  toB: number,
): Piece {
  const size = toB - fromB;
  const edge = Math.min(EDGE, size);
  // Lines that stand there again may come first; any of the first lines may be the one amiss.
  let start: number | null = null;
  let most = Math.min(2, size - 1);
  for (const skipped of [0, 1, 2, 5, 10, 20, 40]) {
    if (skipped + edge > size) break;
    const from = Math.max(0, least - size);
    const at = longest(a, from, (x) => same(a, b, x, fromB + skipped, edge, 1));
    const length = at === null ? 0 : same(a, b, at, fromB + skipped, edge, 1);
    if (at === null || length <= most) continue;
    most = length;
    start = Math.max(0, at - skipped);
  }
  const begin = start ?? least;
  const again = Math.max(0, least - begin);
  const from = Math.max(begin, least);
  const limit = Math.min(a.length, begin + size + 40);
  const end = longest(a.slice(0, limit), from, (x) => same(a, b, x, toB - 1, edge, -1));
  return {
    fromA: from,
    toA: end === null ? limit : end + 1,
    fromB: Math.min(toB, fromB + again),
    toB,
  };
}

/** The place from `from` on where the most is the same; of equals the first. */
function longest(
  a: readonly string[],
  from: number,
  length: (at: number) => number,
): number | null {
  let best: number | null = null;
  let most = 0;
  for (let at = from; at < a.length; at++) {
    const found = length(at);
    if (found <= most) continue;
    most = found;
    best = at;
  }
  return best;
}

function same(
  a: readonly string[],
  b: readonly string[],
  x: number,
  y: number,
  most: number,
  step: 1 | -1,
): number {
  let count = 0;
  while (count < most && a[x + count * step] === b[y + count * step]) count += 1;
  return count;
}

/**
 * The longest way to find one list in the other again, as index pairs: by lines that stand once in
 * each, and between those by the shortest edit (Myers).
 */
function alignPiece(a: readonly string[], b: readonly string[]): (readonly [number, number])[] {
  const pairs: (readonly [number, number])[] = [];
  let fromA = 0;
  let fromB = 0;
  for (const [atA, atB] of [...anchors(a, b), [a.length, b.length] as const]) {
    const between = shortest(a.slice(fromA, atA), b.slice(fromB, atB));
    for (const [x, y] of between) pairs.push([fromA + x, fromB + y]);
    if (atA < a.length) pairs.push([atA, atB]);
    fromA = atA + 1;
    fromB = atB + 1;
  }
  return pairs;
}

function anchors(a: readonly string[], b: readonly string[]): (readonly [number, number])[] {
  const once = (list: readonly string[]): Map<string, number> => {
    const places = new Map<string, number>();
    for (const [index, text] of list.entries()) places.set(text, places.has(text) ? -1 : index);
    return places;
  };
  const inB = once(b);
  const common: (readonly [number, number])[] = [];
  for (const [text, atA] of once(a)) {
    const atB = inB.get(text) ?? -1;
    if (atA >= 0 && atB >= 0) common.push([atA, atB]);
  }
  common.sort(([x], [y]) => x - y);
  return ascending(common);
}

/** The longest run of pairs that ascend in both. */
function ascending(pairs: readonly (readonly [number, number])[]): (readonly [number, number])[] {
  const ends: number[] = [];
  const before: number[] = [];
  for (const [index, [, y]] of pairs.entries()) {
    let low = 0;
    let high = ends.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((pairs[ends[middle] ?? 0]?.[1] ?? 0) < y) low = middle + 1;
      else high = middle;
    }
    before[index] = low > 0 ? (ends[low - 1] ?? -1) : -1;
    ends[low] = index;
  }
  const chosen: (readonly [number, number])[] = [];
  for (let index = ends.at(-1) ?? -1; index >= 0; index = before[index] ?? -1) {
    const pair = pairs[index];
    if (pair !== undefined) chosen.unshift(pair);
  }
  return chosen;
}

/** Myers, "An O(ND) difference algorithm". */
function shortest(a: readonly string[], b: readonly string[]): (readonly [number, number])[] {
  if (a.length === 0 || b.length === 0) return [];
  const most = a.length + b.length;
  const steps: Int32Array[] = [];
  const reach = new Int32Array(2 * most + 2).fill(-1);
  reach[most + 1] = 0;
  for (let edits = 0; edits <= most; edits++) {
    steps.push(reach.slice(most - edits - 1, most + edits + 2));
    for (let k = -edits; k <= edits; k += 2) {
      const down = k === -edits || (k !== edits && at(reach, most, k - 1) < at(reach, most, k + 1));
      let x = down ? at(reach, most, k + 1) : at(reach, most, k - 1) + 1;
      while (x < a.length && x - k < b.length && a[x] === b[x - k]) x += 1;
      reach[most + k] = x;
      if (x >= a.length && x - k >= b.length) return trace(steps, a.length, b.length);
    }
  }
  return [];
}

function at(reach: Int32Array, middle: number, k: number): number {
  return reach[middle + k] ?? -1;
}

function trace(steps: readonly Int32Array[], endA: number, endB: number) {
  const pairs: (readonly [number, number])[] = [];
  let x = endA;
  let y = endB;
  for (let edits = steps.length - 1; edits >= 0; edits--) {
    const reach = steps[edits] ?? new Int32Array();
    const middle = edits + 1;
    const k = x - y;
    const down =
      k === -edits || (k !== edits && at(reach, middle, k - 1) < at(reach, middle, k + 1));
    const lastK = down ? k + 1 : k - 1;
    const lastX = edits === 0 ? 0 : at(reach, middle, lastK);
    const lastY = edits === 0 ? 0 : lastX - lastK;
    while (x > lastX && y > lastY) {
      x -= 1;
      y -= 1;
      pairs.push([x, y]);
    }
    x = lastX;
    y = lastY;
  }
  return pairs.reverse();
}
