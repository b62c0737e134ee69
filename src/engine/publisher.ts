import type { Clock } from './clock';

/**
 * Tells listeners that there is news: at once when it is urgent, `soon` after `interval` ms, `later`
 * with whatever comes first, after a second at the latest.
 */
export interface Publisher {
  news(urgency: 'now' | 'soon' | 'later'): void;
  /** Something is drawn now: what waits to be told goes along, for a frame of its own costs more. */
  alongside(): void;
  /** Nobody looks: only what is urgent is told, and the rest when somebody does again. */
  setSeen(seen: boolean): void;
  subscribe(listener: () => void): () => void;
  dispose(): void;
}

/**
 * ms between urgent ones. What a server prints can be urgent, 20,000 times a second, and each time
 * the whole page is told: the first goes at once, those after it together.
 */
const urgentPace = 40;
/** ms. That the log has grown is seen in the log itself; here it is a count. */
const laterPace = 1_000;

export function createPublisher(clock: Clock, interval: number): Publisher {
  const listeners = new Set<() => void>();
  let cancel: (() => void) | null = null;
  let dueAt = Number.POSITIVE_INFINITY;
  let toldAt = Number.NEGATIVE_INFINITY;
  let seen = true;
  let held = false;

  function stop(): void {
    cancel?.();
    cancel = null;
    dueAt = Number.POSITIVE_INFINITY;
  }

  function tell(): void {
    stop();
    held = false;
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
      if (urgency !== 'now' && !seen) {
        held = true;
        return;
      }
      if (urgency === 'later' && cancel !== null) return;
      const now = clock.elapsed();
      if (urgency === 'soon') tellAt(now + interval, now);
      else if (urgency === 'later') tellAt(now + laterPace, now);
      else if (now - toldAt >= urgentPace) tell();
      else tellAt(toldAt + urgentPace, now);
    },
    alongside() {
      if (cancel !== null && seen) tell();
    },
    setSeen(next) {
      seen = next;
      if (seen && held) tell();
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
