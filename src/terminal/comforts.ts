import './comforts.css';
import type { Terminal } from '@xterm/xterm';
import type { Paging } from './paging';
import { rollRows } from './rolling';
import { createTouchScroll, type TouchScroll } from './touch';
import { findWebLinks } from './webLinks';

/**
 * Links in the text, scrolling by finger, by the wheel at the end, and rows that move instead of
 * being drawn again.
 */
export function createComforts(host: HTMLElement, terminal: Terminal, paging: Paging): TouchScroll {
  findWebLinks(terminal);
  terminal.element?.addEventListener(
    'wheel',
    ({ deltaY, ctrlKey, shiftKey }) => {
      if (deltaY > 0 && !ctrlKey && !shiftKey) paging.wheeledDown();
    },
    { passive: true },
  );
  const rolling = rollRows(host, terminal);
  const touch = createTouchScroll(host, terminal, paging.lines);
  return {
    stop: touch.stop,
    dispose() {
      rolling.dispose();
      touch.dispose();
    },
  };
}
