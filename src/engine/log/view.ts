import type { Clock } from '../clock';
import type { LogBatch, LogViewRequest, LogViewStatus } from '../engine.types';
import type { Line } from './line';
import { type Sequence, wholeLog } from './sequence';
import type { LogStore } from './store';
import { createViewStatus } from './viewStatus';

/**
 * A terminal's window of the log. It hands out one batch at a time and waits for it to be drawn.
 * While more lines come than a screen holds ("rain") it shows the newest screenful at a pace an
 * eye can follow and passes over the rest; when the rain ends, or the reader leaves the end, the
 * window is rebuilt from the log. What is shown may skip; the log never does.
 */
export interface LogView {
  /** The log has grown. Called for each line: cheap. */
  grew(): void;
  change(request: Partial<LogViewRequest>): void;
  acknowledge(id: number): void;
  /** Rebuilds the window around line `seq`. */
  showAround(seq: number): void;
  /** Rebuilds the window around the line at `position` of the sequence, with `lines` lines at most. */
  showAt(position: number, lines: number): void;
  /** What is shown at present. */
  sequence(): Sequence;
  /** Shows these lines from now on: the newest, or those around line `around`. */
  showSequence(sequence: Sequence, around: number | null): void;
  /** Shows the same lines anew. */
  redraw(): void;
  /** Older lines have been found: they go into a window that is not full. */
  grewOlder(): void;
  /** Shows line `seq` with what was folded away. */
  unfold(seq: number): void;
  close(): void;
}

export interface LogViewOptions {
  readonly store: LogStore;
  readonly clock: Clock;
  readonly request: LogViewRequest;
  deliver(batch: LogBatch): void;
  /** What there is to be shown has changed. At most ten times a second. */
  onStatus(status: LogViewStatus): void;
}

/** ms between batches: of ordinary output, of more than anyone reads, of more than fits. */
const pace = { calm: 16, busy: 80, rain: 250 };
/** From this many lines in one batch on, the busy pace holds. */
const busyLines = 8;
/**
 * Characters of a rebuilt window, unless a single line has more. A terminal takes 3 ms for 8,000,
 * and keeps 5,000 rows: on a phone they hold about these, and what they do not hold is parsed in vain.
 */
const windowCharacters = 100_000;
/** ms without a skipped line after which the rain counts as over. */
const dryAfter = 400;

