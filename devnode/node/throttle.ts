/**
 * The daemon's limit on output: so many lines in each period, what goes beyond is dropped
 * (protocol.md, Volume). The period begins with the first line after the last one ran out.
 */
export interface OutputThrottle {
  /** `false`: the line is to be dropped. */
  allow(): boolean;
}

export function createOutputThrottle(options: {
  lines: number;
  periodMs: number;
  /** Elapsed ms. */
  now: () => number;
  /** Called for the first dropped line after one that was let through. */
  strike: () => void;
}): OutputThrottle {
  const { lines, periodMs, now, strike } = options;
  let since = Number.NEGATIVE_INFINITY;
  let count = 0;
  let struck = false;

  return {
    allow() {
      const time = now();
      if (time - since > periodMs) {
        since = time;
        count = 0;
      }
      if (count < lines) {
        count += 1;
        struck = false;
        return true;
      }
      if (!struck) {
        struck = true;
        strike();
      }
      return false;
    },
  };
}
