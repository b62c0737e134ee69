import { countAll, hasClock } from './evidence';

/** What is left of the received lines when the overlap is taken off, and the live lines to place. */
export interface SeamInput {
  readonly held: readonly number[];
  /** Live lines from before the request. */
  readonly before: readonly number[];
  readonly received: readonly number[];
  readonly keys: readonly string[];
  /** Indexes in `received` known to be live: they came in front of the replay or among the overlap. */
  readonly live: readonly number[];
  /** Index in `received` past the overlap. */
  readonly from: number;
  /** Index in `received` past the burst that the replay came in: what follows is live. */
  readonly burst: number;
  /** There is no live line among `received`: what stands there twice was printed twice. */
  readonly pure?: boolean;
}

/** A line to append: `index` counts in the lines of a first replay, before the request, or received. */
export interface MergedLine {
  readonly from: 'first' | 'before' | 'received';
  readonly index: number;
  /** Its moment is known: it came live. */
  readonly live: boolean;
}

export interface Closed {
  readonly append: readonly MergedLine[];
  /** Indexes in `received` of lines that came twice, and are left out once. */
  readonly dropped: ReadonlySet<number>;
  /** Lines pour in, and a replay has begun to come with the last of them. */
  readonly coming?: boolean;
}

/** Live lines that may stand between the lines of one run of the replay. */
const SLACK = 4;
/** So many lines may follow the end of the replay within its burst. */
const NEAR_END = 4;
const FRONT = 4;
/** Bits against a mere repetition, where a live line is most likely to come, and elsewhere. */
const ENOUGH_IN_FRONT = 4;
const ENOUGH = 6;
/** Where no other line came live. */
const ENOUGH_IN_QUIET = 9;
const CLOCK_BITS = 6;

/**
 * Orders the replay's new lines and the live ones, each once (resume.md, step 5). A line that was
 * printed just before the node read its log comes twice: live, and at the replay's end. It keeps
 * its place in the replay, where the order is the log's own, and counts as live.
 */
export function closeSeam(input: SeamInput): Closed {
  const { before, received, live, from, burst } = input;
  const dropped = new Set<number>();
  const strays = new Set(live);
  const confirmed = new Set<number>();

  const { places, early } = placeLive(input);
  for (const index of places) confirmed.add(index);
  if (input.pure !== true) dropTwins(input, confirmed, dropped);

  const known: MergedLine[] = [
    ...before.map((_, index): MergedLine => ({ from: 'before', index, live: true })),
    ...live.map((index): MergedLine => ({ from: 'received', index, live: true })),
  ];
  const late = known.slice(early + places.length);

  let boundary = burst;
  for (const index of confirmed) boundary = Math.max(boundary, index + 1);
  const merged = known.slice(0, early);
  for (let index = from; index < received.length; index++) {
    if (index === boundary) merged.push(...late.splice(0));
    if (dropped.has(index) || strays.has(index)) continue;
    merged.push({ from: 'received', index, live: index >= burst || confirmed.has(index) });
  }
  merged.push(...late);
  return { append: merged, dropped };
}

/**
 * Finds the lines that are known to be live again in the replay, whose end they are: those from
 * before the request, then those that came among the overlap. `early`: how many of them are older
 * than the replay.
 */
function placeLive({ before, received, live, from, burst }: SeamInput): {
  readonly places: readonly number[];
  readonly early: number;
} {
  const strays = new Set(live);
  // A line does not stand for itself.
  const rest = received.map((id, index) => (strays.has(index) ? -2 : id));
  const wanted = [...before, ...live.map((index) => received[index] ?? -1)];
  // Not all of them need be there: the log was read at some moment between them.
  for (let count = wanted.length; count > 0; count--) {
    const places = lastAlignment(wanted.slice(0, count), rest, from);
    const last = places.at(-1);
    if (last === undefined) continue;
    const all = before.length > 0 && count >= before.length;
    if (all || burst - last - 1 <= 2 * NEAR_END) return { places, early: 0 };
  }
  // So many came that the replay does not reach back to the first of them.
  for (let early = 1; early < before.length; early++) {
    const places = alignAt(before.slice(early), rest, from);
    if (places !== null) return { places, early };
  }
  return { places: [], early: 0 };
}

