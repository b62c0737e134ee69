import type { Clock } from '../../clock';
import { BEGINNING, type Burst, findBurst, PAUSE } from './burst';
import type { MergedLine } from './replay/close';
import { isNodeLine, splitLines } from './split';
import { isComing } from './waits';
import { keyOf } from './writer';

/** A line that waits for the merge. */
export interface Waiting {
  /** As the process printed it. */
  readonly raw: string;
  /** Wall clock of arrival, ms. */
  readonly at: number;
  /** The same by elapsed time, ms. */
  readonly elapsed: number;
  /** Entries of the node's log that have come with it, if all that came was replayed. */
  readonly entries: number;
}

/** A line of a first replay, in its place. */
export interface Settled extends Waiting {
  readonly live: boolean;
}

/** Everything that comes between a sign-in and the end of its replay, in order of arrival. */
export interface Collector {
  /** Lines collected, the node's own included. */
  readonly size: number;
  /** Lines of the process since the request. */
  readonly received: readonly Waiting[];
  readonly before: readonly Waiting[];
  /** The node's own lines; `after`: how many of `received` came in front of it. */
  readonly node: readonly (Waiting & { readonly after: number })[];
  /** What a first replay came to, when the log has been asked for once more. */
  readonly first: readonly Settled[] | null;
  /** So many different lines of the process came with it: a live one may have come twice. */
  readonly firstCount: number;
  /** How long after the request the first replay began to come, ms; 0 where that is not known. */
  readonly firstLag: number;
  /**
   * The first of the lines that only now have come at once, as the first replay: what was taken for
   * that had been live lines, and the second one is still to come. `null`: it is not so.
   */
  late(): Waiting | null;
  /** Elapsed time of the last frame, ms. */
  readonly lastAt: number;
  add(frame: string): void;
  /** What comes from here on may be replayed. */
  requested(): void;
  /** The request came to nothing: all that came is live. */
  unrequested(): void;
  /** Puts the lines of the process aside, in this order: the log is asked for once more. */
  setAside(first: readonly Settled[]): void;
  /** It did not come: what was put aside came first. */
  takeBack(): void;
  /**
   * Calls `then` at once, or if a replay is coming just now, when its rest has come. `since`: the
   * lines that came meanwhile, its own or live ones.
   */
  afterRest(then: (since: readonly Waiting[]) => void): void;
  /** The newest lines of the process have come before: so many are forgotten. */
  leaveOut(count: number): void;
  clear(): void;
  /** A line to be appended, and whether its time is known. */
  find(merged: MergedLine | undefined): {
    readonly line: Waiting | undefined;
    readonly live: boolean;
  };
  /** The burst that the replay came in, from `start` up to `end` in `received`. `window`: its lines. */
  burst(window: number): Burst;
}

/** Docker keeps a longer line as several entries. */
const ENTRY = 16_384;
export function createCollector(clock: Clock): Collector {
  let before: Waiting[] = [];
  let first: readonly Settled[] | null = null;
  let firstRaw: ReadonlySet<string> = new Set();
  let received: Waiting[] = [];
  let node: (Waiting & { readonly after: number })[] = [];
  let entries = 0;
  let lastAt = clock.elapsed();
  let collecting = false;
  let requestedAt = 0;
  let firstLag = 0;

  return {
    get size() {
      return before.length + received.length + node.length;
    },
    get received() {
      return received;
    },
    get before() {
      return before;
    },
    get node() {
      return node;
    },
    get first() {
      return first;
    },
    get firstCount() {
      return firstRaw.size;
    },
    get firstLag() {
      return firstLag;
    },
    get lastAt() {
      return lastAt;
    },
    add(frame) {
      const at = clock.now();
      lastAt = clock.elapsed();
      const lines = splitLines(frame);
      const own = lines.some(isNodeLine);
      if (collecting && !own) entries += 1 + Math.floor(frame.length / ENTRY);
      for (const raw of lines) {
        const line = { raw, at, elapsed: lastAt, entries };
        if (isNodeLine(raw)) node.push({ ...line, after: received.length });
        else (collecting ? received : before).push(line);
      }
    },
    requested() {
      collecting = true;
      requestedAt = clock.elapsed();
      lastAt = clock.elapsed();
    },
    unrequested() {
      before = [...before, ...received];
      received = [];
      node = node.map((line) => ({ ...line, after: 0 }));
      entries = 0;
      collecting = false;
    },
    setAside(lines) {
      first = lines;
      const { from, sure } = findBurst(received);
      firstLag = sure ? (received[from]?.elapsed ?? requestedAt) - requestedAt : 0;
      firstRaw = new Set(received.map(({ raw }) => keyOf(raw)));
      before = [];
      received = [];
      node = node.map((line) => ({ ...line, after: 0 }));
      entries = 0;
    },
    takeBack() {
      before = [...(first ?? []), ...before];
      first = null;
    },
    afterRest(then) {
      const { length } = received;
      const call = () => then(received.slice(length));
      if (isComing({ received, lastAt }) && clock.elapsed() - lastAt < PAUSE)
        clock.after(PAUSE, call);
      else call();
    },
    leaveOut(count) {
      received = received.slice(0, received.length - count);
    },
    clear() {
      before = [];
      first = null;
      firstRaw = new Set();
      firstLag = 0;
      received = [];
      node = [];
      entries = 0;
      collecting = false;
    },
    find(merged) {
      const { from, index, live = false } = merged ?? {};
      if (index === undefined) return { line: undefined, live };
      if (from === 'first') return { line: first?.[index], live: first?.[index]?.live === true };
      return { line: (from === 'before' ? before : received)[index], live };
    },
    burst: (window) => findBurst(received, window),
    late() {
      if (first === null) return null;
      const { from, sure } = findBurst(received);
      const begins = received.slice(from, from + BEGINNING);
      const isNew = sure && begins.every(({ raw }) => !firstRaw.has(keyOf(raw)));
      return isNew ? (begins[0] ?? null) : null;
    },
  };
}
