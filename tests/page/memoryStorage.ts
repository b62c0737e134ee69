/**
 * A storage as the browser has one.
 *
 * @param room characters that it keeps at most.
 */
export function createMemoryStorage(room = Number.POSITIVE_INFINITY): Storage {
  const items = new Map<string, string>();
  return {
    get length() {
      return items.size;
    },
    clear: () => items.clear(),
    getItem: (name: string) => items.get(name) ?? null,
    key: (index: number) => [...items.keys()][index] ?? null,
    removeItem: (name: string) => items.delete(name),
    setItem(name: string, value: string) {
      let size = name.length + value.length;
      for (const [other, kept] of items) if (other !== name) size += other.length + kept.length;
      if (size > room) throw new DOMException('full', 'QuotaExceededError');
      items.set(name, value);
    },
    toJSON: () => [...items],
  };
}
