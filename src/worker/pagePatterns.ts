import type { PatternWorker } from './findPattern';
import type { PatternJob } from './findPattern.types';

/** Workers for patterns that the page starts, since in this one there are none: its ports come later. */
export interface PagePatterns {
  start(): PatternWorker;
  /** `null`: the page has none either. */
  came(nth: number, port: MessagePort | null): void;
}

export function createPagePatterns(ask: (nth: number, wanted: boolean) => void): PagePatterns {
  const awaited = new Map<number, (port: MessagePort | null) => void>();
  let last = 0;
  return {
    came(nth, port) {
      awaited.get(nth)?.(port);
      awaited.delete(nth);
    },
    start() {
      const nth = ++last;
      let port: MessagePort | null = null;
      let jobs: PatternJob[] = [];
      const worker: PatternWorker = {
        onmessage: null,
        onerror: null,
        postMessage(job) {
          if (port === null) jobs.push(job);
          else port.postMessage(job);
        },
        terminate() {
          awaited.delete(nth);
          port?.close();
          ask(nth, false);
        },
      };
      awaited.set(nth, (came) => {
        port = came;
        if (port === null) {
          worker.onerror?.();
          return;
        }
        port.onmessage = (event) => worker.onmessage?.(event);
        for (const job of jobs) port.postMessage(job);
        jobs = [];
      });
      ask(nth, true);
      return worker;
    },
  };
}
