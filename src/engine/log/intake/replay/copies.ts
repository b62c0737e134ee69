import { CLUSTER } from '../burst';
import { countAll } from './evidence';

/**
 * Where a replay lies among lines that poured in. Its lines came twice, live or held and once more in
 * their order, with live ones among them; what is told by is each line that stands in two places. A
 * server prints some lines twice as well: a replay has all of a stretch, and as much as it can.
 */
export interface Copies {
  /** Indexes in `received` of lines that are held, or had come live. */
  readonly dropped: ReadonlySet<number>;
  /** Held lines that came again, up to the last of them: nothing is missing. */
  readonly joined: number;
  /** Indexes of its lines between those and what came live: they had been missed. */
  readonly missed: readonly number[];
  /** The last lines are such, and there are fewer than it has. */
  readonly coming: boolean;
}

/** A received line that stands once more, before it: at `at` of all lines. */
interface Pair {
  readonly index: number;
  readonly at: number;
}

/** Lines that stand between two such may be none: equal to others, or of no other place. */
const JUMP = 20;
/** Of the lines that tell, so many stand in it again. */
const SHARE = 3 / 4;
/** Where it should begin, or end, so many lines may be wrong. */
const LEEWAY = 5;
/** So many lines of it had come live at least. */
const FEWEST = 3;
/** Live lines stand among its own, so many for each. */
const MIXED = 5;
/** From so many lines on it has begun. */
const BEGUN = 2;
/** What goes on just where it broke off may have been interrupted by so many times its lines. */
const INTERRUPTED = 10;
/** Runs that are looked at side by side. */
const OPEN = 4;

export interface CopiesInput {
  readonly held: readonly number[];
  /** Live lines that came before those. */
  readonly before: readonly number[];
  readonly received: readonly number[];
  /** Index in `received` from which it may come. */
  readonly from: number;
  /** Lines that it has at most, and has where the log is not young. */
  readonly window: number;
  /** So many of its lines may have come in front of `from`. */
  readonly lead?: number;
  /** So many may have come; absent: one. */
  readonly replays?: number;
  /** It need not be whole. */
  readonly cut?: boolean;
}

