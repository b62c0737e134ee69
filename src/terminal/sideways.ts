import './sideways.css';
import type { TerminalInside } from './terminal.types';

/**
 * Long lines that go on to the right in place of wrapping. The terminal is as wide as a line may be,
 * and only what is drawn of it is moved: its own scrollbar stays at the right edge.
 */

/** Characters of a line before it wraps after all. */
const columns = 1_000;
/** Rows kept above the screen: a row takes 12 bytes for each column. */
const rowsKept = 1_000;
/** px */
const slack = 6;

/** @returns what ends it: lines wrap again. */
export function createSideways(
  { terminal, fitting, shown, view, reader }: TerminalInside,
  words: { readonly bar: string },
): () => void {
  const element = terminal.element;
  const screen = element?.querySelector<HTMLElement>('.xterm-screen');
  const host = element?.parentElement;
  if (!element || !screen || !host) return () => {};
  const abort = new AbortController();
  const { signal } = abort;
  const kept = terminal.options.scrollback ?? rowsKept;
  /** Columns of the longest line that was on screen. */
  let widest = 0;
  /** Where the match that is current begins: brought in sight once, then the reader's own. */
  let matchAt = '';

  const bar = document.createElement('div');
  const room = document.createElement('div');
  bar.className = 'roost-sideways-bar';
  bar.tabIndex = 0;
  bar.setAttribute('role', 'group');
  bar.setAttribute('aria-label', words.bar);
  bar.append(room);
  element.append(bar);
  host.classList.add('roost-sideways');

  const cell = (): number => screen.offsetWidth / terminal.cols;

  function measure(): void {
    const buffer = terminal.buffer.normal;
    let most = widest;
    for (let row = buffer.viewportY; row < buffer.viewportY + terminal.rows; row++) {
      const line = buffer.getLine(row);
      let width = 0;
      // Wide characters take two columns: what stands behind the length so far is counted as well.
      for (let more = 1; line !== undefined && more > 0; width += more) {
        more = width < terminal.cols ? line.translateToString(true, width).length : 0;
      }
      most = Math.max(most, Math.min(width, terminal.cols));
    }
    if (most !== widest) {
      widest = most;
      room.style.width = `${Math.ceil(widest * cell())}px`;
    }
  }

  function bringMatch(): void {
    const match = host?.querySelector<HTMLElement>('.roost-find-current');
    const at = match?.style.left ?? '';
    if (at === matchAt) return;
    matchAt = at;
    if (!match) return;
    const left = Number.parseFloat(at);
    const isSeen =
      left >= bar.scrollLeft && left + match.offsetWidth <= bar.scrollLeft + bar.clientWidth;
    if (!isSeen) bar.scrollLeft = left - bar.clientWidth / 3;
  }

  bar.addEventListener(
    'scroll',
    () => {
      const x = bar.scrollLeft;
      screen.style.transform = x === 0 ? '' : `translateX(${-x}px)`;
      host.classList.toggle('roost-aside', x > 0);
    },
    { signal, passive: true },
  );
  host.addEventListener(
    'wheel',
    (event) => {
      const by = event.shiftKey && event.deltaX === 0 ? event.deltaY : event.deltaX;
      if (by === 0 || (!event.shiftKey && Math.abs(event.deltaY) > Math.abs(by))) return;
      event.preventDefault();
      event.stopPropagation();
      bar.scrollLeft += event.deltaMode === WheelEvent.DOM_DELTA_PIXEL ? by : by * 3 * cell();
    },
    { signal, capture: true, passive: false },
  );
  host.addEventListener(
    'keydown',
    (event) => {
      const { key, ctrlKey, altKey, metaKey, shiftKey } = event;
      if (event.target === bar || ctrlKey || altKey || metaKey || shiftKey) return;
      if (key !== 'ArrowLeft' && key !== 'ArrowRight') return;
      event.preventDefault();
      bar.scrollLeft += (key === 'ArrowLeft' ? -8 : 8) * cell();
    },
    { signal },
  );
  watchFinger(host, signal, (by) => {
    bar.scrollLeft += by;
  });

  /** xterm.js leaves the newest line wrapped as it was: the log is written anew where one is in it. */
  function setColumns(count: number | null): void {
    fitting.setColumns(count);
    const top = shown.anchorAt(terminal.buffer.normal.viewportY)?.seq ?? null;
    const seq = reader.following ? shown.lastSeq : top;
    if (seq !== null) view.showAround(seq, false);
  }

  terminal.options.scrollback = rowsKept;
  setColumns(columns);
  const listener = terminal.onRender(measure);
  // xterm.js draws marks after the rows, and tells of it only whoever made them.
  const marks = new MutationObserver(bringMatch);
  const container = screen.querySelector('.xterm-decoration-container');
  if (container !== null) {
    marks.observe(container, {
      subtree: true,
      childList: true,
      attributeFilter: ['class', 'style'],
    });
  }
  // The size of the text has changed.
  const observer = new ResizeObserver(() => {
    widest = 0;
    measure();
  });
  observer.observe(screen);

  return () => {
    abort.abort();
    observer.disconnect();
    marks.disconnect();
    listener.dispose();
    bar.remove();
    screen.style.transform = '';
    host.classList.remove('roost-sideways', 'roost-aside');
    // The terminal may have gone before.
    if (!element.isConnected) return;
    terminal.options.scrollback = kept;
    setColumns(null);
  };
}

function watchFinger(surface: HTMLElement, signal: AbortSignal, move: (by: number) => void): void {
  let start: { readonly x: number; readonly y: number } | null = null;
  let last = 0;
  let moving = false;
  surface.addEventListener(
    'touchstart',
    ({ touches }) => {
      const touch = touches.length === 1 ? touches[0] : undefined;
      start = touch ? { x: touch.clientX, y: touch.clientY } : null;
      last = touch?.clientX ?? 0;
      moving = false;
    },
    { signal, passive: true },
  );
  surface.addEventListener(
    'touchmove',
    (event) => {
      const touch = event.touches[0];
      if (start === null || touch === undefined || event.touches.length !== 1) return;
      const across = Math.abs(touch.clientX - start.x);
      moving ||= across > slack && across > Math.abs(touch.clientY - start.y);
      if (!moving) return;
      event.preventDefault();
      move(last - touch.clientX);
      last = touch.clientX;
    },
    { signal, passive: false },
  );
}
