import type { Clock } from '../clock';
import type { LogBatch, LogViewRequest, LogViewStatus, ShownAnew } from '../engine.types';
import type { Folds } from './fold/fold.types';
import type { Sequence } from './sequence';
import type { LogStore } from './store';

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
  /** `took`: ms that drawing it has taken. */
  acknowledge(id: number, took?: number): void;
  /** Rebuilds the window around line `seq`. `reveal`: also if it is folded away. */
  showAround(seq: number, reveal: boolean): void;
  /** Rebuilds the window around the line at `position` of the sequence, with `lines` lines at most. */
  showAt(position: number, lines: number): void;
  /** What is shown at present. */
  sequence(): Sequence;
  /** The number of the first line that came since the reader left the end. `null`: they follow it. */
  leftAt(): number | null;
  /**
   * Shows these lines from now on: the newest, or those around line `around`. `held`: none that came
   * since the reader left the end.
   */
  showSequence(sequence: Sequence, around: number | null, held: boolean): ShownAnew;
  /**
   * Shows the same lines anew. `all`: where nothing was shown yet, and the reader does not follow, the
   * newest. They see what an engine that has died had shown.
   */
  redraw(all?: boolean): void;
  /** Older lines have been found: they go into a window that is not full. */
  grewOlder(): void;
  /** Shows line `seq` with what was folded away: of itself, or it with the other lines of its run. */
  unfold(seq: number): void;
  /** Folds the run of line `seq` again. */
  fold(seq: number): void;
  /** Folds these runs from now on. `null`: nothing. */
  setFolds(folds: Folds | null): void;
  /** More lines are known to be folded than when they were drawn. */
  foldsKnown(): void;
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
