import type { Clock } from './clock';

/** Tells listeners that there is news: at once when it is urgent, else at most each `interval` ms. */
export interface Publisher {
  news(urgency: 'now' | 'soon'): void;
  subscribe(listener: () => void): () => void;
  dispose(): void;
}

export function createPublisher(clock: Clock, interval: number): Publisher {
  const listeners = new Set<() => void>();
  let cancel: (() => void) | null = null;

  function tell(): void {
    cancel?.();
    cancel = null;
    for (const listener of listeners) listener();
  }

  return {
    news(urgency) {
      if (urgency === 'now') tell();
      else cancel ??= clock.after(interval, tell);
    },
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    dispose() {
      cancel?.();
      listeners.clear();
    },
  };
}
