import type { LogStore, NewLine } from '../store';
import { CLUSTER, gapBefore, PAUSE } from './burst';
import type { Collector } from './collector.types';
import type { ReplayResult } from './replay';
import { fewAfter } from './waits';
import type { Writer } from './writer';

/**
 * Lines of a first replay, in the log before it is known where the replay ends: who opens the
 * console sees them as they come. Those that turn out to be live ones get their times; if one turns
 * out to stand elsewhere, all are taken back and written with new numbers. Only for a log that holds
 * no line of the process: what joins on to something is not known before the replay is whole.
 */
export interface Ahead {
  /**
   * Writes what was received since the last time, as long as it can be taken for the replay. `false`:
   * it has ended, what comes now is live.
   */
  write(requestedAt: number): boolean;
  /** Lines that are written. */
  readonly count: number;
  /** Whether it has ended is in doubt: all that comes is written, live or not. */
  goOn(): void;
  /** Writes no more: the log is asked for once more. */
  pause(): void;
  /**
   * The replay is whole: so many of the lines to be appended are in the log already, those that
   * came live with their times from now on. What was written and does not begin them is taken back.
   * `others`: lines that are none of the process's and were taken back with it, by their times.
   */
  settle(append: ReplayResult['append']): Settled;
}

export interface Settled {
  readonly standing: number;
  readonly others: readonly NewLine[];
}

/** `onTimes`: lines that are shown have their times only now. */
export function createAhead(
  store: LogStore,
  writer: Writer,
  collector: Collector,
  onTimes: () => void,
): Ahead {
  /** With their numbers in the log. */
  let written: { readonly seq: number; readonly raw: string }[] = [];
  let endless = false;
  let paused = false;

  /** What is written begins what is to be appended. */
  function isRight(append: ReplayResult['append']): boolean {
    if (append.length < written.length) return false;
    const begins = append.slice(0, written.length);
    // Lines of the node stand among the live ones.
    if (collector.node.length > 0 && begins.some(({ live }) => live)) return false;
    return begins.every((merged, nth) => collector.find(merged).line?.raw === written[nth]?.raw);
  }

  /** Returns the lines of others that came after the first line, and are still to be written. */
  function takeBack(firstSeq: number): NewLine[] {
    const others = store
      .slice(store.first, store.end)
      .filter(({ source }) => source !== 'console')
      .map((line) => ({ ...line, rest: store.rest(line.seq) }));
    store.takeBack();
    writer.forgetAll();
    // Those that came before any line come first, as they do where nothing is written ahead.
    for (const line of others) if (line.seq < firstSeq) store.append(line);
    return others.filter(({ seq }) => seq > firstSeq);
  }

  return {
    write(requestedAt) {
      const { received } = collector;
      // A slow network has longer pauses.
      const tookToBegin = (received[0]?.elapsed ?? requestedAt) - requestedAt;
      const pause = Math.max(PAUSE, 3 * tookToBegin);
      for (const { raw, elapsed } of paused ? [] : received.slice(written.length)) {
        const nth = written.length;
        // Few lines are the whole replay when no more have come for long: the log is young.
        const isWhole = nth >= CLUSTER || elapsed - requestedAt >= fewAfter;
        if (!endless && isWhole && nth > 0 && gapBefore(received, nth) >= pause) return false;
        written.push({ seq: writer.console(raw, null), raw });
      }
      return true;
    },
    get count() {
      return written.length;
    },
    goOn() {
      endless = true;
    },
    pause() {
      paused = true;
    },
    settle(append) {
      const lines = written;
      const stands = isRight(append);
      written = [];
      paused = false;
      endless = false;
      if (!stands) {
        const [first] = lines;
        return { standing: 0, others: first === undefined ? [] : takeBack(first.seq) };
      }
      const live = lines.flatMap(({ seq }, nth) => {
        const { line, live } = collector.find(append[nth]);
        return line === undefined || !live ? [] : { seq, at: line.at };
      });
      for (const { seq, at } of live) writer.timed(seq, at);
      if (live.length > 0) onTimes();
      return { standing: lines.length, others: [] };
    },
  };
}
