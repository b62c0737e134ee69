/**
 * Who is still there. A page, or a worker, that is closed, crashes or is killed says nothing any
 * more; but the browser gives the lock back that it held.
 */

/** Nothing is shared where there are no locks: on a page without HTTPS. */
export function canTell(): boolean {
  return typeof navigator.locks?.request === 'function';
}

/** Holds a lock of our own; `held` is told its name once we have it. Returns what gives it back. */
export function beHere(held: (lock: string) => void): () => void {
  const lock = `roost ${crypto.randomUUID()}`;
  let leave = (): void => {};
  const left = new Promise<void>((resolve) => {
    leave = resolve;
  });
  navigator.locks
    .request(lock, () => {
      held(lock);
      return left;
    })
    .catch(() => {});
  return leave;
}
