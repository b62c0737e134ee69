import type { Clock } from './clock';
import type { ClientEvent } from './protocol';

/**
 * The node's rate limits as seen from here (protocol.md, section 1): a frame past one of them is
 * lost, so nothing leaves unless the bucket there must still have a token when it arrives.
 */

/** How much closer together two frames may arrive than they were sent, ms. */
const jitter = 250;

/** Refilled a little slower than the node's, for clocks that do not run alike. */
const pace = 0.98;

export interface Bucket {
  /** Ms until `tokens` have come, if nothing else is taken but they; 0: now. */
  wait(tokens: number): number;
  take(): void;
  /** The node has just said that there is nothing left. */
  empty(): void;
}

function createBucket(clock: Clock, limit: { perSecond: number; burst: number }): Bucket {
  // What was sent in a span arrives in a span that may be shorter by `jitter`; the tokens that
  // the node would gain in that time are therefore never counted on.
  const capacity = limit.burst - (limit.perSecond * jitter) / 1000;
  const perMs = (limit.perSecond * pace) / 1000;
  let level = capacity;
  let at = clock.elapsed();

  function refill(): number {
    const now = clock.elapsed();
    level = Math.min(capacity, level + (now - at) * perMs);
    at = now;
    return level;
  }

  return {
    wait(tokens) {
      const missing = tokens - refill();
      // Whole milliseconds, rounded up: a timer must not wake a hair too early, again and again.
      return missing <= 0 ? 0 : Math.ceil(missing / perMs);
    },
    take() {
      level = refill() - 1;
    },
    empty() {
      refill();
      level = 0;
    },
  };
}

export interface Buckets {
  /** Ms until a frame of this event may go, with `ahead` others of the same event before it. */
  wait(event: ClientEvent['event'], ahead: number): number;
  /** A frame of this event has gone. */
  take(event: ClientEvent['event']): void;
  /** `throttled`: `what` is an event's name or `global`. */
  throttled(what: string): void;
}

/** Of the node's 10, these are left for `auth`, whatever else is going on. */
const keptForAuth = 2;
/** Of the node's 4, these are left for power actions: nobody waits for Kill behind a probe. */
const keptForPower = 2;

/** The buckets of one socket, full as they are when it opens. */
export function createBuckets(clock: Clock): Buckets {
  const auth = createBucket(clock, { perSecond: 0.2, burst: 2 });
  const logs = createBucket(clock, { perSecond: 0.2, burst: 2 });
  const commands = createBucket(clock, { perSecond: 1, burst: 10 });
  const shared = createBucket(clock, { perSecond: 1, burst: 4 });
  // The node refills 5 a second; the page that documents it says otherwise, so we stay below.
  const all = createBucket(clock, { perSecond: 4, burst: 10 });

  function own(event: string): Bucket {
    switch (event) {
      case 'auth':
        return auth;
      case 'send logs':
        return logs;
      case 'send command':
        return commands;
      default:
        return shared;
    }
  }

  return {
    wait(event, ahead) {
      const kept = event === 'send stats' ? keptForPower : 0;
      const keptOfAll = event === 'auth' ? 0 : keptForAuth;
      return Math.max(own(event).wait(1 + ahead + kept), all.wait(1 + ahead + keptOfAll));
    },
    take(event) {
      own(event).take();
      all.take();
    },
    throttled(what) {
      (what === 'global' ? all : own(what)).empty();
    },
  };
}
