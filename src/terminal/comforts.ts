import './comforts.css';
import type { Terminal } from '@xterm/xterm';
import type { Paging } from './paging';
import { rollRows } from './rolling';
import { createTouchScroll, type TouchScroll } from './touch';
import { findWebLinks } from './webLinks';

/** What the wheel scrolls while all is written anew would be lost: it turns when that is over. */
function holdWheel(host: HTMLElement, { soon }: Paging): () => void {
  function onWheel(event: WheelEvent): void {
    if (event.deltaY === 0 || event.ctrlKey || event.shiftKey) return;
    let isHeld = false;
    let isFree = false;
    soon(() => {
      isFree = true;
      const screen = isHeld ? host.querySelector('.xterm-screen') : null;
      screen?.dispatchEvent(new WheelEvent('wheel', event));
    });
    if (isFree) return;
    isHeld = true;
    event.preventDefault();
    event.stopPropagation();
  }
  const options = { capture: true, passive: false };
  host.addEventListener('wheel', onWheel, options);
  return () => host.removeEventListener('wheel', onWheel, options);
}

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
  const letWheelGo = holdWheel(host, paging);
  const rolling = rollRows(host, terminal);
  const touch = createTouchScroll(host, terminal, paging.lines);
  return {
    stop: touch.stop,
    dispose() {
      letWheelGo();
      rolling.dispose();
      touch.dispose();
    },
  };
}
