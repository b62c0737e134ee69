import type { Clock } from '../../clock';
import type { Collector } from './collector';
import { begunAt, few, tripOfFirst, untilQuiet } from './waits';

/** What the node has been asked of its log in this session, and when its answer will have ended. */
export interface Asked {
  /** How often. */
  readonly count: number;
  /** The last time; elapsed, ms. */
  readonly at: number;
  /** It is asked now. */
  asks(): void;
  /** The node has said something. */
  heard(): void;
  /** Another session begins. */
  startOver(): void;
  /** So few lines have come that more are waited for. */
  isShort(collector: Collector): boolean;
  /** Elapsed time at which the replay has ended, as far as can be told; `untilQuiet` has the rest. */
  quietAt(collector: Collector, toTheEnd: boolean, trip: number, window: number): number;
}

export function createAsked(clock: Clock): Asked {
  let count = 0;
  let at = 0;
  let before = 0;
  /** The node's first word since then. `null`: none, and so no replay either. */
  let answeredAt: number | null = null;
  return {
    get count() {
      return count;
    },
    get at() {
      return at;
    },
    asks() {
      count += 1;
      before = at;
      at = clock.elapsed();
      answeredAt = null;
    },
    heard() {
      answeredAt ??= clock.elapsed();
    },
    startOver() {
      count = 0;
    },
    isShort: ({ received, firstCount }) => received.length <= Math.max(few, firstCount),
    quietAt(collector, toTheEnd, trip, window) {
      const begun = begunAt(at, answeredAt, clock.elapsed());
      const longest = Math.max(trip, tripOfFirst(collector, before));
      return untilQuiet(collector, begun, toTheEnd, longest, window);
    },
  };
}
