import type { Clock } from '../../clock';
import type { ShownAnew } from '../../engine.types';
import { type Result, succeed } from '../../result';
import type { KeptFacts } from '../levels/lineFacts';
import { wholeLog } from '../sequence';
import type { LogStore } from '../store';
import type { LogView } from '../view';
import { compileFilter, type PatternLoader } from './compile';
import type { FilterFault, LogFilter } from './filter.types';
import { createPassing, type Passing } from './passing';

/** The filter of one view. It goes through the log a piece at a time, the newest lines first. */
export interface ViewFilter {
  /**
   * Shows what passes `filter` from now on, around line `around` or at the end; `held`: see
   * `LogView.showSequence`. A fault leaves everything as it was. `null`: another one was chosen
   * meanwhile.
   */
  set(
    filter: LogFilter | null,
    around: number | null,
    held?: boolean,
  ): Promise<Result<ShownAnew | null, FilterFault>>;
  /**
   * The lines that pass, of what was chosen last. `null`: no filter is in force. Who wants to have
   * all of them may look further than has been looked (`Passing.step`).
   */
  passing(): Promise<Passing | null>;
  /** Lines are left out of what is shown, or are about to be. */
  readonly isWanted: boolean;
  /** The log has grown, or more of it is known. */
  grew(): void;
  close(): void;
}

/** ms of one piece of work: the socket wants to be read in between. */
const pieceMs = 8;
/** ms between two drawings of a window that fills. */
const fillPace = 250;

export function createViewFilter(options: {
  readonly store: LogStore;
  readonly facts: KeptFacts;
  readonly clock: Clock;
  readonly view: LogView;
  readonly loadPatterns?: PatternLoader;
}): ViewFilter {
  const { store, facts, clock, view, loadPatterns } = options;
  let passing: Passing | null = null;
  let asked = 0;
  /** The last one asked for that can be used: one with a fault takes no place. */
  let newest = 0;
  /** The last one that is in force, or was. */
  let reached = 0;
  /** What was chosen last is in force when this is over. */
  let setting: Promise<unknown> | null = null;
  let cancel: (() => void) | null = null;
  let filledAt = 0;

  function work(): void {
    cancel = null;
    if (passing === null) return;
    const before = passing.first;
    lookFor(pieceMs, passing);
    const due = passing.complete || clock.elapsed() - filledAt >= fillPace;
    if (due && passing.first < before) {
      filledAt = clock.elapsed();
      view.grewOlder();
    }
    goOn();
  }

  /** At least one step: on the slowest machine, too, it goes on. */
  function lookFor(ms: number, among: Passing): void {
    const begun = clock.elapsed();
    do among.step();
    while (!among.complete && clock.elapsed() - begun < ms);
  }

  function goOn(): void {
    if (passing !== null && !passing.complete) cancel ??= clock.after(0, work);
    else view.grewOlder();
  }

  function stop(): void {
    cancel?.();
    cancel = null;
    passing = null;
  }

  async function put(
    filter: LogFilter | null,
    around: number | null,
    held: boolean,
  ): Promise<Result<ShownAnew | null, FilterFault>> {
    const mine = ++asked;
    if (filter === null) {
      newest = mine;
      reached = mine;
      stop();
      return succeed(view.showSequence(wholeLog(store), around, held));
    }
    const test = await compileFilter(filter, loadPatterns);
    if (!test.ok) return test;
    newest = Math.max(newest, mine);
    await facts.ready();
    // Another filter was chosen while this one was made.
    if (mine !== newest) return succeed(null);
    const next = createPassing({ store, facts, test: test.value });
    const isThere = (seq: number | null): boolean => seq === null || next.lookedFrom <= seq;
    for (;;) {
      next.grew();
      lookFor(pieceMs, next);
      // What the reader sees is not known yet: they would be taken to what is.
      if (next.complete || (isThere(around) && isThere(view.leftAt()))) break;
      await new Promise<void>((goOn) => clock.after(0, goOn));
      if (mine !== newest) return succeed(null);
    }
    stop();
    passing = next;
    reached = mine;
    filledAt = clock.elapsed();
    const shown = view.showSequence(next, around, held);
    goOn();
    return succeed(shown);
  }

  return {
    set(filter, around, held = false) {
      const result = put(filter, around, held);
      // One with a fault says nothing of the one before it, nor does one that never came to be.
      const before = setting;
      setting = result.catch(() => null).then(() => before);
      return result;
    },
    async passing() {
      for (let awaited = null; awaited !== setting; ) {
        awaited = setting;
        await awaited;
      }
      return passing;
    },
    get isWanted() {
      return passing !== null || newest > reached;
    },
    grew() {
      passing?.grew();
    },
    close() {
      newest = Number.POSITIVE_INFINITY;
      stop();
    },
  };
}
