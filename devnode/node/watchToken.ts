/**
 * The daemon's look at a socket's token every 30 s (a fault can shorten that while it runs, so the
 * moment of the next look is worked out anew with every tick).
 */
export function watchToken(options: {
  everyMs: () => number;
  tick: () => void;
  check: () => void;
}): { stop(): void } {
  let last = performance.now();
  const timer = setInterval(() => {
    options.tick();
    const time = performance.now();
    if (time - last < options.everyMs()) return;
    last = time;
    options.check();
  }, 100);
  return {
    stop: () => clearInterval(timer),
  };
}
