/** A storage as the browser has one. */
export function createMemoryStorage(): Storage {
  const items = new Map<string, string>();
  return {
    get length() {
      return items.size;
    },
    clear: () => items.clear(),
    getItem: (name: string) => items.get(name) ?? null,
    key: (index: number) => [...items.keys()][index] ?? null,
    removeItem: (name: string) => items.delete(name),
    setItem: (name: string, value: string) => void items.set(name, value),
    toJSON: () => [...items],
  };
}