export function findCopies(input: CopiesInput): Copies {
  const { held, before, received, from, window, lead = 0, replays = 1, cut = false } = input;
  const all = [...held, ...before, ...received.slice(from)];
  const live = held.length;
  const offset = live + before.length - from;
  const counts = countAll(all);
  const firstAt = new Map<number, number>();
  for (const [at, id] of all.entries()) if (!firstAt.has(id)) firstAt.set(id, at);

  function pairs(): Pair[] {
    return received.flatMap((id, index) => {
      const at = firstAt.get(id) ?? 0;
      const count = counts.get(id) ?? 0;
      const isCopy = index >= from && count <= 1 + replays && at < offset + index;
      return isCopy ? [{ index, at }] : [];
    });
  }

  /** All of the stretch `start` to `end` stands in `run` again, as far as its lines tell. */
  function hasAll(run: readonly Pair[], start: number, end: number): boolean {
    let lines = 0;
    for (let at = start; at < end; at++) {
      const id = all[at] ?? -1;
      if ((counts.get(id) ?? 0) <= 1 + replays && firstAt.get(id) === at) lines += 1;
    }
    return run.filter(({ at }) => at >= start && at < end).length >= SHARE * lines;
  }

  /** It begins with the end of what is held, and all that came live until it was made follows. */
  function isJoined(run: readonly Pair[]): boolean {
    const [first] = run;
    const last = run.at(-1);
    if (first === undefined || last === undefined || first.at >= live) return false;
    const inHeld = run.filter(({ at }) => at < live).length;
    if (cut) return inHeld >= CLUSTER && hasAll(run, first.at, last.at + 1);
    const isWhole = received.length - first.index >= window - LEEWAY;
    const isOne = last.index - first.index < window + JUMP;
    const toTheEnd = last.at >= live || (before.length <= LEEWAY && last.at >= live - LEEWAY);
    return inHeld >= LEEWAY && isWhole && isOne && toTheEnd && hasAll(run, first.at, live);
  }

  /** A replay of which few lines had come live: the first that did, where it ends. */
  function isShort(run: readonly Pair[], first: Pair): boolean {
    const { length } = run;
    const isOne = run.every(
      ({ index, at }, nth) => at === live + nth && index - (run[nth - 1]?.index ?? index) <= LEEWAY,
    );
    const inFront = first.index - from;
    const fits = inFront >= window - length - LEEWAY && inFront < MIXED * window;
    // What had been missed comes in front of those; a block that is printed twice begins or goes on as before.
    const last = run.at(-1) ?? first;
    const older = received.slice(Math.max(from, first.index - FEWEST), first.index);
    const newer = received.slice(last.index + 1, last.index + 1 + FEWEST);
    const areNew = [...older, ...newer].every((id) => counts.get(id) === 1);
    return length >= FEWEST && isOne && fits && areNew;
  }

  function isReplay(run: readonly Pair[]): boolean {
    const [first] = run;
    const last = run.at(-1);
    if (first === undefined || last === undefined) return false;
    if (run.length < CLUSTER) return isShort(run, first);
    if (!hasAll(run, first.at, last.at + 1)) return false;
    if (first.at < live) return isJoined(run);
    const span = last.at - first.at + 1;
    // What had been missed stands in front of all that came live.
    const missed = first.index - from + lead;
    const isFirst = first.at - live <= LEEWAY && missed >= window - span - LEEWAY;
    return span >= SHARE * window || isFirst;
  }

  /** Its last line came just now. */
  function isLast(run: readonly Pair[]): boolean {
    const [first] = run;
    const last = run.at(-1);
    if (first === undefined || last === undefined || run.length < BEGUN) return false;
    return received.length - last.index <= JUMP && hasAll(run, first.at, last.at + 1);
  }

  const runs = runsOf(pairs(), window, offset);
  const [run, ...more] = runs
    .flatMap((one) => (isJoined(one) ? [one] : [one.filter(({ at }) => at >= live)]))
    .filter(isReplay)
    .slice(0, replays);
  if (run === undefined) {
    return { dropped: new Set(), joined: 0, missed: [], coming: runs.some(isLast) };
  }
  const copies = take(run);
  const isWhole = copies.dropped.size + copies.missed.length >= window;
  const others = more.flatMap((other) => [...take(other).dropped]);
  return {
    ...copies,
    dropped: new Set([...copies.dropped, ...others]),
    coming: !isWhole && isLast(more.at(-1) ?? run),
  };

  /** Also the lines among them that prove nothing. */
  function take(run: readonly Pair[]): Omit<Copies, 'coming'> {
    const copies: number[] = [];
    const missed: number[] = [];
    let next = run[0] ?? { index: 0, at: 0 };
    while (next.index > from && next.at > 0 && received[next.index - 1] === all[next.at - 1]) {
      next = { index: next.index - 1, at: next.at - 1 };
    }
    for (const { index, at } of run) {
      let expected = next.at;
      for (let between = next.index; between < index; between++) {
        if (expected < at && received[between] === all[expected]) {
          copies.push(between);
          expected += 1;
        } else if (next.at > 0 && next.at <= live && at >= live) missed.push(between);
      }
      copies.push(index);
      next = { index: index + 1, at: at + 1 };
    }
    // Where all of it is known its end is, too: behind that an equal line is a live one.
    const most = window - missed.length;
    while (missed.length > 0 && copies.length < most && next.index < received.length) {
      if (received[next.index] !== all[next.at]) break;
      copies.push(next.index);
      next = { index: next.index + 1, at: next.at + 1 };
    }
    const joined = cut ? 0 : run.filter(({ at }) => at < live).length;
    return { dropped: new Set(copies.slice(0, most)), joined, missed };
  }
}

/** Pairs in their order in both places; what does not fit into a run is of another one. */
function runsOf(pairs: readonly Pair[], window: number, offset: number): readonly Pair[][] {
  const jump = Math.max(JUMP, window / 2);
  const runs: Pair[][] = [];
  for (const pair of pairs) {
    const run = runs.slice(-OPEN).find((open) => {
      const [first = pair] = open;
      const last = open.at(-1) ?? pair;
      const on = pair.at - last.at;
      // What it copies had come before it began.
      const isBefore = pair.at < offset + first.index + LEEWAY;
      const most = on <= LEEWAY ? INTERRUPTED * window : window;
      return on > 0 && on <= jump && isBefore && pair.index - last.index <= most;
    });
    if (run === undefined) runs.push([pair]);
    else run.push(pair);
  }
  return runs;
}
