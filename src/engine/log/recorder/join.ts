import type { LogStore } from '../store';

/** The last lines of the process that are kept, oldest first, and when the last of all came. */
export interface KeptEnd {
  readonly texts: readonly string[];
  /** Wall clock, ms. */
  readonly at: number;
}

/** Lines that are looked through for them. */
const FAR = 20_000;
/** So many lines are enough to know a place by. */
export const KNOWN_BY = 32;

/**
 * Where a log goes on from what another tab has kept of the same server: the number of the first
 * line that is not kept. Known by the last lines that are; where those do not stand in the log, by
 * the clock, which both tabs share.
 */
export function joinOn(store: LogStore, kept: KeptEnd): number {
  const wanted = kept.texts.slice(-KNOWN_BY);
  const lines = store
    .slice(Math.max(store.first, store.end - FAR), store.end)
    .filter(({ source }) => source === 'console');
  for (let last = lines.length - 1; wanted.length > 0 && last >= wanted.length - 1; last--) {
    const begins = last - wanted.length + 1;
    if (wanted.every((text, nth) => lines[begins + nth]?.text === text)) {
      return (lines[last]?.seq ?? store.end) + 1;
    }
  }
  const later = store
    .slice(Math.max(store.first, store.end - FAR), store.end)
    .find(({ at }) => at !== null && at > kept.at);
  return later?.seq ?? store.end;
}
