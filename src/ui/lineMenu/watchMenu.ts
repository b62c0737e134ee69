import { type HeldKeys, holdKeys } from './holdKeys';

/** How the menu of a line is asked for. */
export type Asked =
  /** px of the page. */
  | { readonly by: 'mouse' | 'finger'; readonly x: number; readonly y: number }
  | { readonly by: 'keys'; readonly held: HeldKeys };

/** ms: as long as the systems take it. */
const longPress = 500;
/** px: more is a finger that scrolls. */
const slack = 8;

/** Tells when somebody wants to know what can be done with a line of the log. Returns what ends it. */
export function watchMenu(log: HTMLElement, ask: (asked: Asked) => void): () => void {
  const abort = new AbortController();
  const { signal } = abort;
  /** The key that has just asked: the browser's own menu would come behind it. */
  let byKey = false;
  let held: HeldKeys | null = null;

  log.addEventListener(
    'contextmenu',
    (event) => {
      // With Shift the browser's own menu is wanted.
      if (event.shiftKey && !byKey) return;
      event.preventDefault();
      // xterm.js would move its text area under the pointer, for the browser's menu.
      event.stopPropagation();
      if (byKey || press.isFinger) return;
      ask({ by: 'mouse', x: event.clientX, y: event.clientY });
    },
    { signal, capture: true },
  );
  log.addEventListener(
    'keydown',
    (event) => {
      const { key, shiftKey, ctrlKey, altKey, metaKey } = event;
      byKey = key === 'ContextMenu' || (key === 'F10' && shiftKey);
      if (ctrlKey || altKey || metaKey) byKey = false;
      if (!byKey) return;
      event.preventDefault();
      held?.release();
      held = holdKeys();
      ask({ by: 'keys', held });
    },
    { signal, capture: true },
  );
  // On some systems the browser's menu comes with the key's release.
  const released = (): void => {
    if (!byKey) return;
    setTimeout(() => {
      byKey = false;
    });
  };
  document.addEventListener('keyup', released, { signal, capture: true });
  const press = watchPress(log, signal, (x, y) => ask({ by: 'finger', x, y }));
  return () => {
    press.stop();
    held?.release();
    abort.abort();
  };
}

/** A finger that stays where it is. From then on it neither scrolls nor clicks, until it is lifted. */
function watchPress(
  log: HTMLElement,
  signal: AbortSignal,
  onPress: (x: number, y: number) => void,
): { readonly isFinger: boolean; stop(): void } {
  let start: { readonly x: number; readonly y: number } | null = null;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let pressed = false;
  /** The browser asks for its menu when a finger is held as well. */
  let isFinger = false;

  function stop(): void {
    clearTimeout(timer);
    start = null;
  }

  log.addEventListener(
    'touchstart',
    ({ touches, target }) => {
      stop();
      pressed = false;
      isFinger = true;
      const touch = touches.length === 1 ? touches[0] : undefined;
      const onBar = target instanceof Element && target.closest('.scrollbar') !== null;
      if (touch === undefined || onBar) return;
      const { clientX: x, clientY: y } = touch;
      start = { x, y };
      timer = setTimeout(() => {
        pressed = true;
        onPress(x, y);
      }, longPress);
    },
    { signal, capture: true, passive: true },
  );
  log.addEventListener(
    'touchmove',
    (event) => {
      const touch = event.touches[0];
      if (pressed) {
        event.preventDefault();
        event.stopPropagation();
      } else if (start !== null && touch !== undefined) {
        if (Math.hypot(touch.clientX - start.x, touch.clientY - start.y) > slack) stop();
      }
    },
    { signal, capture: true, passive: false },
  );
  for (const end of ['touchend', 'touchcancel'] as const) {
    log.addEventListener(
      end,
      (event) => {
        stop();
        if (pressed) {
          // The click that a browser makes of it would close the menu again.
          event.preventDefault();
          event.stopPropagation();
        }
        pressed = false;
        isFinger = false;
      },
      { signal, capture: true, passive: false },
    );
  }
  return {
    get isFinger() {
      return isFinger;
    },
    stop,
  };
}
