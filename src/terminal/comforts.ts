import type { Terminal } from '@xterm/xterm';
import { rollRows } from './rolling';
import { createTouchScroll, type TouchScroll } from './touch';
import { findWebLinks } from './webLinks';

/** Links in the text, scrolling by finger, and rows that move instead of being drawn again. */
export function createComforts(host: HTMLElement, terminal: Terminal): TouchScroll {
  findWebLinks(terminal);
  const rolling = rollRows(host, terminal);
  const touch = createTouchScroll(host, terminal);
  return {
    stop: touch.stop,
    dispose() {
      rolling.dispose();
      touch.dispose();
    },
  };
}