/** The last place where all of `wanted` stands in order, nearly side by side; else empty. */
function lastAlignment(
  wanted: readonly number[],
  received: readonly number[],
  from: number,
): readonly number[] {
  if (wanted.length === 0) return [];
  for (let start = received.length - wanted.length; start >= from; start--) {
    if (received[start] !== wanted[0]) continue;
    const places = alignAt(wanted, received, start);
    if (places !== null) return places;
  }
  return [];
}

function alignAt(
  wanted: readonly number[],
  received: readonly number[],
  start: number,
): number[] | null {
  const places: number[] = [];
  let skips = 0;
  for (let index = start; index < received.length && places.length < wanted.length; index++) {
    if (received[index] === wanted[places.length]) places.push(index);
    else if (++skips > SLACK) return null;
  }
  return places.length === wanted.length ? places : null;
}

interface Twins {
  readonly first: number;
  readonly second: number;
}

/**
 * Drops one of two equal lines if one must be the live line and the other its copy at the
 * replay's end. That is so for a line that stands exactly twice, in a log that has few such lines.
 */
function dropTwins(input: SeamInput, confirmed: ReadonlySet<number>, dropped: Set<number>): void {
  const { held, before, live, received, keys, from, burst } = input;
  const rest = received.slice(from);
  const counts = countAll(held, rest);
  const twins = findTwins(input, confirmed, counts);
  let pairs = -twins.length;
  for (const count of counts.values()) if (count === 2) pairs += 1;
  // The chance that a line which was printed once is printed again, as far as this log shows.
  const bits = Math.log2((held.length + rest.length) / Math.max(0.25, 2 * pairs));
  const quiet = before.length === 0 && live.length === 0 && burst >= received.length;

  const inPair = new Set(twins.flatMap(({ first, second }) => [first, second]));
  // Without an overlap the received lines may begin with live ones.
  let front = from;
  while (live.length === from && front < from + FRONT && inPair.has(front)) front += 1;
  // The copies in the replay stand in the order of the live lines.
  let lastCopy = -1;
  for (const { first, second } of twins) {
    const enough = first < front ? ENOUGH_IN_FRONT : quiet ? ENOUGH_IN_QUIET : ENOUGH;
    const proof = bits + (hasClock(keys[first] ?? '') ? CLOCK_BITS : 0);
    if (proof < enough) continue;
    let apart = false;
    for (let index = first + 1; index < second && !apart; index++) apart = !inPair.has(index);
    if (second >= burst && apart) continue;
    const liveFirst = apart || first < lastCopy;
    dropped.add(liveFirst ? first : second);
    lastCopy = liveFirst ? second : first;
  }
}

/** Lines that stand twice and nowhere else, the copy at the end of the replay. */
function findTwins(
  { received, keys, live, from, burst }: SeamInput,
  confirmed: ReadonlySet<number>,
  counts: ReadonlyMap<number, number>,
): Twins[] {
  const firsts = new Map<number, number>();
  const all: Twins[] = [];
  for (let index = from; index < received.length; index++) {
    const id = received[index] ?? -1;
    if (confirmed.has(index) || live.includes(index) || counts.get(id) !== 2) continue;
    const first = firsts.get(id);
    if (first === undefined) firsts.set(id, index);
    else all.push({ first, second: index });
  }
  const twins: Twins[] = [];
  // From the end: lines of other pairs do not count as standing between a copy and the end.
  let allowed = NEAR_END;
  for (const pair of all.reverse()) {
    const { first, second } = pair;
    const end = second < burst ? second : first;
    if (burst - end - 1 > allowed) continue;
    if (second >= burst && !hasClock(keys[first] ?? '')) continue;
    allowed += 2;
    twins.push(pair);
  }
  return twins.reverse();
}
