import type { Terminal } from '@xterm/xterm';
import type { Rewriting } from './rewriting';
import type { ShownLines } from './shownLines';

/** Tells of clicks on a line that select nothing and open no link. Returns what ends it. */
export function watchClicks(
  terminal: Terminal,
  host: HTMLElement,
  shown: ShownLines,
  { soon }: Rewriting,
  onLine: (seq: number) => void,
): () => void {
  function onClick(event: MouseEvent): void {
    const screen = host.querySelector('.xterm-screen');
    if (screen === null || terminal.hasSelection()) return;
    const { top, height } = screen.getBoundingClientRect();
    // xterm.js shows a hand over a link.
    const onLink = screen.classList.contains('xterm-cursor-pointer');
    const row = Math.floor(((event.clientY - top) / height) * terminal.rows);
    if (row < 0 || row >= terminal.rows) return;
    soon(() => {
      const anchor = shown.anchorAt(terminal.buffer.normal.viewportY + row);
      // Of a row that stands for others all is a link, and means the same.
      if (anchor !== null && !(onLink && shown.foldOf(anchor.seq) === null)) onLine(anchor.seq);
    });
  }
  host.addEventListener('click', onClick);
  return () => host.removeEventListener('click', onClick);
}
