import type { Clock } from '../../clock';
import type { Collector } from './collector.types';
import {
  few,
  heldUp,
  heldUpAtMost,
  loadAtMost,
  roomAfter,
  roomTries,
  tripOfFirst,
  untilQuiet,
} from './waits';

/** What the node has been asked of its log in this session, and when its answer will have ended. */
export interface Asked {
  /** How often. */
  readonly count: number;
  /** The last time; elapsed, ms. */
  readonly at: number;
  /** When the session began; elapsed, ms. */
  readyAt(): number;
  /** Elapsed, ms. */
  now(): number;
  /** How long an answer is on its way, there and back, as far as was known last, ms. */
  readonly trip: number;
  /** When its answer is shown also without what merges it; elapsed, ms. */
  readonly shownBy: number;
  /** It is asked now. */
  asks(): void;
  /** It could not be asked. Returns when to try again, in ms; `null`: no more. */
  denied(): number | null;
  /** The node has said something. `regular`: something that it says each second. */
  heard(regular: boolean): void;
  /** It is not looked for its answer for so long, ms. */
  rests(ms: number): void;
  /** Until then; elapsed, ms. */
  restUntil(): number;
  /** Another session begins. */
  startOver(): void;
  /** So few lines have come that more were waited for; it is `least` that they should be. */
  isShort(collector: Collector, least: number): boolean;
  /** Elapsed time at which the replay has ended, as far as can be told; `untilQuiet` has the rest. */
  quietAt(collector: Collector, toTheEnd: boolean, least: number, window: number): number;
}

/** The trip that is allowed for where a request before this one has come to nothing, ms. */
const patient = 1500;

/** `trip`: how long an answer of the node is on its way, there and back, as far as is known; ms. */
export function createAsked(clock: Clock, trip: () => number = () => 0): Asked {
  let count = 0;
  let at = 0;
  let before = 0;
  let denials = 0;
  let readyAt = 0;
  let restUntil = 0;
  let knownTrip = 0;
  /** From when on the replay is waited for. */
  let begun = 0;
  /** The node's last word since then. `null`: none, and so no replay either. */
  let heardAt: number | null = null;
  /** So often has it said what it says each second. */
  let regularly = 0;
  /** There are lines that it must still send. */
  let owes = false;
  // While a node that speaks each second, or must answer, is silent, the way holds it up.
  const isHeldUp = (): boolean =>
    (owes || heardAt === null || regularly > 1) && clock.elapsed() - (heardAt ?? at) > heldUp;
  return {
    get count() {
      return count;
    },
    get at() {
      return at;
    },
    readyAt: () => readyAt,
    now: () => clock.elapsed(),
    get trip() {
      return knownTrip;
    },
    get shownBy() {
      return at + loadAtMost;
    },
    asks() {
      count += 1;
      before = at;
      at = clock.elapsed();
      begun = at;
      heardAt = null;
    },
    denied() {
      denials += 1;
      return denials > roomTries ? null : roomAfter;
    },
    heard(regular) {
      if (isHeldUp()) begun = clock.elapsed();
      heardAt = clock.elapsed();
      if (regular) regularly += 1;
    },
    rests(ms) {
      restUntil = clock.elapsed() + ms;
    },
    restUntil: () => restUntil,
    startOver() {
      readyAt = clock.elapsed();
      count = 0;
      regularly = 0;
      denials = 0;
    },
    isShort: ({ received }, least) => received.length <= Math.max(few, least),
    quietAt(collector, toTheEnd, least, window) {
      knownTrip = trip();
      owes = collector.received.length < least;
      const again = count > 1 && collector.first === null ? patient : 0;
      const longest = Math.max(knownTrip, again, tripOfFirst(collector, before));
      // While it holds, what it holds is still to come.
      const letsGoBy = Math.min(clock.elapsed(), (heardAt ?? at) + heldUpAtMost);
      const from = isHeldUp() ? letsGoBy : begun;
      return untilQuiet(collector, from, toTheEnd, longest, least, window);
    },
  };
}
