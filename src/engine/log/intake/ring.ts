/** The newest strings of a stream: what a replay can be compared with. */
export interface Ring {
  push(value: string): void;
  clear(): void;
  /** How many have ever been pushed. */
  readonly pushed: number;
  /** Oldest first. */
  toArray(): string[];
}

export function createRing(size: number): Ring {
  let values: string[] = [];
  let next = 0;
  let pushed = 0;
  return {
    push(value) {
      pushed += 1;
      if (values.length < size) {
        values.push(value);
      } else {
        values[next] = value;
        next = (next + 1) % size;
      }
    },
    clear() {
      values = [];
      next = 0;
    },
    get pushed() {
      return pushed;
    },
    toArray: () => [...values.slice(next), ...values.slice(0, next)],
  };
}
