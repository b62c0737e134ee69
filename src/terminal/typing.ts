/**
 * When to draw what takes long: a key that is pressed meanwhile is seen late. The longest time until
 * the next key is just after one.
 */

/** ms after a key in which another is to be expected. */
const typingFor = 400;
/** ms that a drawing waits for it. */
const waitsFor = 250;

export interface BetweenKeys {
  /** Calls `draw` now; while somebody types, when a key has been painted, one drawing to a key. */
  whenFree(draw: () => void): void;
  dispose(): void;
}

export function createBetweenKeys(): BetweenKeys {
  let lastKey = Number.NEGATIVE_INFINITY;
  let waiting: (() => void)[] = [];
  let disposed = false;
  const { port1, port2 } = new MessageChannel();
  // A message posted from a frame's callback arrives when that frame has been painted.
  port2.onmessage = () => waiting[0]?.();

  function pressed(): void {
    lastKey = performance.now();
    if (waiting.length > 0) requestAnimationFrame(() => port1.postMessage(null));
  }

  addEventListener('keydown', pressed, { capture: true, passive: true });

  return {
    whenFree(draw) {
      if (performance.now() - lastKey >= typingFor) {
        draw();
        return;
      }
      const go = (): void => {
        clearTimeout(timer);
        waiting = waiting.filter((other) => other !== go);
        if (!disposed) draw();
      };
      const timer = setTimeout(go, waitsFor);
      waiting.push(go);
    },
    dispose() {
      disposed = true;
      removeEventListener('keydown', pressed, { capture: true });
      port1.close();
    },
  };
}
