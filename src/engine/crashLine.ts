import { plain } from './log/plain';
import type { LogStore } from './log/store';
import { nodeNews } from './nodeLine';
import type { Crash } from './serverState.types';

/**
 * Where the log tells of the last crash. The report may come into it some seconds after it was heard:
 * while a replay is awaited the lines of the node wait as well.
 */
export interface CrashLine {
  /** What is known of the last crash was `before`, and is `after`. */
  changed(before: Crash | null, after: Crash | null): void;
  /** The number of the report's first line; `null`: the log does not hold it, or not yet. */
  find(): number | null;
}

/** Lines behind the place where it was heard; a merge puts no more in between. */
const within = 5_000;

export function createCrashLine(store: LogStore): CrashLine {
  /** It is none of the lines below. */
  let from = 0;
  let until = 0;
  return {
    changed(before, after) {
      if (after === null) until = 0;
      if (after === null || after.at === before?.at) return;
      from = Math.max(store.first, store.end - 1);
      until = from + within;
    },
    find() {
      if (from < store.first) return null;
      for (; from < Math.min(until, store.end); from++) {
        const text = store.get(from)?.text ?? '';
        if (nodeNews(plain(text))?.kind === 'crashed') return from;
      }
      return null;
    },
  };
}
