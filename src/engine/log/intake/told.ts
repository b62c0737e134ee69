/** Holds back what is told until lines from before are in the log, or are known not to be there. */
export interface Told {
  /** `hear`, at once or when it is its turn. */
  later<A extends unknown[]>(hear: (...args: A) => void): (...args: A) => void;
  release(): void;
}

export function createTold(hold: boolean): Told {
  let waiting: (() => void)[] | null = hold ? [] : null;
  return {
    later:
      (hear) =>
      (...args) => {
        if (waiting === null) hear(...args);
        else waiting.push(() => hear(...args));
      },
    release() {
      const told = waiting ?? [];
      waiting = null;
      for (const hear of told) hear();
    },
  };
}
