import type { Hint } from '../engine/surroundings';

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
