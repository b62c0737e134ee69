import type { Clock } from '../clock';
import type { LogBatch, LogViewRequest, LogViewStatus, ShownAnew } from '../engine.types';
import { fail, type Result } from '../result';
import type { FilterFault, LogFilter } from './filter/filter.types';
import type { LineFacts, Passing } from './filter/passing';
import type { FoldWish } from './fold/fold.types';
import type { MaskLoader } from './maskLoader';
import { createPrivateView } from './privateView';
import type { Reading, TrackWish } from './reading';
import type { LogStore } from './store';
import { createLogView, type LogView } from './view';

/** The windows that are open on one log. What reading needs beyond them is loaded when it is used. */
export interface LogViews {
  open(request: LogViewRequest, page: ViewPage): FilteredView;
  /**
   * The levels and groups of the lines, once all of the log has been looked at. `null`: what tells
   * them could not be loaded.
   */
  facts(): Promise<LineFacts | null>;
  /** The log has grown. Called for each line: cheap. */
  grew(): void;
  /** What is shown is drawn anew. */
  redraw(): void;
  /** Older lines have come into the log. */
  grewOlder(): void;
  close(): void;
}

/** Who draws a view. */
export interface ViewPage {
  deliver(batch: LogBatch): void;
  onStatus(status: LogViewStatus): void;
}

export interface FilteredView extends LogView {
  /**
   * Shows what passes `filter` from now on, around line `around` or at the end; `held`: see
   * `showSequence`. A fault leaves what is shown as it was. `null`: another one was chosen meanwhile.
   */
  setFilter(
    filter: LogFilter | null,
    around: number | null,
    held?: boolean,
  ): Promise<Result<ShownAnew | null, FilterFault>>;
  /** The lines that pass the filter that was set last. `null`: none is in force. */
  passing(): Promise<Passing | null>;
  /** Tells the track's picture of what is shown, at most twice a second. `null`: no longer. */
  track(wanted: TrackWish | null): void;
  /** What is found has changed. */
  found(): void;
  /** The marks of these lines (lineMarks.ts), in the same order. */
  marks(seqs: readonly number[]): Promise<readonly number[]>;
}

/** ms until what could not be loaded is asked for again. */
const retryMs = 5_000;
/** ms until what folds is loaded once a view has its first lines: first they are drawn. */
const linesFirst = 80;

export function createLogViews(options: {
  readonly store: LogStore;
  readonly clock: Clock;
  /** Absent: lines in which something is to be hidden are hidden whole. */
  readonly loadMask?: MaskLoader['load'];
  /** Resolves when no more older lines come. Absent: none do. */
  readonly whole?: () => Promise<unknown>;
}): LogViews {
  const { store, clock, loadMask = async () => null, whole } = options;
  const views = new Set<LogView>();
  const toFold = new Map<LogView, () => FoldWish>();
  let reading: Reading | null = null;
  let closed = false;

  function grewAll(): void {
    for (const view of views) view.grew();
  }

  /** `null`: it could not be loaded. What shows a line does not need it. */
  async function toRead(): Promise<Reading | null> {
    try {
      const [{ createReading }] = await Promise.all([import('./reading'), whole?.()]);
      reading ??= createReading({ store, clock, onKnown: grewAll });
    } catch {
      return null;
    }
    if (closed) reading.close();
    return reading;
  }

  /** Also `null`: the view was closed meanwhile. What was kept for it then would never be forgotten. */
  async function toReadOf(view: LogView): Promise<Reading | null> {
    const read = await toRead();
    return views.has(view) ? read : null;
  }

  /** `wish` answers what is wanted by the time that it can be done. */
  async function track(view: LogView, wish: () => TrackWish | null): Promise<void> {
    const read = await toRead();
    if (!views.has(view)) return;
    if (read !== null) read.track(view, wish());
    else if (wish() !== null) clock.after(retryMs, () => void track(view, wish));
  }

  async function fold(view: LogView, wish: () => FoldWish): Promise<void> {
    const read = await toRead();
    if (!views.has(view)) return;
    if (read !== null) read.fold(view, wish());
    else clock.after(retryMs, () => void fold(view, wish));
  }

  /** What folds is loaded when there is something to be folded. */
  function foldSoon(view: LogView, wish: () => FoldWish): void {
    if (store.end > store.first) void fold(view, wish);
    else toFold.set(view, wish);
  }

  function foldThose(): void {
    for (const [view, wish] of toFold) clock.after(linesFirst, () => void fold(view, wish));
    toFold.clear();
  }

  return {
    open(request, page) {
      let wish: TrackWish | null = null;
      let folded: FoldWish = request.fold ?? { traces: false, repeats: null };
      const screen = createPrivateView({
        loadMask,
        deliver: page.deliver,
        redraw: () => view.redraw(),
      });
      screen.set(request.hiding ?? 'nothing');
      const view = createLogView({ store, clock, request, ...page, deliver: screen.deliver });
      views.add(view);
      view.grew();
      if (request.fold !== undefined) foldSoon(view, () => folded);
      return {
        ...view,
        change(changes) {
          view.change(changes);
          if (changes.hiding !== undefined && screen.set(changes.hiding)) view.redraw(true);
          const { fold = folded } = changes;
          const same = fold.traces === folded.traces && fold.repeats === folded.repeats;
          folded = fold;
          if (!same) foldSoon(view, () => folded);
        },
        setFilter: async (filter, around, held) =>
          (await toReadOf(view))?.filter(view, filter, around, held) ??
          fail({ rule: null, reason: '' }),
        passing: async () => (await toReadOf(view))?.passing(view) ?? null,
        marks: async (seqs) => (await toReadOf(view))?.marks(view, seqs) ?? [],
        track(wanted) {
          wish = wanted;
          void track(view, () => wish);
        },
        found: () => reading?.found(),
        close() {
          views.delete(view);
          reading?.forget(view);
          view.close();
          screen.close();
        },
      };
    },
    facts: async () => (await toRead())?.facts() ?? null,
    grew() {
      if (toFold.size > 0) foldThose();
      reading?.grew();
      grewAll();
    },
    redraw() {
      for (const view of views) view.redraw();
    },
    grewOlder() {
      for (const view of views) view.grewOlder();
    },
    close() {
      closed = true;
      reading?.close();
      for (const view of views) view.close();
    },
  };
}
