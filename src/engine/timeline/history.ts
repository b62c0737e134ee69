import type { ConnectionHistory, TimelineEntry, TimelineEvent } from './timeline.types';

/** Keeps so many entries; the oldest go first. */
const mostEntries = 500;

export interface History {
  add(at: number, events: readonly TimelineEvent[]): void;
  read(): Pick<ConnectionHistory, 'entries' | 'left'>;
}

/**
 * Keeps what happened, within bounds. A night of tries that all end alike would push out how it
 * began, which is what anybody wants to know: a try like the one before it is counted, not kept.
 */
export function createHistory(most: number = mostEntries): History {
  const entries: TimelineEntry[] = [];
  let left = 0;

  function push(at: number, event: TimelineEvent): void {
    const last = entries.at(-1);
    if (last !== undefined && isSight(event) && isSight(last.event)) {
      // Somebody goes to and fro between tabs: the last time is enough.
      const times = (last.again?.times ?? 0) + 1;
      entries[entries.length - 1] = { at: last.at, event, again: { times, last: at } };
      return;
    }
    entries.push({ at, event, again: null });
    if (endsTry(event)) foldTry(at);
    if (entries.length > most) {
      entries.shift();
      left += 1;
    }
  }

  /** The try that has just ended, if it went as the one before it. */
  function foldTry(at: number): void {
    const end = entries.length - 1;
    const before = lastEndBefore(end);
    const length = end - before;
    if (before < 0 || before - length < -1) return;
    for (let back = 0; back < length; back += 1) {
      const mine = entries[end - back];
      const other = entries[before - back];
      if (mine === undefined || other === undefined) return;
      if (signature(mine.event) !== signature(other.event)) return;
      if (back > 0 && (mine.again !== null || other.again !== null)) return;
    }
    const first = entries[before];
    if (first === undefined) return;
    entries.splice(before + 1, length);
    entries[before] = { ...first, again: { times: (first.again?.times ?? 0) + 1, last: at } };
  }

  function lastEndBefore(end: number): number {
    for (let at = end - 1; at >= 0; at -= 1) {
      const entry = entries[at];
      if (entry !== undefined && endsTry(entry.event)) return at;
    }
    return -1;
  }

  return {
    add(at, events) {
      for (const event of events) push(at, event);
    },
    read: () => ({ entries: [...entries], left }),
  };
}

function endsTry({ kind }: TimelineEvent): boolean {
  return kind === 'waiting' || kind === 'held';
}

function isSight(event: TimelineEvent): boolean {
  return event.kind === 'hint' && (event.hint === 'visible' || event.hint === 'hidden');
}

/** What an event says, but for how long things took. */
function signature(event: TimelineEvent): string {
  return JSON.stringify(event, (key, value) =>
    ['took', 'lasted', 'ms', 'attempt', 'skew', 'retryAfter'].includes(key) ? undefined : value,
  );
}
