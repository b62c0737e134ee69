import type { Terminal } from '@xterm/xterm';
import type { Guard } from './guard';
import type { Anchor, ShownLines } from './shownLines';

/** Goes to rows of the terminal, and takes rows off its end. */
export interface Rows {
  scrollTo(row: number): void;
  /** The row at the top where `row` is low on the screen. */
  topFor(row: number): number;
  /**
   * The row at the top once the lines `seq` to `end - 1` are there: that of `anchor`, or further
   * down to show all of them, but the first stays on screen. `null`: they are not there.
   */
  opened(seq: number, end: number, anchor: Anchor | null): number | null;
  /** Takes line `seq` and what is below it off the screen. `false`: it does not begin there. */
  erase(seq: number): boolean;
}

export function createRows(terminal: Terminal, shown: ShownLines, guard: Guard): Rows {
  return {
    /**
     * xterm.js scrolls by the difference to where its scrollbar stands, which is a row off while
     * much is written; the second time it is exact.
     */
    scrollTo(row) {
      terminal.scrollToLine(row);
      terminal.scrollToLine(row);
    },
    topFor: (row) => Math.max(0, row - Math.floor(terminal.rows * 0.75)),
    opened(seq, end, anchor) {
      const first = shown.rowOf({ seq, offset: 0 });
      if (first === null) return null;
      const { baseY, cursorY } = terminal.buffer.normal;
      const after = shown.rowOf({ seq: end, offset: 0 }) ?? baseY + cursorY + 1;
      const top = (anchor === null ? null : shown.rowOf(anchor)) ?? first;
      const lowest = first - Math.floor(terminal.rows / 4);
      return Math.max(top, Math.min(lowest, after - terminal.rows));
    },
    erase(seq) {
      const row = shown.rowOf({ seq, offset: 0 });
      if (row === null) return true;
      const onScreen = row - terminal.buffer.normal.baseY;
      if (onScreen < 0) return false;
      guard.writeOwn(`\x1b[${onScreen + 1};1H\x1b[J`);
      terminal.write('', () => shown.cutFrom(seq));
      return true;
    },
  };
}
