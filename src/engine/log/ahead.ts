import { CLUSTER, gapBefore, PAUSE } from './burst';
import type { Collector } from './collector';
import type { ReplayResult } from './replay';
import type { LogStore, NewLine } from './store';
import type { Writer } from './writer';

/**
 * Lines of a first replay, in the log before it is known where the replay ends: who opens the
 * console sees them as they come. Where they then turn out to be live ones or in another order,
 * they are taken back, and written with numbers of their own. Only for a log that holds no line of
 * the process: a replay that has to join on to something is not known to before it is whole.
 */
export interface Ahead {
  /**
   * Writes what was received since the last time, as long as it can be taken for the replay. `false`:
   * it has ended, what comes now is live.
   */
  write(requestedAt: number): boolean;
  /** Lines that are written. */
  readonly count: number;
  /** Writes no more: what comes now is another replay. */
  stop(): void;
  /**
   * The replay is whole: so many of the lines to be appended are in the log already. What was
   * written and does not begin them is taken back; lines of others, which came meanwhile, stay.
   */
  settle(append: ReplayResult['append']): number;
}

export function createAhead(store: LogStore, writer: Writer, collector: Collector): Ahead {
  let written = 0;
  let stopped = false;

  function takeBack(): void {
    const others: NewLine[] = store
      .slice(store.first, store.end)
      .filter(({ source }) => source !== 'console')
      .map((line) => ({ ...line, rest: store.rest(line.seq) }));
    store.takeBack();
    writer.forgetAll();
    // They come first, as they do where nothing is written ahead.
    for (const line of others) store.append(line);
  }

  return {
    write(requestedAt) {
      const { received } = collector;
      // A slow network has longer pauses.
      const tookToBegin = (received[0]?.elapsed ?? requestedAt) - requestedAt;
      const pause = Math.max(PAUSE, 3 * tookToBegin);
      for (; !stopped && written < received.length; written++) {
        if (written >= CLUSTER && gapBefore(received, written) >= pause) return false;
        writer.console(received[written]?.raw ?? '', null);
      }
      return true;
    },
    get count() {
      return written;
    },
    stop() {
      stopped = true;
    },
    settle(append) {
      const begins = append
        .slice(0, written)
        .every(({ from, index, live }, nth) => from === 'received' && index === nth && !live);
      const stands = !stopped && begins && append.length >= written;
      const standing = stands ? written : 0;
      if (written > standing) takeBack();
      written = 0;
      stopped = false;
      return standing;
    },
  };
}
