/** Counts hits per key in fixed windows that begin with the first hit, as the panel does. */
export interface Limiter {
  hit(key: string, limit: number): LimiterAnswer;
}

export type LimiterAnswer =
  | { readonly ok: true; readonly remaining: number }
  /** Whole seconds until the window ends. */
  | { readonly ok: false; readonly retryAfter: number };

export function createLimiter(windowMs: number, now: () => number): Limiter {
  const windows = new Map<string, { begin: number; hits: number }>();
  return {
    hit(key, limit) {
      const time = now();
      let current = windows.get(key);
      // The clock can be moved back, too: a window that begins in the future is over.
      if (current === undefined || time >= current.begin + windowMs || time < current.begin) {
        current = { begin: time, hits: 0 };
        windows.set(key, current);
      }
      if (current.hits >= limit)
        return { ok: false, retryAfter: Math.ceil((current.begin + windowMs - time) / 1000) };
      current.hits++;
      return { ok: true, remaining: limit - current.hits };
    },
  };
}
