/**
 * When to draw what takes long: a key that is pressed meanwhile is seen late. The longest time until
 * the next key is just after one.
 */

/** ms after a key in which another is to be expected. */
const typingFor = 400;
/** ms that a drawing waits for it. */
const waitsFor = 250;
/** ms at most between two drawings that take long, while somebody types. */
const restsFor = 4_000;

export interface BetweenKeys {
  /** Calls `draw` now; while somebody types, when a key has been painted, one drawing to a key. */
  whenFree(draw: () => void): void;
  /** Calls `done` now; while somebody types, when they have stopped or sent it, or in some seconds. */
  whenRested(done: () => void): void;
  dispose(): void;
}

export function createBetweenKeys(): BetweenKeys {
  let lastKey = Number.NEGATIVE_INFINITY;
  let waiting: (() => void)[] = [];
  let disposed = false;
  const { port1, port2 } = new MessageChannel();
  // A message posted from a frame's callback arrives when that frame has been painted. One more, so
  // that whatever else waits for the paint goes first.
  port2.onmessage = ({ data: isPainted }: MessageEvent<boolean>) => {
    if (isPainted) port1.postMessage(false);
    else waiting[0]?.();
  };

  function pressed({ key }: KeyboardEvent): void {
    // Who has sent a command wants to see what comes.
    lastKey = key === 'Enter' ? Number.NEGATIVE_INFINITY : performance.now();
    if (waiting.length > 0) requestAnimationFrame(() => port1.postMessage(true));
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
    whenRested(done) {
      const until = performance.now() + restsFor;
      const look = (): void => {
        const left = Math.min(lastKey + typingFor, until) - performance.now();
        if (disposed || left <= 0) done();
        else setTimeout(look, left);
      };
      look();
    },
    dispose() {
      disposed = true;
      removeEventListener('keydown', pressed, { capture: true });
      port1.close();
    },
  };
}
