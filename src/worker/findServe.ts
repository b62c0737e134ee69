import type { OpenLog } from '../engine/engine';
import { createFind, type Find } from '../engine/log/find/find';
import type { FindAnswer, FindRequest } from '../engine/log/find/find.types';
import { createPatternRunner, type PatternWorker } from './findPattern';

export interface FindServer {
  receive(request: FindRequest): void;
  /** The lines with matches; `null`: nothing is looked for. */
  matches: Find['matches'];
}

/** Finds in the log for the page. Closed, it rests until the next query. */
export function serveFind(
  openLog: (grew: () => void) => OpenLog,
  answer: (answer: FindAnswer) => void,
): FindServer {
  const { store, clock, loadMask } = openLog(() => find.grew());
  const patterns = createPatternRunner(clock, startPatternWorker);
  const find = createFind({ store, clock, patterns, answer });

  async function lines({ call, seqs, hiding }: FindRequest & { kind: 'lines' }): Promise<void> {
    if (hiding === 'nothing') {
      find.lines(call, seqs);
      return;
    }
    const mask = await loadMask();
    await mask?.ready(hiding);
    // What cannot be hidden is not shown, so there is nothing to mark either.
    find.lines(call, mask === null ? [] : seqs, (text) => mask?.places(text, hiding) ?? []);
  }

  return {
    matches: find.matches,
    receive(request) {
      switch (request.kind) {
        case 'change':
          find.change(request.id, request.query, request.at);
          return;
        case 'step':
          find.step(request.to);
          return;
        case 'lines':
          void lines(request);
          return;
        case 'close':
          find.close();
          return;
      }
    },
  };
}

/** `null` where the browser gives none: not inside of a worker (old Safari), not in a bare frame. */
function startPatternWorker(): PatternWorker | null {
  if (typeof Worker === 'undefined') return null;
  const worker = new Worker(new URL('./findPatternEntry.ts', import.meta.url), { type: 'module' });
  return worker as unknown as PatternWorker;
}
