/** A storage that never throws: what the browser does not keep is held until the page goes. */
export interface SafeStorage {
  getItem(name: string): string | null;
  /** Whether it is kept. What is not is held all the same: the next one may find room. */
  setItem(name: string, value: string): boolean;
  removeItem(name: string): void;
  /** Something could be kept when the page began. */
  readonly works: boolean;
  /** Called when another page may have written `name`. */
  onWrittenElsewhere(name: string, listener: () => void): void;
}

/** What could not be kept, and what was kept in its place then. */
interface Held {
  readonly value: string;
  readonly over: string | null;
}

/**
 * `open` may throw: reading `localStorage` does in a sandboxed frame and with cookies blocked. A
 * full one, which all pages of the origin can fill, still tells what it keeps, and forgets.
 * `page`: hears of what other pages write.
 */
export function createSafeStorage(
  open: () => Storage | null | undefined,
  page?: Pick<Window, 'addEventListener'>,
): SafeStorage {
  const held = new Map<string, Held>();
  let storage: Storage | undefined;
  try {
    storage = open() ?? undefined;
  } catch {
    // There is none.
  }
  const attempt = <T>(run: (storage: Storage) => T): T | undefined => {
    try {
      return storage && run(storage);
    } catch {
      return undefined;
    }
  };
  const read = (name: string): string | null => attempt((s) => s.getItem(name)) ?? null;
  const write = (name: string, value: string): boolean =>
    attempt((s) => {
      s.setItem(name, value);
      return true;
    }) ?? false;
  const remove = (name: string): void => attempt((s) => s.removeItem(name));
  const works = write('roost.probe', '1');
  remove('roost.probe');
  return {
    works,
    getItem(name) {
      const kept = read(name);
      const own = held.get(name);
      // What another page has written since is newer.
      return own?.over === kept ? own.value : kept;
    },
    setItem(name, value) {
      const kept = write(name, value);
      if (kept) held.delete(name);
      else held.set(name, { value, over: read(name) });
      return kept;
    },
    removeItem(name) {
      held.delete(name);
      remove(name);
    },
    onWrittenElsewhere(name, listener) {
      page?.addEventListener('storage', ({ key }) => {
        if (key === name) listener();
      });
      // A page that was put away heard nothing.
      page?.addEventListener('pageshow', ({ persisted }) => {
        if (persisted) listener();
      });
    },
  };
}
