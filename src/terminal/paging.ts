import type { Terminal } from '@xterm/xterm';
import type { Rewriting } from './rewriting';

/** Scrolls by rows and pages, and sees where somebody scrolls on at the end. */
export interface Paging {
  /** See `Rewriting`. */
  readonly soon: Rewriting['soon'];
  /** `rows`: downwards; below zero upwards. */
  lines(rows: number): void;
  /** The same by pages. */
  scroll(pages: number): void;
  /** By the wheel, which xterm.js has the log follow itself. */
  wheeledDown(): void;
}

/**
 * @param onward - Somebody scrolls down where the last row is on screen: nothing moves, so xterm.js
 * says nothing of it.
 */
export function createPaging(terminal: Terminal, { soon }: Rewriting, onward: () => void): Paging {
  const atEnd = (): boolean => terminal.buffer.normal.viewportY >= terminal.buffer.normal.baseY;

  function by(amount: number, scroll: () => void): void {
    soon(() => {
      const onwards = amount > 0 && atEnd();
      scroll();
      if (onwards) onward();
    });
  }

  return {
    soon,
    scroll: (pages) => by(pages, () => terminal.scrollPages(pages)),
    lines: (rows) => by(rows, () => terminal.scrollLines(rows)),
    wheeledDown() {
      if (atEnd()) onward();
    },
  };
}
