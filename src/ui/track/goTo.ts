import type { LogBatch } from '../../engine/engine.types';
import type { DrawnLine } from '../../engine/log/fold/fold.types';
import type { TerminalInside } from '../../terminal/terminal.types';

/** Shows places of the log one after the other, the newest that was asked for next. */
export interface GoTo {
  /**
   * The line at `position` comes to row `below` of the screen; of a line that takes several rows a
   * fraction counts. `onTheWay`: more will follow, so the window need not reach far.
   */
  go(position: number, below: number, onTheWay: boolean): void;
  /** Something is asked for and not there yet. */
  readonly busy: boolean;
  /** What has been asked for no longer matters. */
  stop(): void;
}

interface Wish {
  readonly position: number;
  readonly below: number;
  readonly onTheWay: boolean;
}

/** ms after which an answer is no longer waited for: hidden, or empty, the log gives none. */
const patience = 500;

/** `arrived` is called when nothing is asked for any more. */
export function createGoTo(inside: TerminalInside, arrived: () => void): GoTo {
  const { terminal, shown, view } = inside;
  let asked: Wish | null = null;
  let next: Wish | null = null;
  /** What was asked for last: a busy worker's answer counts also when it comes late. */
  let latest: Wish | null = null;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let frame = 0;

  function ask(wish: Wish): void {
    asked = wish;
    latest = wish;
    next = null;
    clearTimeout(timer);
    timer = setTimeout(goOn, patience);
    inside.seek((batch) => {
      const row = latest === wish ? rowOf(batch, wish) : null;
      // Not at once: the window that has come is still being shown.
      if (row !== null) frame = requestAnimationFrame(goOn);
      return row;
    });
    // Three screens are written in a fraction of a frame, a whole window is not.
    const lines = wish.onTheWay ? terminal.rows * 3 : Number.MAX_SAFE_INTEGER;
    view.showAt(Math.floor(wish.position), lines);
  }

  function goOn(): void {
    clearTimeout(timer);
    asked = null;
    if (next === null) arrived();
    else ask(next);
  }

  /** `null`: the window is another one, that was on its way before. */
  function rowOf({ lines, from, to, status }: LogBatch, { position, below }: Wish): number | null {
    const whole = Math.floor(position);
    const isAbove = whole < from && from > status.end - status.lines;
    const isBelow = whole >= to && to < status.end;
    const line = lineOf(lines, whole - from);
    if (isAbove || isBelow || line === undefined) return null;
    const row = shown.rowOf({ seq: line.seq, offset: 0 }) ?? 0;
    const { baseY, cursorY } = terminal.buffer.normal;
    const after = shown.rowOf({ seq: line.seq + 1, offset: 0 }) ?? baseY + cursorY + 1;
    const within = Math.floor((position - whole) * (after - row));
    return Math.max(0, row + within - below);
  }

  return {
    get busy() {
      return asked !== null;
    },
    go(position, below, onTheWay) {
      const wish = { position, below, onTheWay };
      if (asked === null) ask(wish);
      else next = wish;
    },
    stop() {
      clearTimeout(timer);
      cancelAnimationFrame(frame);
      asked = null;
      latest = null;
      next = null;
    },
  };
}

/** The line so many positions behind the first of a window. */
function lineOf(lines: readonly DrawnLine[], behind: number): DrawnLine | undefined {
  let before = 0;
  for (const line of lines) {
    before += line.source === 'fold' ? line.count : 1;
    if (behind < before) return line;
  }
  return lines.at(-1);
}
