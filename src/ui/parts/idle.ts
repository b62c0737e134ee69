/** ms. On a page that is busy all the time it comes to that, too. */
const longestWait = 600;

/** Calls `run` once nothing else is to be done. Returns what takes that back. */
export function whenIdle(run: () => void): () => void {
  if (typeof requestIdleCallback === 'undefined') {
    const timer = setTimeout(run);
    return () => clearTimeout(timer);
  }
  const idle = requestIdleCallback(run, { timeout: longestWait });
  return () => cancelIdleCallback(idle);
}
