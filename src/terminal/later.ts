import type { Terminal } from '@xterm/xterm';
import type { TouchScroll } from './touch';

/** What nobody waits for comes a moment later: links in the text, and scrolling by finger. */
export function loadLater(host: HTMLElement, terminal: Terminal): TouchScroll {
  let touch: TouchScroll | null = null;
  let disposed = false;
  void import('./webLinks').then(({ findWebLinks }) => {
    if (!disposed) findWebLinks(terminal);
  });
  void import('./touch').then(({ createTouchScroll }) => {
    if (!disposed) touch = createTouchScroll(host, terminal);
  });
  return {
    stop: () => touch?.stop(),
    dispose() {
      disposed = true;
      touch?.dispose();
    },
  };
}
