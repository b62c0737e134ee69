/** Answers of one kind that are awaited from the other side of a port, each by the number of its call. */
export interface Answers<T> {
  /** Resolves to the answer to the call that `send` sends. */
  ask(send: (call: number) => void): Promise<T>;
  came(call: number, answer: T): void;
  /** No more will come: those that are awaited get the one for that. */
  end(): void;
}

/** @param none - The answer where there is no other side any more. */
export function createAnswers<T>(none: T): Answers<T> {
  const awaited = new Map<number, (answer: T) => void>();
  let next = 1;
  return {
    ask: (send) =>
      new Promise((resolve) => {
        const call = next++;
        awaited.set(call, resolve);
        send(call);
      }),
    came(call, answer) {
      awaited.get(call)?.(answer);
      awaited.delete(call);
    },
    end() {
      for (const resolve of awaited.values()) resolve(none);
      awaited.clear();
    },
  };
}
