/** A storage that never throws: where the browser gives none, it holds things until the page goes. */
export interface SafeStorage {
  getItem(name: string): string | null;
  setItem(name: string, value: string): void;
  removeItem(name: string): void;
  works(): boolean;
  /** Called once, when the storage is found not to work after all. */
  onBroken(listener: () => void): void;
  /** Called when another page may have written `name`. */
  onWrittenElsewhere(name: string, listener: () => void): void;
}

/**
 * `open` may throw: reading `localStorage` does in a sandboxed frame and with cookies blocked.
 * `page`: hears of what other pages write.
 */
export function createSafeStorage(
  open: () => Storage | null | undefined,
  page?: Pick<Window, 'addEventListener'>,
): SafeStorage {
  const memory = new Map<string, string>();
  let storage: Storage | null = null;
  let broken = (): void => {};
  try {
    storage = open() ?? null;
    storage?.setItem('roost.probe', '1');
    storage?.removeItem('roost.probe');
  } catch {
    storage = null;
  }
  const attempt = <T>(run: (storage: Storage) => T): T | null => {
    if (storage === null) return null;
    try {
      return run(storage);
    } catch {
      // Full, or taken away while the page was open.
      storage = null;
      broken();
      return null;
    }
  };
  return {
    getItem(name) {
      const kept = attempt((s) => s.getItem(name));
      return storage === null ? (memory.get(name) ?? null) : kept;
    },
    setItem(name, value) {
      memory.set(name, value);
      attempt((s) => s.setItem(name, value));
    },
    removeItem(name) {
      memory.delete(name);
      attempt((s) => s.removeItem(name));
    },
    works: () => storage !== null,
    onBroken(listener) {
      broken = listener;
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
