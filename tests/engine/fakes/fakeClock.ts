import type { Clock } from '../../../src/engine/clock';

/** A clock that stands still until told to move. */
export interface FakeClock extends Clock {
  /**
   * Moves both clocks on by `ms`. Timers fire in order at their own moment, and everything that
   * promises do follows before the next one fires.
   */
  advance(ms: number): Promise<void>;
  /** The same without waiting for promises, for code that has none. */
  tick(ms: number): void;
  /** The wall clock jumps, elapsed time and timers do not notice: a clock that was set. */
  jump(ms: number): void;
  /** Both clocks move but no timer fires until the next `advance`: the machine slept. */
  sleep(ms: number): void;
  /** How many timers are waiting. */
  pending(): number;
}

interface Timer {
  readonly due: number;
  readonly run: () => void;
}

/** `start` is the wall clock at the beginning, ms since 1970. */
export function createFakeClock(start = 1_750_000_000_000): FakeClock {
  let elapsed = 0;
  let offset = start;
  let timers: Timer[] = [];

  /** Takes out the earliest timer that is due by `until`; of equals the one that was set first. */
  function takeNext(until: number): Timer | null {
    let next: Timer | null = null;
    for (const timer of timers) {
      if (timer.due <= until && (next === null || timer.due < next.due)) next = timer;
    }
    timers = timers.filter((timer) => timer !== next);
    return next;
  }

  function fire(timer: Timer): void {
    // After a sleep timers are overdue: they fire late, and time does not go back.
    elapsed = Math.max(elapsed, timer.due);
    timer.run();
  }

  return {
    now: () => offset + elapsed,
    elapsed: () => elapsed,
    after(ms, run) {
      const timer = { due: elapsed + Math.max(0, ms), run };
      timers.push(timer);
      return () => {
        timers = timers.filter((other) => other !== timer);
      };
    },
    async advance(ms) {
      const until = elapsed + ms;
      await settle();
      for (let timer = takeNext(until); timer !== null; timer = takeNext(until)) {
        fire(timer);
        await settle();
      }
      elapsed = Math.max(elapsed, until);
    },
    tick(ms) {
      const until = elapsed + ms;
      for (let timer = takeNext(until); timer !== null; timer = takeNext(until)) fire(timer);
      elapsed = Math.max(elapsed, until);
    },
    jump(ms) {
      offset += ms;
    },
    sleep(ms) {
      elapsed += ms;
    },
    pending: () => timers.length,
  };
}

/** Waits until promises that are ready have run, however long their chain. */
export function settle(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve));
}
