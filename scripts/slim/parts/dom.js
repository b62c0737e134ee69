// Of the many helpers for the page those that the terminal needs (see ../cuts.ts).

export const EventType = {
  CLICK: 'click',
  MOUSE_OVER: 'mouseover',
  MOUSE_LEAVE: 'mouseleave',
  MOUSE_WHEEL: 'wheel',
  POINTER_DOWN: 'pointerdown',
  POINTER_MOVE: 'pointermove',
  POINTER_UP: 'pointerup',
};

/** @returns what ends it */
export function addDisposableListener(target, type, listener, options = false) {
  target.addEventListener(type, listener, options);
  return { dispose: () => target.removeEventListener(type, listener, options) };
}

/** There is one. */
export function getWindow() {
  return window;
}

export function scheduleAtNextAnimationFrame(view, run) {
  const frame = view.requestAnimationFrame(run);
  return { dispose: () => view.cancelAnimationFrame(frame) };
}

export function getDomNodePagePosition(node) {
  const { left, top } = node.getBoundingClientRect();
  return { left: left + scrollX, top: top + scrollY };
}