export function createLogView(options: LogViewOptions): LogView {
  const { store, clock, deliver } = options;
  let sequence = wholeLog(store);
  let request = options.request;
  let nextId = 1;
  let outstanding: number | null = null;
  let cancelTimer: (() => void) | null = null;
  let closed = false;
  /** One past the position of the last line shown; `null` while nothing was delivered. */
  let shownTo: number | null = null;
  /** The position at which the window that was last rebuilt begins. */
  let windowFrom = 0;
  /** The position to rebuild up to, once the way is free. `'end'`: the newest window. */
  let rebuildAt: number | 'end' | null = null;
  /** Most lines of the window that is rebuilt. */
  let most = Number.POSITIVE_INFINITY;
  let skippedAt: number | null = null;
  let lastDelivery = 0;
  let lastSize = 0;
  const unfolded = new Set<number>();
  const status = createViewStatus(clock, () => sequence, options.onStatus);

  function schedule(): void {
    if (closed || outstanding !== null || cancelTimer !== null || !request.visible) return;
    const wait = waitingTime();
    if (wait !== null) {
      cancelTimer = clock.after(wait, () => {
        cancelTimer = null;
        next();
      });
    }
  }

  /** ms until the next batch should go; `null`: nothing to do. */
  function waitingTime(): number | null {
    if (rebuildAt !== null) return 0;
    if (!request.following) return null;
    const since = clock.elapsed() - lastDelivery;
    if (sequence.end > (shownTo ?? sequence.first)) {
      return Math.max(0, interval() - since);
    }
    return skippedAt === null ? null : Math.max(0, dryAfter - (clock.elapsed() - skippedAt));
  }

  function interval(): number {
    if (lastSize > request.rows) return pace.rain;
    return lastSize >= busyLines ? pace.busy : pace.calm;
  }

  function next(): void {
    if (closed || outstanding !== null || !request.visible) return;
    if (rebuildAt !== null) {
      const at = rebuildAt;
      rebuildAt = null;
      rebuild(at === 'end' ? sequence.end : at);
    } else if (request.following) {
      follow();
    }
  }

  function follow(): void {
    const dry = skippedAt !== null && clock.elapsed() - skippedAt >= dryAfter;
    if (shownTo === null || shownTo < sequence.first || dry) {
      if (sequence.end > sequence.first) rebuild(sequence.end);
      return;
    }
    const backlog = sequence.end - shownTo;
    if (backlog === 0) {
      schedule();
      return;
    }
    const skipped = Math.max(0, backlog - request.rows);
    if (skipped > 0) skippedAt = clock.elapsed();
    send('append', shownTo + skipped, sequence.end, skipped);
  }

  function rebuild(end: number): void {
    skippedAt = null;
    const least = Math.max(sequence.first, end - Math.min(most, request.window));
    most = Number.POSITIVE_INFINITY;
    let from = end;
    let room = windowCharacters;
    while (from > least) {
      room -= sizeOf(from - 1);
      if (room < 0 && from < end) break;
      from -= 1;
    }
    windowFrom = from;
    send('rebuild', from, end, 0);
  }

  /** Where the window of `lines` lines ends that has as much below a position as above it. */
  function endAround(middle: number, lines = request.window): number {
    const furthest = Math.min(sequence.end, middle + Math.ceil(lines / 2));
    let end = Math.min(middle, sequence.end);
    for (let room = windowCharacters / 2; end < furthest && room > 0; end++) room -= sizeOf(end);
    return end;
  }

  function sizeOf(position: number): number {
    const seq = sequence.seqAt(position);
    const rest = unfolded.has(seq) ? store.rest(seq).length : 0;
    return (store.get(seq)?.text.length ?? 0) + rest;
  }

  function send(kind: LogBatch['kind'], from: number, to: number, skipped: number): void {
    const id = nextId++;
    outstanding = id;
    shownTo = to;
    lastDelivery = clock.elapsed();
    lastSize = kind === 'rebuild' ? 0 : to - from + skipped;
    deliver({ id, kind, lines: linesOf(from, to), skipped, to, status: status.take() });
  }

  function linesOf(from: number, to: number): Line[] {
    const lines: Line[] = [];
    for (let position = Math.max(from, sequence.first); position < to; position++) {
      const line = store.get(sequence.seqAt(position));
      if (line !== null) lines.push(withUnfolded(line));
    }
    return lines;
  }

  function withUnfolded(line: Line): Line {
    if (line.folded === 0 || !unfolded.has(line.seq)) return line;
    return { ...line, text: line.text + store.rest(line.seq), folded: 0 };
  }

  function rebuildSoon(at: number | 'end', lines = Number.POSITIVE_INFINITY): void {
    rebuildAt = at;
    most = lines;
    cancelTimer?.();
    cancelTimer = null;
    schedule();
  }

  return {
    grew() {
      status.changed();
      schedule();
    },
    change(changes) {
      const before = request;
      request = { ...request, ...changes };
      if (shownTo !== null && before.following && !request.following && skippedAt !== null) {
        // The reader looks back at what the rain skipped.
        rebuildSoon(shownTo);
        return;
      }
      const returned =
        (request.following && !before.following) || (request.visible && !before.visible);
      if (returned && request.following && sequence.end - (shownTo ?? 0) > request.rows) {
        rebuildSoon('end');
        return;
      }
      schedule();
    },
    acknowledge(id) {
      if (id !== outstanding) return;
      outstanding = null;
      schedule();
    },
    showAround(seq) {
      rebuildSoon(endAround(sequence.positionOf(seq)));
    },
    showAt(position, lines) {
      const at = Math.max(sequence.first, position);
      rebuildSoon(endAround(at, Math.min(lines, request.window)), lines);
    },
    sequence: () => sequence,
    showSequence(next, around) {
      sequence = next;
      shownTo = null;
      rebuildSoon(around === null ? 'end' : endAround(sequence.positionOf(around)));
    },
    redraw() {
      if (shownTo !== null) rebuildSoon(shownTo);
    },
    grewOlder() {
      status.changed();
      if (shownTo === null) schedule();
      else if (sequence.first < windowFrom && shownTo - windowFrom < request.window) {
        rebuildSoon(request.following ? 'end' : shownTo);
      }
    },
    unfold(seq) {
      unfolded.add(seq);
      rebuildSoon(shownTo ?? 'end');
    },
    close() {
      closed = true;
      status.close();
      cancelTimer?.();
      cancelTimer = null;
    },
  };
}
