import type { Clock } from '../../clock';
import { CLUSTER } from './burst';
import type { Collector } from './collector.types';

/** How long a replay is waited for. Times: elapsed, ms. */

/** The lull and the quiet are resume.md's, step 2. */
const timing = {
  lull: 150,
  lullAtMost: 1500,
  quiet: 250,
  /** The same for a replay that comes once more. */
  quietAgain: 120,
  /** From the request to the first line. */
  firstLine: 1500,
  /** A flood is held up no longer than this. */
  atMost: 3000,
} as const;
export const few = 10;
/** From the request until so few lines as `few` are believed to be the whole replay. */
export const fewAfter = 1000;

/** So many lines are not held up for a replay. */
export const mostWaiting = 5000;
/** Fewer lines than this may have come live before the node said that it dropped the request. */
export const noReplay = 10;

/** From a request until its replay is shown without what merges it. */
export const loadAtMost = 8000;

/** Too much has gone to the node of late for a second request: after this there may be room. */
export const roomAfter = 500;
/** So often it is looked for. */
export const roomTries = 4;

/** From a request that was refused to the next. */
export const retryAfter = 5000;

/** When the pause is long enough to ask in, or has been waited for long enough. */
export function untilLull(collector: Collector, readyAt: number): number {
  const quietAt = Math.max(collector.lastAt, readyAt) + timing.lull;
  return Math.min(quietAt, readyAt + timing.lullAtMost);
}

/** A node that runs a server says something each second: after this the way holds it up. */
export const heldUp = 1_200;
/** So long it is believed to, if nothing comes. */
export const heldUpAtMost = 12_000;

/**
 * Lines that a replay has at least, as far as is known: a second one has no fewer than the first. `held`:
 * of this run; a log that began anew at its largest size, or has long lines, may have fewer.
 */
export function leastLines(collector: Collector, held: number, window: number): number {
  const isSecond = collector.first !== null && collector.firstCount >= few;
  return Math.min(window, isSecond ? collector.firstCount : held / 2);
}

/** The longest way that is waited for, there and back. */
const slowest = 5000;

/**
 * When the replay has ended, as far as can be told. `toTheEnd`: nothing less is believed. `trip`: how
 * long an answer of the node is on its way; on a slow way the replay comes when others have ended.
 * `least`: lines that it has at least (`leastLines`); `window`: at most, as far as is known.
 */
export function untilQuiet(
  collector: Collector,
  requestedAt: number,
  toTheEnd: boolean,
  trip: number,
  least: number,
  window: number,
): number {
  const way = Math.min(trip, slowest);
  const count = collector.received.length;
  const comesUntil = count < window && isComing(collector) ? collector.lastAt + timing.quiet : 0;
  const latest = Math.max(requestedAt + Math.max(timing.atMost, 4 * way), comesUntil);
  // Until those are there, these are live ones.
  if (toTheEnd || count < least) return latest;
  // A few lines may all be live ones, and the replay still to come from a node that is slow; also
  // the one before, when it was asked for once more.
  const first = collector.first?.length ?? few;
  const isShort = count < few || first < few || collector.late() !== null;
  const shortFor = Math.max(count === 0 ? timing.firstLine : fewAfter, 2 * way);
  const noneBefore = requestedAt + shortFor;
  const quiet = collector.first === null ? timing.quiet : timing.quietAgain;
  const quietAt = Math.max(isShort ? noneBefore : 0, count === 0 ? 0 : collector.lastAt + quiet);
  return Math.min(quietAt, latest);
}

/** The last lines came too fast to have been printed one by one. */
export function isComing({ received, lastAt }: Pick<Collector, 'received' | 'lastAt'>): boolean {
  const before = received.at(-CLUSTER)?.elapsed;
  return before !== undefined && lastAt - before <= timing.quiet;
}

/**
 * The trip as the answer to a first request shows it, also where live lines had been taken for that
 * and it came after the second request: the answer to that one comes as much later. ms
 */
export function tripOfFirst(collector: Collector, requestedAt: number): number {
  const line = collector.late();
  const lag = line === null ? collector.firstLag : line.elapsed - requestedAt;
  return (TARDY * lag) / 2;
}

const TARDY = 1.1;
const late = 60;
const awake = 1000;

/** The one timer that is waited for. */
export function createTimer(clock: Clock): {
  readonly wait: (ms: number, then: () => void) => void;
  readonly stop: () => void;
} {
  let cancel: (() => void) | null = null;
  const stop = (): void => {
    cancel?.();
    cancel = null;
  };
  return {
    wait: function wait(ms, then) {
      stop();
      const due = clock.elapsed() + ms;
      cancel = clock.after(ms, () => {
        cancel = null;
        // Who was busy, or asleep, has not heard yet what has come meanwhile.
        const lateBy = clock.elapsed() - due;
        if (lateBy > late) wait(lateBy > heldUp ? awake : late, then);
        else then();
      });
    },
    stop,
  };
}
