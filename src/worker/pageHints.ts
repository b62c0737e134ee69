import type { Hint, Hints } from '../engine/surroundings';

/** What the pages of one engine let it know, as if there were one page. */
export interface PageHints extends Hints {
  /** One more page, which counts as seen and online until it says otherwise. */
  join(): PageOfHints;
}

export interface PageOfHints {
  readonly hidden: boolean;
  tell(hint: Hint): void;
  leave(): void;
}

/**
 * Somebody looks as long as one page is seen, and there is a network as long as one page says so. A
 * page that comes into sight is told of each time: whoever turns to it does not want to wait.
 */
export function createPageHints(): PageHints {
  const listeners = new Set<(hint: Hint) => void>();
  const pages = new Set<{ hidden: boolean; offline: boolean }>();
  let told = { hidden: false, offline: false };

  function pass(hint: Hint): void {
    for (const listener of listeners) listener(hint);
  }

  function all(what: 'hidden' | 'offline'): boolean {
    return pages.size > 0 && [...pages].every((page) => page[what]);
  }

  function sum(): void {
    const before = told;
    told = { hidden: all('hidden'), offline: all('offline') };
    if (told.hidden !== before.hidden) pass(told.hidden ? 'hidden' : 'visible');
    if (told.offline !== before.offline) pass(told.offline ? 'offline' : 'online');
  }

  return {
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    join() {
      const page = { hidden: false, offline: false };
      pages.add(page);
      sum();
      return {
        get hidden() {
          return page.hidden;
        },
        tell(hint) {
          if (!pages.has(page)) return;
          const before = told;
          if (hint === 'visible' || hint === 'hidden') page.hidden = hint === 'hidden';
          if (hint === 'online' || hint === 'offline') page.offline = hint === 'offline';
          sum();
          const isNews = hint === 'visible' ? !before.hidden : hint === 'online' && !before.offline;
          if (isNews || hint === 'wake') pass(hint);
        },
        leave() {
          pages.delete(page);
          if (pages.size > 0) sum();
        },
      };
    },
  };
}
