import type { Terminal } from '@xterm/xterm';
import type { Guard } from './guard';
import type { ShownLines } from './shownLines';

/** Goes to rows of the terminal, and takes rows off its end. */
export interface Rows {
  scrollTo(row: number): void;
  /** The row at the top where `row` is low on the screen. */
  topFor(row: number): number;
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
