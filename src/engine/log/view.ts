import type { LogBatch } from '../engine.types';
import type { Folds } from './fold/fold.types';
import { type Tail, tailAt } from './fold/items';
import { createRowsSent } from './fold/rowsSent';
import { wholeLog } from './sequence';
import type { LogView, LogViewOptions } from './view.types';
import { msBetween } from './viewPace';
import { createViewStatus } from './viewStatus';
import { createWindows, type Window } from './window';

export type { LogView, LogViewOptions } from './view.types';

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
  let folds: Folds | null = null;
  /** The number of the first line that came since the reader left the end. */
  let leftAt: number | null = null;
  /** What was drawn last and may have to be drawn anew. */
  let tail: Tail | null = null;
  /** The window that was last rebuilt. */
  let window: Window = { from: 0, to: 0, items: 0 };
  /** Lines up to this number were known to be folded, or not, when it was. */
  let windowKnown = 0;
  /** Answers the position to rebuild up to, once the way is free. `null`: what is shown stays. */
  let rebuildTo: (() => number) | null = null;
  /** Most lines of the window that is rebuilt. */
  let most = Number.POSITIVE_INFINITY;
  let skippedAt: number | null = null;
  let lastDelivery = 0;
  let lastSize = 0;
  /** ms that the page took to draw it. */
  let lastTook = 0;
  const windows = createWindows(store, {
    get sequence() {
      return sequence;
    },
    get folds() {
      return folds;
    },
  });
  const rowsSent = createRowsSent();
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
    if (rebuildTo !== null) return 0;
    if (!request.following) return null;
    const since = clock.elapsed() - lastDelivery;
    if (sequence.end > (shownTo ?? sequence.first)) {
      return Math.max(0, msBetween(lastSize, request.rows, lastTook) - since);
    }
    return skippedAt === null ? null : Math.max(0, dryAfter - (clock.elapsed() - skippedAt));
  }

  function next(): void {
    if (closed || outstanding !== null || !request.visible) return;
    if (rebuildTo !== null) {
      const to = rebuildTo();
      rebuildTo = null;
      rebuild(to);
    } else if (request.following) {
      follow();
    }
  }

  function follow(): void {
    const dry = skippedAt !== null && clock.elapsed() - skippedAt >= dryAfter;
    if (sequence.end === shownTo && !dry) {
      schedule();
      return;
    }
    if (shownTo === null || shownTo < sequence.first || shownTo === sequence.end) {
      if (sequence.end > sequence.first) rebuild(sequence.end);
      return;
    }
    const stale = staleTail(shownTo);
    const begin = stale ?? shownTo;
    let from = sequence.end;
    for (let items = 0; from > begin && items < request.rows; items++)
      from = windows.item(from - 1).from;
    const fits = from === begin;
    // Dry is not what more than fits has come to since: a slow page asks seldom in the middle of it.
    if (from < begin || (!fits && from <= shownTo) || (dry && fits)) {
      // What was drawn as lines is folded now, or the rain is over.
      rebuild(sequence.end);
      return;
    }
    const skipped = fits ? 0 : from - shownTo;
    if (skipped > 0) skippedAt = clock.elapsed();
    const replaces = fits && stale !== null ? sequence.seqAt(stale) : null;
    send('append', from, sequence.end, skipped, replaces);
  }

  /** Where what was drawn last is to be drawn anew; `null`: it stays. */
  function staleTail(end: number): number | null {
    if (tail === null || tail.to !== end || tail.from < sequence.first) return null;
    const { from, to, folded } = windows.item(tail.from);
    const same = folded === tail.folded && (!folded || to === tail.to);
    return same ? null : from;
  }

  function rebuild(end: number): void {
    skippedAt = null;
    window = windows.before(end, Math.min(most, request.window));
    most = Number.POSITIVE_INFINITY;
    windowKnown = folds?.end ?? 0;
    send('rebuild', window.from, window.to, 0, null);
  }

  function send(
    kind: LogBatch['kind'],
    from: number,
    to: number,
    skipped: number,
    replaces: number | null,
  ): void {
    const id = nextId++;
    outstanding = id;
    shownTo = to;
    tail = tailAt(sequence, folds, to);
    lastDelivery = clock.elapsed();
    const lines = windows.lines(from, to);
    rowsSent.sent(kind, lines, replaces);
    lastSize = kind === 'rebuild' ? 0 : lines.length + skipped;
    deliver({ id, kind, lines, replaces, skipped, from, to, status: status.take() });
  }

  function rebuildSoon(to: () => number, lines = Number.POSITIVE_INFINITY): void {
    rebuildTo = to;
    most = lines;
    cancelTimer?.();
    cancelTimer = null;
    schedule();
  }

  function rebuildAround(position: number): void {
    rebuildSoon(() => windows.endAround(position, request.window));
  }

  /** Draws the same part of the log anew. Where another is to come, that will do. */
  function redrawSoon(all = false): void {
    const stands = all && !request.following && sequence.end > sequence.first;
    const to = shownTo ?? (stands ? sequence.end : null);
    if (to === null || rebuildTo !== null) return;
    // Of what has left the log nothing can be drawn: the oldest there is comes in its place.
    rebuildSoon(() =>
      to > sequence.first ? to : windows.endAround(sequence.first, request.window),
    );
  }

  const end = (): number => sequence.end;

  /** The number of the first line of the log behind those that are shown. */
  function notShown(): number {
    const next = Math.max(sequence.first, shownTo ?? sequence.end);
    return next < sequence.end ? sequence.seqAt(next) : store.end;
  }

  return {
    grew() {
      if (request.visible) status.changed();
      schedule();
    },
    change(changes) {
      const before = request;
      request = { ...request, ...changes };
      if (request.visible && !before.visible) status.changed();
      const looksBack = before.following && !request.following;
      if (request.following) leftAt = null;
      else if (looksBack) leftAt = notShown();
      if (skippedAt !== null && (looksBack || request.rows > before.rows)) {
        // What the rain skipped is looked back at, or comes into sight above it.
        redrawSoon();
        return;
      }
      const returned =
        (request.following && !before.following) || (request.visible && !before.visible);
      if (returned && request.following && sequence.end - (shownTo ?? 0) > request.rows) {
        rebuildSoon(end);
        return;
      }
      schedule();
    },
    acknowledge(id, took = 0) {
      if (id !== outstanding) return;
      lastTook = took;
      outstanding = null;
      rowsSent.drawn();
      schedule();
    },
    showAround(seq, reveal) {
      if (reveal) folds?.unfold(seq);
      rebuildAround(sequence.positionOf(seq));
    },
    showAt(position, lines) {
      const at = Math.max(sequence.first, position);
      rebuildSoon(() => windows.endAround(at, Math.min(lines, request.window)), lines);
    },
    sequence: () => sequence,
    leftAt: () => leftAt,
    showSequence(next, around, held) {
      sequence = next;
      shownTo = null;
      const least = leftAt === null ? null : sequence.positionOf(leftAt);
      const last = held && least !== null ? least : Number.POSITIVE_INFINITY;
      rebuildSoon(() => {
        const at = around === null ? sequence.end : sequence.positionOf(around);
        return Math.min(windows.endAround(at, request.window), last);
      });
      return { status: status.take(), leftAt: least };
    },
    redraw: redrawSoon,
    grewOlder() {
      status.changed();
      if (shownTo === null) schedule();
      else if (sequence.first < window.from && window.items < request.window) {
        if (request.following) rebuildSoon(end);
        else redrawSoon();
      }
    },
    unfold(seq) {
      // Where the page shows the line itself, as a filter may leave one of a run, that is meant.
      if (rowsSent.has(seq) && folds?.unfold(seq) === true) {
        rebuildAround(sequence.positionOf(seq));
        return;
      }
      windows.unfold(seq);
      redrawSoon();
    },
    fold(seq) {
      if (folds?.fold(seq) === true) rebuildAround(sequence.positionOf(seq));
    },
    setFolds(next) {
      folds = next;
      tail = null;
      redrawSoon();
    },
    foldsKnown() {
      if (folds === null || shownTo === null || rebuildTo !== null) return;
      // What a flood has left behind is not drawn, and all of it is drawn anew when it is over.
      if (skippedAt !== null && request.following) return;
      const from = Math.max(window.from, sequence.first);
      const isDrawn = from >= shownTo || windowKnown > sequence.seqAt(shownTo - 1);
      if (isDrawn || folds.end <= windowKnown) return;
      // A run that folds only now ends in what is known only now, though a filter may hide that.
      const known = sequence.positionOf(windowKnown) - 1;
      windowKnown = folds.end;
      for (let position = Math.max(from, known); position < shownTo; position++) {
        if (windows.item(position).folded) {
          redrawSoon();
          return;
        }
      }
    },
    close() {
      closed = true;
      status.close();
      cancelTimer?.();
      cancelTimer = null;
    },
  };
}
