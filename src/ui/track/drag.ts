/** What is done with a pointer on the track. Heights in px from its top. */
export interface Drag {
  /** Returns how far below the thumb's upper edge it is held; `null`: there is nothing to hold. */
  grasp(y: number): number | null;
  /** Where the thumb's upper edge is drawn to. */
  move(y: number): void;
  release(): void;
}

/** px: less is a click. */
const slack = 2;

/** Returns what ends it. */
export function watchDrag(bar: HTMLElement, drag: Drag): () => void {
  const abort = new AbortController();
  const { signal } = abort;
  let grip: { readonly pointer: number; readonly below: number; readonly from: number } | null =
    null;
  let moved = false;
  let y = 0;
  /** What has been moved since the last frame is on its way. */
  let frame: number | null = null;

  const heightOf = (event: PointerEvent): number => event.clientY - bar.getBoundingClientRect().top;

  function end(event: PointerEvent): void {
    if (grip?.pointer !== event.pointerId) return;
    // Drawn there already, it stays: the log has grown, and the same height means another line by now.
    if (frame !== null) move(y - grip.below);
    grip = null;
    drag.release();
  }

  function move(to: number): void {
    stop();
    drag.move(to);
  }

  function stop(): void {
    if (frame !== null) cancelAnimationFrame(frame);
    frame = null;
  }

  bar.addEventListener(
    'pointerdown',
    (event) => {
      if (event.button !== 0 || grip !== null) return;
      y = heightOf(event);
      const below = drag.grasp(y);
      if (below === null) return;
      bar.setPointerCapture(event.pointerId);
      grip = { pointer: event.pointerId, below, from: y };
      moved = false;
    },
    { signal },
  );
  bar.addEventListener(
    'pointermove',
    (event) => {
      if (grip?.pointer !== event.pointerId) return;
      y = heightOf(event);
      moved ||= Math.abs(y - grip.from) > slack;
      if (!moved) return;
      const to = y - grip.below;
      stop();
      frame = requestAnimationFrame(() => move(to));
    },
    { signal },
  );
  bar.addEventListener('pointerup', end, { signal });
  bar.addEventListener('pointercancel', end, { signal });
  bar.addEventListener('lostpointercapture', end, { signal });
  return () => {
    stop();
    abort.abort();
  };
}
