import type { Clock } from '../../clock';
import { type Burst, findBurst } from './burst';
import { isNodeLine, splitLines } from './split';

/** A line that waits for the merge. */
export interface Waiting {
  /** As the process printed it. */
  readonly raw: string;
  /** Wall clock of arrival, ms. */
  readonly at: number;
  /** The same by elapsed time, ms. */
  readonly elapsed: number;
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
  /** Entries of the node's log among `received`. */
  readonly entries: number;
  /** Elapsed time of the last frame, ms. */
  readonly lastAt: number;
  add(frame: string): void;
  /** What comes from here on may be replayed. */
  requested(): void;
  /** The request came to nothing: all that came is live. */
  unrequested(): void;
  /** Puts the lines of the process aside: the log that is asked for once more holds them all. */
  setAside(): void;
  /** It did not come: what was put aside came first. */
  takeBack(): void;
  clear(): void;
  /** The burst that the replay came in, from `start` up to `end` in `received`. */
  burst(): Burst;
}

/** Docker keeps a longer line as several entries. */
const ENTRY = 16_384;
export function createCollector(clock: Clock): Collector {
  let before: Waiting[] = [];
  let aside: Waiting[] = [];
  let received: Waiting[] = [];
  let node: (Waiting & { readonly after: number })[] = [];
  let entries = 0;
  let lastAt = clock.elapsed();
  let collecting = false;

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
    get entries() {
      return entries;
    },
    get lastAt() {
      return lastAt;
    },
    add(frame) {
      const at = clock.now();
      lastAt = clock.elapsed();
      let own = false;
      for (const raw of splitLines(frame)) {
        if (isNodeLine(raw)) {
          own = true;
          node.push({ raw, at, elapsed: lastAt, after: received.length });
        } else {
          (collecting ? received : before).push({ raw, at, elapsed: lastAt });
        }
      }
      if (collecting && !own) entries += 1 + Math.floor(frame.length / ENTRY);
    },
    requested() {
      collecting = true;
      lastAt = clock.elapsed();
    },
    unrequested() {
      before = [...before, ...received];
      received = [];
      node = node.map((line) => ({ ...line, after: 0 }));
      entries = 0;
      collecting = false;
    },
    setAside() {
      aside = [...before, ...received];
      before = [];
      received = [];
      node = node.map((line) => ({ ...line, after: 0 }));
      entries = 0;
    },
    takeBack() {
      before = [...aside, ...before];
      aside = [];
    },
    clear() {
      before = [];
      aside = [];
      received = [];
      node = [];
      entries = 0;
      collecting = false;
    },
    burst: () => findBurst(received),
  };
}
