import type { Clock } from '../../clock';
import type { ShownAnew } from '../../engine.types';
import { type Result, succeed } from '../../result';
import type { KeptFacts } from '../levels/lineFacts';
import { type Sequence, wholeLog } from '../sequence';
import type { LogStore } from '../store';
import type { LogView } from '../view';
import { compileFilter, type PatternLoader } from './compile';
import type { FilterFault, LogFilter } from './filter.types';
import { createPassing, type IsEnough, type Passing } from './passing';

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
  /** More lines pass than before, without the log having grown. */
  onMore?(): void;
}): ViewFilter {
  const { store, facts, clock, view, loadPatterns, onMore } = options;
  let passing: Passing | null = null;
  let asked = 0;
  /** The last one asked for that can be used: one with a fault takes no place. */
  let newest = 0;
  /** The last one that is in force, or was. */
  let reached = 0;
  /** What was chosen last is in force when this is over. */
  let setting: Promise<unknown> | null = null;
  let cancel: (() => void) | null = null;
  /** When the window was last filled, and with which lines. */
  let filled = { at: 0, first: 0 };
  /** What has come waits for its turn. */
  let cancelTurn: (() => void) | null = null;
  /** When the last such turn began. */
  let turnAt = Number.NEGATIVE_INFINITY;

  function work(): void {
    cancel = null;
    if (passing === null) return;
    lookOn(passing, turn());
    const due = passing.complete || clock.elapsed() - filled.at >= fillPace;
    if (due && passing.first < filled.first) {
      filled = { at: clock.elapsed(), first: passing.first };
      view.grewOlder();
      onMore?.();
    }
    goOn();
  }

  function turn(): IsEnough {
    const begun = clock.elapsed();
    return () => clock.elapsed() - begun >= pieceMs;
  }

  /** A few lines at least: on the slowest machine, too, it goes on. */
  function lookOn(among: Passing, isEnough: IsEnough): void {
    do among.step(isEnough);
    while (!among.complete && !isEnough());
  }

  function goOn(): void {
    if (passing !== null && !passing.complete) cancel ??= clock.after(0, work);
    else view.grewOlder();
  }

  /**
   * Takes in what has come, at once as long as it costs little. How much others have done in this
   * turn of the thread is not known: what costs more has a turn of its own.
   */
  function takeIn(): void {
    if (cancelTurn !== null) {
      passing?.dropOld();
      return;
    }
    passing?.grew(() => {
      if (clock.elapsed() - turnAt < pieceMs) return false;
      cancelTurn ??= clock.after(0, takeTurn);
      return true;
    });
  }

  function takeTurn(): void {
    cancelTurn = null;
    turnAt = clock.elapsed();
    takeIn();
    view.grew();
    onMore?.();
  }

  function stop(): void {
    cancel?.();
    cancel = null;
    cancelTurn?.();
    cancelTurn = null;
    passing = null;
  }

  /** Where all that was held has left the log, the oldest there is comes in its place. */
  function show(lines: Sequence, around: number | null, held: boolean): ShownAnew {
    return view.showSequence(lines, around, held && (view.leftAt() ?? 0) >= store.first);
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
      return succeed(show(wholeLog(store), around, held));
    }
    const test = await compileFilter(filter, loadPatterns);
    if (!test.ok) return test;
    newest = Math.max(newest, mine);
    await facts.ready();
    // Another filter was chosen while this one was made.
    if (mine !== newest) return succeed(null);
    const next = createPassing({ store, facts, test: test.value });
    const { end } = store;
    const { lookedFrom } = next;
    const isThere = (seq: number | null): boolean =>
      seq === null || (next.hasLookedTo(seq) && (next.complete || next.lookedFrom <= seq));
    for (;;) {
      const isEnough = turn();
      next.grew(isEnough);
      lookOn(next, isEnough);
      const hasBegun = next.complete || next.lookedFrom < lookedFrom;
      // What the reader sees is not known yet: they would be taken to what is.
      if (hasBegun && [end, around, view.leftAt()].every(isThere)) break;
      await new Promise<void>((goOn) => clock.after(0, goOn));
      if (mine !== newest) return succeed(null);
    }
    stop();
    passing = next;
    reached = mine;
    takeIn();
    filled = { at: clock.elapsed(), first: next.first };
    const shown = show(next, around, held);
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
    grew: takeIn,
    close() {
      newest = Number.POSITIVE_INFINITY;
      stop();
    },
  };
}
