import { createStore, type StoreApi } from 'zustand/vanilla';
import type { Hiding } from '../../engine/engine.types';
import type { FindAnswer, FindQuery, FindReport } from '../../engine/log/find/find.types';
import { createFindMarks, type FindMarks } from '../../terminal/findMarks';
import type { TerminalHandle } from '../../terminal/terminal.types';
import type { EngineClient } from '../../worker/client.types';

/** `notLoaded`: the engine could not load what finds. */
export interface FinderState {
  readonly report: FindReport | null;
  readonly notLoaded: boolean;
}

/** Joins the engine, which finds, with the terminal, which marks and shows. */
export interface Finder {
  readonly state: StoreApi<FinderState>;
  open(): void;
  look(query: FindQuery): void;
  step(to: 'next' | 'previous'): void;
  /** Other things are hidden on the screen now. */
  hidingChanged(): void;
  close(): void;
}

export function createFinder(
  client: EngineClient,
  terminal: { readonly current: TerminalHandle | null },
  /** What is hidden on the screen at the moment. */
  hiding: () => Hiding,
): Finder {
  const state = createStore<FinderState>(() => ({ report: null, notLoaded: false }));
  const asked = new Map<number, readonly number[]>();
  let id = 0;
  let call = 0;
  let looking = false;
  let moves = 0;
  let attached: { readonly handle: TerminalHandle; readonly marks: FindMarks } | null = null;

  /** The terminal may come later than this, or anew. */
  function marks(): FindMarks | null {
    const handle = terminal.current;
    if (handle !== null && attached?.handle !== handle) {
      attached?.marks.dispose();
      attached = { handle, marks: createFindMarks(handle.inside, ask) };
    }
    return attached?.marks ?? null;
  }

  /**
   * What somebody asks for goes by what they see: half written, the terminal shows another part, or
   * nothing, and stands at its end.
   */
  function soon(act: () => void): void {
    const handle = terminal.current;
    if (handle === null) act();
    else handle.inside.soon(act);
  }

  function ask(seqs: readonly number[]): void {
    if (!looking) return;
    call += 1;
    asked.set(call, seqs);
    client.find({ kind: 'lines', call, seqs, hiding: hiding() });
  }

  function receive(answer: FindAnswer | null): void {
    if (answer === null) {
      state.setState({ report: null, notLoaded: true });
      return;
    }
    if (answer.kind === 'lines') {
      const seqs = asked.get(answer.call) ?? [];
      if (asked.delete(answer.call) && answer.query === id) marks()?.told(seqs, answer.lines);
      return;
    }
    const { report } = answer;
    if (report.query !== id) return;
    state.setState({ report, notLoaded: false });
    if (report.state.kind !== 'searching' && report.state.kind !== 'complete') {
      looking = false;
      marks()?.forget(false);
      return;
    }
    // Where another engine stands in for one that has died, it begins anew, and moves nobody.
    const moved = report.moves > moves;
    moves = report.moves;
    marks()?.setCurrent(report.current, moved);
  }

  return {
    state,
    open() {
      client.onFound = receive;
    },
    look(query) {
      soon(() => {
        // Closed meanwhile.
        if (client.onFound !== receive) return;
        id += 1;
        moves = 0;
        asked.clear();
        looking = query.text !== '';
        const at = marks()?.lastSeq() ?? null;
        const view = terminal.current?.inside.view.id;
        client.find({ kind: 'change', id, query, at, view });
        marks()?.forget(looking);
      });
    },
    hidingChanged() {
      // What is being answered is told as it was.
      asked.clear();
      attached?.marks.askAgain();
    },
    step: (to) => soon(() => client.onFound === receive && client.find({ kind: 'step', to })),
    close() {
      client.onFound = null;
      looking = false;
      client.find({ kind: 'close' });
      const { inside } = attached?.handle ?? {};
      inside?.soon(inside.reader.followIfThere);
      attached?.marks.dispose();
      attached = null;
    },
  };
}
