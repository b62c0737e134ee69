import type { Clock } from '../../clock';
import type { Passing } from '../filter/passing';
import type { LogStore } from '../store';

/** ms of work at a time. */
const slice = 8;
/** ms between two words about it. */
const pace = 250;

/**
 * Lets a filter go through all of the log before line `to`, in slices. Its view does the same
 * meanwhile, and stops where another filter is chosen: this one is then looked for to the end all
 * the same.
 *
 * @returns what ends it.
 */
export function lookThrough(options: {
  readonly store: LogStore;
  readonly clock: Clock;
  readonly passing: Passing;
  readonly to: number;
  tell(done: number, of: number): void;
  onComplete(): void;
}): () => void {
  const { store, clock, passing, to } = options;
  let cancel: (() => void) | null = null;
  let toldAt = clock.elapsed();

  function work(): void {
    const begun = clock.elapsed();
    const isEnough = (): boolean => clock.elapsed() - begun >= slice;
    if (!passing.hasLookedTo(to)) passing.grew(isEnough);
    do passing.step(isEnough);
    while (!passing.complete && !isEnough());
    if (passing.complete && passing.hasLookedTo(to)) {
      options.onComplete();
      return;
    }
    if (clock.elapsed() - toldAt >= pace) {
      toldAt = clock.elapsed();
      const looked = passing.end - passing.first + passing.leftOut;
      options.tell(looked, store.end - store.first);
    }
    cancel = clock.after(0, work);
  }

  work();
  return () => cancel?.();
}
