import type { Terminal } from '@xterm/xterm';

/** Scrolls by rows and pages, and sees where somebody scrolls on at the end. */
export interface Paging {
  /** `rows`: downwards; below zero upwards. */
  lines(rows: number): void;
  /** The same by pages. */
  scroll(pages: number): void;
  /** By the wheel, which xterm.js has the log follow itself. */
  wheeledDown(): void;
  /** The terminal is being written anew: it has no rows to go to, and ends where the reader was. */
  hold(): void;
  /** It has been: what was pressed meanwhile is done now. */
  goOn(): void;
}

/**
 * @param onward - Somebody scrolls down where the last row is on screen: nothing moves, so xterm.js
 * says nothing of it.
 */
export function createPaging(terminal: Terminal, onward: () => void): Paging {
  let held = false;
  let waiting = 0;
  const atEnd = (): boolean => terminal.buffer.normal.viewportY >= terminal.buffer.normal.baseY;

  function by(amount: number, scroll: () => void): void {
    const onwards = amount > 0 && atEnd();
    scroll();
    if (onwards) onward();
  }

  function scroll(pages: number): void {
    if (held) waiting += pages;
    else by(pages, () => terminal.scrollPages(pages));
  }

  return {
    scroll,
    lines: (rows) => by(rows, () => terminal.scrollLines(rows)),
    wheeledDown() {
      if (atEnd()) onward();
    },
    hold() {
      held = true;
    },
    goOn() {
      held = false;
      const pages = waiting;
      waiting = 0;
      if (pages !== 0) scroll(pages);
    },
  };
}
