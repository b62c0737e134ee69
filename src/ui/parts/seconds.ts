/**
 * What is renewed each second is renewed together: three things at three moments are three frames
 * to lay out and to paint, for as long as the page is open.
 */
const listeners = new Set<() => void>();
let timer: ReturnType<typeof setInterval> | undefined;
let toldAt = Number.NEGATIVE_INFINITY;

/** ms; what comes by itself each second, a bit early or late, sets the pace. */
const second = 1_000;
const early = 150;

function tell(): void {
  toldAt = performance.now();
  for (const listener of listeners) listener();
}

function restart(): void {
  clearInterval(timer);
  timer = listeners.size > 0 ? setInterval(tell, second + early) : undefined;
}

/** Returns what ends it. Nothing is told while the page is hidden. */
export function eachSecond(listener: () => void): () => void {
  const seen = (): void => {
    if (!document.hidden) listener();
  };
  listeners.add(seen);
  if (timer === undefined) restart();
  document.addEventListener('visibilitychange', seen);
  return () => {
    listeners.delete(seen);
    document.removeEventListener('visibilitychange', seen);
    if (listeners.size === 0) restart();
  };
}

/** Something is drawn now: the second ends with it, if it is about to. */
export function endSecond(): void {
  if (performance.now() - toldAt < second - early) return;
  tell();
  restart();
}
