import type { Burst } from './burst';
import type { MergedLine } from './replay/close';

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
  /** What had come in front of what was put aside, and with it. */
  readonly aside: Pick<Collector, 'before' | 'received'> | null;
  /** Takes these in place of what has come; `more`: so many lines now stand in front of the node's. */
  rearrange(before: readonly Waiting[], received: readonly Waiting[], more?: number): void;
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
