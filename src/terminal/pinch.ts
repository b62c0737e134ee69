/** The size of the text by two fingers on the log. */

export interface Sized {
  /** px */
  size(): number;
  resize(size: number): void;
}

/** @returns what ends it. */
export function createPinch(surface: HTMLElement, sized: Sized): () => void {
  const abort = new AbortController();
  const { signal } = abort;
  let begun: { readonly distance: number; readonly size: number } | null = null;
  let wanted = 0;
  let frame = 0;

  function onTouches(event: TouchEvent): void {
    const distance = distanceOf(event.touches);
    begun = distance === null ? null : { distance, size: sized.size() };
  }

  surface.addEventListener('touchstart', onTouches, { signal, passive: true });
  surface.addEventListener('touchend', onTouches, { signal, passive: true });
  surface.addEventListener('touchcancel', onTouches, { signal, passive: true });
  surface.addEventListener(
    'touchmove',
    (event) => {
      const distance = distanceOf(event.touches);
      if (begun === null || distance === null) return;
      // Only the log grows, not the page.
      event.preventDefault();
      wanted = Math.round((begun.size * distance) / begun.distance);
      // Every size wraps all lines anew: at most one a frame.
      cancelAnimationFrame(frame);
      frame = requestAnimationFrame(() => {
        if (wanted !== sized.size()) sized.resize(wanted);
      });
    },
    { signal, passive: false },
  );
  // Safari tells of a pinch in its own way as well, and would grow the page for it.
  surface.addEventListener('gesturestart', (event) => event.preventDefault(), { signal });

  return () => {
    cancelAnimationFrame(frame);
    abort.abort();
  };
}

/** px; `null`: not two fingers. */
function distanceOf(touches: TouchList): number | null {
  const [a, b] = [touches[0], touches[1]];
  if (a === undefined || b === undefined || touches.length !== 2) return null;
  return Math.max(1, Math.hypot(a.clientX - b.clientX, a.clientY - b.clientY));
}
