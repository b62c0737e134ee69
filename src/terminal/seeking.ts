import type { LogBatch } from '../engine/engine.types';
import type { Rows } from './rows';
import type { ShownLines } from './shownLines';
import type { Sought } from './terminal.types';

/** What the reader has asked to see, until the part of the log that it stands in is there. */
export interface Seeking {
  ask(sought: Sought): void;
  /** The reader wants something else. */
  drop(): void;
  readonly isOpen: boolean;
  /**
   * The answer is still to come, and until then nothing that scrolls is the reader's doing. Not for
   * ever, as `isOpen` may be: it ends with the windows that can have been on their way, and where
   * none comes, as from a worker that has died, after a time.
   */
  readonly isAwaited: boolean;
  /** The row at the top of the new window, if what was asked for is in it. */
  topIn(batch: LogBatch): number | null;
}

/** A window that was on its way when it was asked, and the one that answers. */
const windowsToCome = 2;
/** ms */
const patience = 5_000;

export function createSeeking(): Seeking {
  let wanted: Sought | null = null;
  let toCome = 0;
  let askedAt = 0;

  function drop(): void {
    wanted = null;
    toCome = 0;
  }

  return {
    ask(sought) {
      wanted = sought;
      toCome = windowsToCome;
      askedAt = performance.now();
    },
    drop,
    get isOpen() {
      return wanted !== null;
    },
    get isAwaited() {
      return toCome > 0 && performance.now() - askedAt < patience;
    },
    topIn(batch) {
      const top = wanted?.(batch) ?? null;
      if (top !== null) drop();
      else if (toCome > 0) toCome -= 1;
      return top;
    },
  };
}

/** Line `seq` low on the screen, with what stands before it above. */
export function lineLow(rows: Rows, shown: ShownLines, seq: number): Sought {
  return ({ lines, status }) => {
    const isAbove = seq >= status.firstSeq && seq < (lines[0]?.seq ?? 0);
    const row = isAbove ? null : shown.rowOf({ seq, offset: 0 });
    return row === null ? null : rows.topFor(row);
  };
}
