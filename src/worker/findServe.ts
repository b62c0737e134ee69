import type { Clock } from '../engine/clock';
import { createFind } from '../engine/log/find/find';
import type { FindAnswer, FindRequest } from '../engine/log/find/find.types';
import type { LogStore } from '../engine/log/store';
import { createPatternRunner, type PatternWorker } from './findPattern';

/** The log of one engine, for what is loaded when it is first used. */
export interface OpenLog {
  readonly store: LogStore;
  readonly clock: Clock;
  close(): void;
}

export interface FindServer {
  receive(request: FindRequest): void;
  close(): void;
}

/** Finds in the log for the page. `openLog` calls its argument whenever the log has grown. */
export function serveFind(
  openLog: (grew: () => void) => OpenLog,
  answer: (answer: FindAnswer) => void,
): FindServer {
  const log = openLog(() => find.grew());
  const { store, clock } = log;
  const patterns = createPatternRunner(clock, startPatternWorker);
  const find = createFind({ store, clock, patterns, answer });

  function close(): void {
    log.close();
    find.close();
  }

  return {
    receive(request) {
      switch (request.kind) {
        case 'change':
          find.change(request.id, request.query, request.at);
          return;
        case 'step':
          find.step(request.to);
          return;
        case 'lines':
          find.lines(request.call, request.seqs);
          return;
        case 'close':
          close();
          return;
      }
    },
    close,
  };
}

/** `null` where the browser gives none: not inside of a worker (old Safari), not in a bare frame. */
function startPatternWorker(): PatternWorker | null {
  if (typeof Worker === 'undefined') return null;
  const url = new URL('./findPatternEntry.ts', import.meta.url);
  return new Worker(url, { type: 'module' }) as unknown as PatternWorker;
}
