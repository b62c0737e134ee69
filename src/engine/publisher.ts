import type { Clock } from './clock';

/** Tells listeners that there is news: soon when it is urgent, else at most each `interval` ms. */
export interface Publisher {
  news(urgency: 'now' | 'soon'): void;
  subscribe(listener: () => void): () => void;
  dispose(): void;
}

/**
 * ms between urgent ones. What a server prints can be urgent, 20,000 times a second, and each time
 * the whole page is told: the first goes at once, those after it together.
 */
const urgentPace = 40;

export function createPublisher(clock: Clock, interval: number): Publisher {
  const listeners = new Set<() => void>();
  let cancel: (() => void) | null = null;
  let dueAt = Number.POSITIVE_INFINITY;
  let toldAt = Number.NEGATIVE_INFINITY;

  function stop(): void {
    cancel?.();
    cancel = null;
    dueAt = Number.POSITIVE_INFINITY;
  }

  function tell(): void {
    stop();
    toldAt = clock.elapsed();
    for (const listener of listeners) listener();
  }

  function tellAt(due: number, now: number): void {
    if (due >= dueAt) return;
    stop();
    dueAt = due;
    cancel = clock.after(due - now, tell);
  }

  return {
    news(urgency) {
      if (urgency === 'soon' && cancel !== null) return;
      const now = clock.elapsed();
      if (urgency === 'soon') tellAt(now + interval, now);
      else if (now - toldAt >= urgentPace) tell();
      else tellAt(toldAt + urgentPace, now);
    },
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    dispose() {
      stop();
      listeners.clear();
    },
  };
}
