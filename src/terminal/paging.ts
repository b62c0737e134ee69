import type { Terminal } from '@xterm/xterm';

/** Goes up and down by pages. */
export interface Paging {
  /** `pages`: downwards; below zero upwards. */
  scroll(pages: number): void;
  /** The terminal is being written anew: it has no rows to go to, and ends where the reader was. */
  hold(): void;
  /** It has been: what was pressed meanwhile is done now. */
  goOn(): void;
}

export function createPaging(terminal: Terminal): Paging {
  let held = false;
  let waiting = 0;
  return {
    scroll(pages) {
      if (held) waiting += pages;
      else terminal.scrollPages(pages);
    },
    hold() {
      held = true;
    },
    goOn() {
      held = false;
      const pages = waiting;
      waiting = 0;
      if (pages !== 0) terminal.scrollPages(pages);
    },
  };
}
