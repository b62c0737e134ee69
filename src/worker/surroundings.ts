import { systemClock, systemRandom } from '../engine/clock';
import type { Hint, Hints, SocketLike, Surroundings } from '../engine/surroundings';
import { createPromptClock } from './promptClock';

/** The browser as the engine sees it, in a worker or in the page's own thread. */
export function browserSurroundings(hints: Hints): Surroundings {
  return {
    // The DOM types its handlers more narrowly than they are called.
    openSocket: (url) => new WebSocket(url) as unknown as SocketLike,
    fetch: (url, init) => fetch(url, init as RequestInit),
    clock: createPromptClock(systemClock),
    random: systemRandom,
    hints,
  };
}

/** Hints that somebody else brings: in a worker, the page. */
export function relayedHints(): Hints & { tell(hint: Hint): void } {
  const listeners = new Set<(hint: Hint) => void>();
  return {
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    tell(hint) {
      for (const listener of listeners) listener(hint);
    },
  };
}

/** Passes on what the page's window lets us know; returns a function that stops it. */
export function watchPage(tell: (hint: Hint) => void): () => void {
  const abort = new AbortController();
  const { signal } = abort;
  addEventListener('online', () => tell('online'), { signal });
  addEventListener('offline', () => tell('offline'), { signal });
  addEventListener('pageshow', (event) => event.persisted && tell('wake'), { signal });
  document.addEventListener(
    'visibilitychange',
    () => tell(document.visibilityState === 'visible' ? 'visible' : 'hidden'),
    { signal },
  );
  return () => abort.abort();
}
