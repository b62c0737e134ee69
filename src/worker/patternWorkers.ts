/** Starts workers for patterns on behalf of an engine that can start none where it runs. */
export interface PatternWorkers {
  want(nth: number, wanted: boolean): void;
  endAll(): void;
}

/** `give` is called with `null`, also later, where there is none to be had. */
export function createPatternWorkers(
  give: (nth: number, port: MessagePort | null) => void,
): PatternWorkers {
  const workers = new Map<number, Worker>();

  function end(nth: number): void {
    workers.get(nth)?.terminate();
    workers.delete(nth);
  }

  return {
    endAll() {
      for (const nth of [...workers.keys()]) end(nth);
    },
    want(nth, wanted) {
      if (!wanted) {
        end(nth);
        return;
      }
      try {
        const worker = new Worker(new URL('./findPatternEntry.ts', import.meta.url), {
          type: 'module',
        });
        workers.set(nth, worker);
        worker.onerror = () => give(nth, null);
        const { port1, port2 } = new MessageChannel();
        worker.postMessage(null, [port1]);
        give(nth, port2);
      } catch {
        give(nth, null);
      }
    },
  };
}
