/**
 * While the terminal is written anew it has none of its rows, or some, and stands elsewhere than the
 * reader: what somebody does meanwhile waits for its end.
 */
export interface Rewriting {
  begin(): void;
  /** Everything is there, and where the reader was. What has waited is done now, in order. */
  end(): void;
  /** Does it now, or when everything is there. */
  soon(act: () => void): void;
}

export function createRewriting(): Rewriting {
  let waiting: (() => void)[] | null = null;
  return {
    begin() {
      waiting ??= [];
    },
    end() {
      const acts = waiting ?? [];
      waiting = null;
      for (const act of acts) act();
    },
    soon(act) {
      if (waiting === null) act();
      else waiting.push(act);
    },
  };
}
