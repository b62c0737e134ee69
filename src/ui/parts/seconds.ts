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
  const wanted = listeners.size > 0 && !document.hidden;
  timer = wanted ? setInterval(tell, second + early) : undefined;
}

/** A page that is hidden is not woken each second. */
function onVisibility(): void {
  if (!document.hidden) tell();
  restart();
}

/** Returns what ends it. Nothing is told while the page is hidden. */
export function eachSecond(listener: () => void): () => void {
  listeners.add(listener);
  if (listeners.size === 1) {
    document.addEventListener('visibilitychange', onVisibility);
    restart();
  }
  return () => {
    listeners.delete(listener);
    if (listeners.size > 0) return;
    document.removeEventListener('visibilitychange', onVisibility);
    restart();
  };
}

/** Something is drawn now: the second ends with it, if it is about to. */
export function endSecond(): void {
  if (document.hidden || performance.now() - toldAt < second - early) return;
  tell();
  restart();
}
