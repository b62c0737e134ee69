import { systemClock, systemRandom } from '../engine/clock';
import type { Hint, SocketLike, Surroundings } from '../engine/surroundings';
import { createPromptClock } from './promptClock';

/** The browser as the engine sees it, in a worker or in the page's own thread. */
export function browserSurroundings(): Omit<Surroundings, 'hints'> {
  return {
    // The DOM types its handlers more narrowly than they are called.
    openSocket: (url) => new WebSocket(url) as unknown as SocketLike,
    fetch: (url, init) => fetch(url, init as RequestInit),
    clock: createPromptClock(systemClock),
    random: systemRandom,
  };
}

/** What the page's window lets us know. */
export interface PageWatch {
  hint(hint: Hint): void;
  /** The page is put away: for good, or to be shown again as it was. */
  away(): void;
  back(): void;
}

/** Returns a function that stops it. */
export function watchPage({ hint, away, back }: PageWatch): () => void {
  const abort = new AbortController();
  const { signal } = abort;
  // Many a page is opened behind another.
  if (document.visibilityState === 'hidden') hint('hidden');
  addEventListener('online', () => hint('online'), { signal });
  addEventListener('offline', () => hint('offline'), { signal });
  addEventListener('pagehide', away, { signal });
  addEventListener(
    'pageshow',
    ({ persisted }) => {
      if (!persisted) return;
      back();
      hint('wake');
    },
    { signal },
  );
  document.addEventListener(
    'visibilitychange',
    () => hint(document.visibilityState === 'visible' ? 'visible' : 'hidden'),
    { signal },
  );
  return () => abort.abort();
}
