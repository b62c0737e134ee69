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
/** Runs that are looked at side by side. */
const OPEN = 4;

const none: Copies = { dropped: new Set(), joined: 0, missed: [] };

/** `from`: index in `received` from which it may come; `window`: lines that it has at most. */
export function findCopies(
  { held, before, received }: Record<'held' | 'before' | 'received', readonly number[]>,
  from: number,
  window: number,
): Copies {
  const all = [...held, ...before, ...received.slice(from)];
  const live = held.length;
  const offset = live + before.length - from;
  const counts = countAll(all);
  const firstAt = new Map<number, number>();
  for (const [at, id] of all.entries()) if (!firstAt.has(id)) firstAt.set(id, at);

  function pairs(): Pair[] {
    return received.flatMap((id, index) => {
      const at = firstAt.get(id) ?? 0;
      return index >= from && counts.get(id) === 2 && at < offset + index ? [{ index, at }] : [];
    });
  }

  /** Lines of a stretch that would stand in it again. */
  function telling(start: number, end: number): number {
    let lines = 0;
    for (let at = start; at < end; at++) {
      const id = all[at] ?? -1;
      if ((counts.get(id) ?? 0) <= 2 && firstAt.get(id) === at) lines += 1;
    }
    return lines;
  }

  function isReplay(run: readonly Pair[]): boolean {
    const [first] = run;
    const last = run.at(-1);
    if (first === undefined || last === undefined || run.length < CLUSTER) return false;
    if (run.length < SHARE * telling(first.at, last.at + 1)) return false;
    const span = last.at - first.at + 1;
    const most = SHARE * window;
    // It ends with what was printed last, and so has all that came live until then.
    if (first.at < live)
      return last.at >= live - LEEWAY && (last.at >= live || before.length <= LEEWAY);
    const came = offset + first.index - live;
    return span >= (first.at - live <= LEEWAY ? Math.min(most, came / 2) : most);
  }

  const run = runsOf(pairs(), Math.max(JUMP, window / 2), window).find(isReplay);
  return run === undefined ? none : take(run);

  /** Also the lines among them that prove nothing. */
  function take(run: readonly Pair[]): Copies {
    const dropped = new Set<number>();
    const missed: number[] = [];
    const drop = (index: number): void => {
      if (dropped.size < window) dropped.add(index);
    };
    let next = run[0] ?? { index: 0, at: 0 };
    while (next.index > from && next.at > 0 && received[next.index - 1] === all[next.at - 1]) {
      next = { index: next.index - 1, at: next.at - 1 };
    }
    for (const { index, at } of run) {
      let expected = next.at;
      for (let between = next.index; between < index; between++) {
        if (expected < at && received[between] === all[expected]) {
          drop(between);
          expected += 1;
        } else if (next.at > 0 && next.at <= live && at >= live) missed.push(between);
      }
      drop(index);
      next = { index: index + 1, at: at + 1 };
    }
    while (received[next.index] === all[next.at] && next.at < offset + next.index) {
      if (dropped.size >= window || next.index >= received.length) break;
      drop(next.index);
      next = { index: next.index + 1, at: next.at + 1 };
    }
    return { dropped, joined: run.filter(({ at }) => at < live).length, missed };
  }
}

/** Pairs in their order in both places; what does not fit into a run is of another one. */
function runsOf(pairs: readonly Pair[], jump: number, window: number): readonly Pair[][] {
  const runs: Pair[][] = [];
  for (const pair of pairs) {
    const run = runs.slice(-OPEN).find((open) => {
      const last = open.at(-1);
      if (last === undefined) return false;
      const on = pair.at - last.at;
      return on > 0 && on <= jump && pair.index - last.index <= window;
    });
    if (run === undefined) runs.push([pair]);
    else run.push(pair);
  }
  return runs;
}
