import { createFind, type Find } from '../engine/log/find/find';
import type { FindAnswer, FindRequest } from '../engine/log/find/find.types';
import type { HideIn } from '../engine/log/find/locate';
import type { Sequence } from '../engine/log/sequence';
import type { OpenLog } from '../engine/openLog.types';
import { createPatternRunner, type PatternWorker } from './findPattern';
import { createPagePatterns } from './pagePatterns';

export interface FindServer {
  receive(request: FindRequest): void;
  /** The lines with matches; `null`: nothing is looked for. */
  matches: Find['matches'];
  /** Other lines are shown in this view. */
  filtered(view: number): void;
  /** The page has started a worker for patterns, or there is none. */
  patternWorker(nth: number, port: MessagePort | null): void;
  dispose(): void;
}

/** Finds in the log for the page. Closed, it rests until the next query. */
export function serveFind(
  openLog: (grew: () => void) => OpenLog,
  answer: (answer: FindAnswer) => void,
  /** Has the page start a worker for patterns, or end it. */
  askPage: (nth: number, wanted: boolean) => void,
  /** What a view shows; `undefined`: it is not open. */
  linesOf: (view: number) => Sequence | undefined,
): FindServer {
  /** The view in which it is looked. */
  let among: number | undefined;
  const { store, clock, loadMask, close } = openLog(() => find.grew());
  const ofPage = createPagePatterns(askPage);
  const patterns = createPatternRunner(clock, () => startPatternWorker() ?? ofPage.start());
  const find = createFind({ store, clock, patterns, answer });

  async function lines({ call, seqs, hiding }: FindRequest & { kind: 'lines' }): Promise<void> {
    if (hiding === 'nothing') {
      find.lines(call, seqs);
      return;
    }
    const mask = await loadMask();
    await mask?.ready(hiding);
    // What cannot be hidden is not shown, so there is nothing to mark either.
    const hide: HideIn = (text, seq) => mask?.places(text, seq, hiding) ?? [];
    find.lines(call, mask === null ? [] : seqs, hide);
  }

  return {
    matches: find.matches,
    filtered(view) {
      const lines = view === among ? linesOf(view) : undefined;
      if (lines !== undefined) find.lookAmong(lines);
    },
    patternWorker: ofPage.came,
    dispose() {
      close();
      find.close();
    },
    receive(request) {
      switch (request.kind) {
        case 'change':
          among = request.view;
          find.change(
            request.id,
            request.query,
            request.at,
            among === undefined ? undefined : linesOf(among),
          );
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

/** `null` where there are none: not inside of a shared worker (but in Firefox), nor of any in old Safari. */
function startPatternWorker(): PatternWorker | null {
  if (typeof Worker === 'undefined') return null;
  const worker = new Worker(new URL('./findPatternEntry.ts', import.meta.url), { type: 'module' });
  return worker as unknown as PatternWorker;
}
