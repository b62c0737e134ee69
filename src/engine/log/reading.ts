import type { Clock } from '../clock';
import type { ShownAnew } from '../engine.types';
import type { Result } from '../result';
import type { FilterFault, LogFilter } from './filter/filter.types';
import type { LineFacts, Passing } from './filter/passing';
import { createViewFilter, type ViewFilter } from './filter/viewFilter';
import type { FoldWish } from './fold/fold.types';
import { createRuns, type Runs } from './fold/runs';
import { createLineFacts } from './levels/lineFacts';
import { lineMark } from './lineMarks';
import type { LogStore } from './store';
import { createTrack, type Track, type TrackOptions } from './track/track';
import type { LogView } from './view';

/** What a track marks beside what it knows itself, and who is told. */
export type TrackWish = Pick<TrackOptions, 'found' | 'tell'>;

/** What reading a log needs beyond its lines: their levels and groups, filters, and the track. Loaded on demand. */
export interface Reading {
  filter(
    view: LogView,
    filter: LogFilter | null,
    around: number | null,
    held?: boolean,
  ): Promise<Result<ShownAnew | null, FilterFault>>;
  /** The lines that pass the filter of this view. `null`: it has none. */
  passing(view: LogView): Promise<Passing | null>;
  /** The levels and groups of the lines, once all of the log has been looked at. */
  facts(): Promise<LineFacts>;
  /**
   * The marks (lineMarks.ts) of these lines of the view, in the same order. It waits until all of the
   * log has been looked at.
   */
  marks(view: LogView, seqs: readonly number[]): Promise<readonly number[]>;
  /** Tells the picture of what the view shows, and again when it changes. `null`: no longer. */
  track(view: LogView, wanted: TrackWish | null): void;
  /** Folds lines of the view from now on. */
  fold(view: LogView, wish: FoldWish): void;
  /** What is found has changed. */
  found(): void;
  /** The view is gone. */
  forget(view: LogView): void;
  /** The log has grown. */
  grew(): void;
  close(): void;
}

export function createReading(options: {
  readonly store: LogStore;
  readonly clock: Clock;
  /** More of the log is known: filters may show more. */
  onKnown(): void;
}): Reading {
  const { store, clock, onKnown } = options;
  const filters = new Map<LogView, ViewFilter>();
  const tracks = new Map<LogView, Track>();
  const folds = new Map<LogView, Runs>();
  const facts = createLineFacts({
    store,
    clock,
    isUrgent: () => [...filters.values()].some(({ isWanted }) => isWanted),
    onKnown() {
      tellFilters();
      tellTracks();
      tellFolds();
      onKnown();
    },
  });

  function tellFolds(): void {
    for (const runs of folds.values()) runs.grew();
    for (const view of folds.keys()) view.foldsKnown();
  }

  function tellFilters(): void {
    for (const filter of filters.values()) filter.grew();
  }

  function tellTracks(): void {
    for (const track of tracks.values()) track.changed();
  }

  return {
    async filter(view, wanted, around, held) {
      const onMore = (): void => tracks.get(view)?.changed();
      const known = filters.get(view);
      const filter = known ?? createViewFilter({ store, facts, clock, view, onMore });
      filters.set(view, filter);
      const result = await filter.set(wanted, around, held);
      tellTracks();
      return result;
    },
    passing: async (view) => (await filters.get(view)?.passing()) ?? null,
    async facts() {
      await facts.ready();
      return facts;
    },
    async marks(view, seqs) {
      await facts.ready();
      const runs = folds.get(view);
      return seqs.map((seq) => lineMark(facts, seq, runs?.isOpened(seq) ?? false));
    },
    track(view, wanted) {
      tracks.get(view)?.close();
      tracks.delete(view);
      if (wanted === null) return;
      const { sequence } = view;
      tracks.set(view, createTrack({ clock, facts, sequence, ...wanted }));
    },
    fold(view, wish) {
      folds.get(view)?.close();
      const onKnown = (): void => view.foldsKnown();
      const runs = createRuns({ store, facts, clock, wish, onKnown });
      folds.set(view, runs);
      view.setFolds(runs);
    },
    found: tellTracks,
    forget(view) {
      folds.get(view)?.close();
      folds.delete(view);
      tracks.get(view)?.close();
      tracks.delete(view);
      filters.get(view)?.close();
      filters.delete(view);
    },
    grew() {
      facts.grew();
      for (const runs of folds.values()) runs.grew();
      tellFilters();
      tellTracks();
    },
    close() {
      facts.close();
      for (const runs of folds.values()) runs.close();
      for (const filter of filters.values()) filter.close();
      for (const track of tracks.values()) track.close();
    },
  };
}
