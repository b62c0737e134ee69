import type { Clock } from '../../clock';
import type { Collector } from './collector';

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

/** From a request that was refused to the next. */
export const retryAfter = 5000;

/** When the pause is long enough to ask in, or has been waited for long enough. */
export function untilLull(collector: Collector, readyAt: number): number {
  const quietAt = Math.max(collector.lastAt, readyAt) + timing.lull;
  return Math.min(quietAt, readyAt + timing.lullAtMost);
}

/** A node that runs a server says something each second: after this the way holds it up. */
const heldUp = 1_200;
const heldUpAtMost = 12_000;

/**
 * From when on a replay is waited for: from the request, or from the node's first word since then,
 * if the way has held that up. While there is none, the replay comes when the way lets go.
 */
export function begunAt(requestedAt: number, answeredAt: number | null, now: number): number {
  if (answeredAt === null) return Math.min(now, requestedAt + heldUpAtMost);
  return answeredAt - requestedAt > heldUp ? answeredAt : requestedAt;
}

/** The longest way that is waited for, there and back. */
const slowest = 5000;

/**
 * When the replay has ended, as far as can be told. `toTheEnd`: nothing less is believed. `trip`: how
 * long an answer of the node is on its way; on a slow way the replay comes when others have ended.
 * `window`: lines of a full replay.
 */
export function untilQuiet(
  collector: Collector,
  requestedAt: number,
  toTheEnd: boolean,
  trip: number,
  window: number,
): number {
  const way = Math.min(trip, slowest);
  const latest = requestedAt + Math.max(timing.atMost, 4 * way);
  const count = collector.received.length;
  // A second replay has no fewer lines than the first had: until they are there, these are live ones.
  const { firstCount } = collector;
  const isRest =
    collector.first !== null && firstCount >= few && count < Math.min(firstCount, window);
  if (toTheEnd || isRest) return latest;
  // A few lines may all be live ones, and the replay still to come from a node that is slow; also
  // the one before, when it was asked for once more.
  const isShort = count < few || (collector.first?.length ?? few) < few;
  const least = Math.max(count === 0 ? timing.firstLine : fewAfter, 2 * way);
  const noneBefore = requestedAt + least;
  const quiet = collector.first === null ? timing.quiet : timing.quietAgain;
  const quietAt = Math.max(isShort ? noneBefore : 0, count === 0 ? 0 : collector.lastAt + quiet);
  return Math.min(quietAt, latest);
}

/**
 * The trip as the answer to a first request shows it, where a few live lines had been taken for that
 * and it came after the second request: the answer to that one comes as much later. ms
 */
export function tripOfFirst({ first, received }: Collector, requestedAt: number): number {
  const line = received[few - 1];
  if (first === null || first.length >= few || line === undefined) return 0;
  return (TARDY * (line.elapsed - requestedAt)) / 2;
}

const TARDY = 1.1;
const late = 60;

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
        // Who was busy has not heard yet what has come meanwhile.
        if (clock.elapsed() - due > late) wait(late, then);
        else then();
      });
    },
    stop,
  };
}
