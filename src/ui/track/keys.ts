import type { TerminalHandle } from '../../terminal/terminal.types';

/** The keys of a scrollbar that has the focus. Returns what ends it. */
export function watchKeys(
  bar: HTMLElement,
  handle: TerminalHandle,
  toFirst: () => void,
): () => void {
  function onKey(event: KeyboardEvent): void {
    if (event.ctrlKey || event.altKey || event.metaKey || event.shiftKey) return;
    switch (event.key) {
      case 'ArrowUp':
      case 'ArrowDown':
        handle.scrollLines(event.key === 'ArrowUp' ? -1 : 1);
        break;
      case 'PageUp':
      case 'PageDown':
        handle.scrollPages(event.key === 'PageUp' ? -1 : 1);
        break;
      case 'Home':
        toFirst();
        break;
      case 'End':
        handle.toEnd();
        break;
      default:
        return;
    }
    event.preventDefault();
  }
  bar.addEventListener('keydown', onKey);
  return () => bar.removeEventListener('keydown', onKey);
}

/** The wheel over the track moves the log as it does over the text. Returns what ends it. */
export function watchWheel(bar: HTMLElement, handle: TerminalHandle): () => void {
  const { terminal } = handle.inside;
  let rest = 0;
  function onWheel(event: WheelEvent): void {
    if (event.ctrlKey || event.deltaY === 0) return;
    event.preventDefault();
    const row = bar.clientHeight / terminal.rows;
    const inRows = { 0: 1 / row, 1: 1, 2: terminal.rows }[event.deltaMode] ?? 1;
    rest += event.deltaY * inRows;
    const rows = Math.trunc(rest);
    rest -= rows;
    if (rows !== 0) handle.scrollLines(rows);
  }
  bar.addEventListener('wheel', onWheel, { passive: false });
  return () => bar.removeEventListener('wheel', onWheel);
}
