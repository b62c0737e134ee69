import type { Terminal } from '@xterm/xterm';

/** Scrolling by finger, with the swing a thumb expects: xterm.js 6 scrolls by wheel and bar only. */

export interface TouchScroll {
  /** Ends the swing: whoever goes to a place wants to stay there. */
  stop(): void;
  dispose(): void;
}

/** px per ms² by which a swing slows down. */
const friction = 0.0025;
/** px: less than this is a tap. */
const slack = 6;

export function createTouchScroll(
  surface: HTMLElement,
  terminal: Pick<Terminal, 'rows'>,
  scroll: (lines: number) => void,
): TouchScroll {
  const abort = new AbortController();
  const { signal } = abort;
  let last: { y: number; at: number } | null = null;
  let startY = 0;
  let scrolling = false;
  let speed = 0;
  let rest = 0;
  let frame = 0;

  function move(pixels: number): void {
    rest += pixels;
    const rowHeight = surface.clientHeight / Math.max(1, terminal.rows);
    const lines = Math.trunc(rest / rowHeight);
    if (lines === 0) return;
    rest -= lines * rowHeight;
    scroll(lines);
  }

  function swing(before: number): void {
    frame = requestAnimationFrame((now) => {
      const passed = now - before;
      move(speed * passed);
      const slower = Math.abs(speed) - friction * passed;
      speed = slower <= 0 ? 0 : Math.sign(speed) * slower;
      if (speed !== 0) swing(now);
    });
  }

  surface.addEventListener(
    'touchstart',
    (event) => {
      cancelAnimationFrame(frame);
      const touch = event.touches.length === 1 ? event.touches[0] : undefined;
      last = touch ? { y: touch.clientY, at: event.timeStamp } : null;
      startY = touch?.clientY ?? 0;
      scrolling = false;
      speed = 0;
      rest = 0;
    },
    { signal, passive: true },
  );
  surface.addEventListener(
    'touchmove',
    (event) => {
      const touch = event.touches[0];
      if (last === null || touch === undefined || event.touches.length !== 1) return;
      scrolling ||= Math.abs(touch.clientY - startY) > slack;
      if (!scrolling) return;
      // The page itself must not move under the log.
      event.preventDefault();
      const moved = last.y - touch.clientY;
      const passed = Math.max(1, event.timeStamp - last.at);
      speed = 0.7 * (moved / passed) + 0.3 * speed;
      last = { y: touch.clientY, at: event.timeStamp };
      move(moved);
    },
    { signal, passive: false },
  );
  surface.addEventListener(
    'touchend',
    (event) => {
      const still = last === null || event.timeStamp - last.at > 80;
      last = null;
      if (!scrolling || still || matchMedia('(prefers-reduced-motion: reduce)').matches) return;
      swing(performance.now());
    },
    { signal, passive: true },
  );

  return {
    stop: () => cancelAnimationFrame(frame),
    dispose() {
      cancelAnimationFrame(frame);
      abort.abort();
    },
  };
}
