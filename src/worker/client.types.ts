import type {
  Engine,
  LogBatch,
  LogViewRequest,
  LogViewStatus,
  ShownAnew,
} from '../engine/engine.types';
import type { FilterFault, LogFilter } from '../engine/log/filter/filter.types';
import type { FindAnswer, FindRequest } from '../engine/log/find/find.types';
import type { TakeAnswer, TakeCall, TakeRequest } from '../engine/log/takeAway/takeAway.types';
import type { TrackPicture } from '../engine/log/track/track.types';
import type { Result } from '../engine/result';
import type { HomeKind } from './home';

export type { HomeKind } from './home';

/** The engine as the page sees it: the same whether it runs in a worker or in this thread. */
export interface EngineClient extends Engine {
  /** `thread` when the browser gives no worker: everything works, but a flood is felt. */
  readonly home: HomeKind;
  /** Opens the terminal's window of the log. */
  openView(request: LogViewRequest, page: LogViewPage): LogViewHandle;
  /** Finds in the log, for one at a time. */
  find(request: FindRequest): void;
  /** Who hears the answers of `find`. `null`: what finds could not be loaded. */
  onFound: ((answer: FindAnswer | null) => void) | null;
  /**
   * Takes lines away, piece by piece: the next one comes when `more` is told. `null`: what does it
   * could not be loaded.
   */
  take(request: TakeRequest, onAnswer: (answer: TakeAnswer | null) => void): TakeHandle;
}

/** One taking away of lines. */
export interface TakeHandle {
  tell(call: Exclude<TakeCall, { readonly kind: 'begin' }>): void;
}

export interface LogViewPage {
  /** Called with one batch at a time. */
  onBatch(batch: LogBatch): void;
  /** How much there is to be shown, where no batch says it. */
  onStatus(status: LogViewStatus): void;
}

export interface LogViewHandle {
  /** Names it in a request for lines that its filter lets pass (`TakeRequest.view`). */
  readonly id: number;
  change(request: Partial<LogViewRequest>): void;
  /** The batch has been drawn, in `took` ms; the next may come. */
  acknowledge(id: number, took?: number): void;
  /** Asks for a window around line `seq`, another part of the log. `reveal`: also if it is folded. */
  showAround(seq: number, reveal: boolean): void;
  /** Asks for a window of `lines` lines at most around the line at `position` (log/sequence.ts). */
  showAt(position: number, lines: number): void;
  /** Tells what is to be marked beside the log, now and when it changes. `null`: no longer. */
  track(tell: ((picture: TrackPicture) => void) | null): void;
  /** Shows line `seq` with what was folded away: of itself, or it with the other lines of its run. */
  unfold(seq: number): void;
  /** Folds the lines that line `seq` is one of again. */
  fold(seq: number): void;
  /**
   * Shows what passes `filter` from now on, at the end or around line `around`; `held`: nothing that
   * came since the reader left the end. A fault leaves what is shown as it was. `null`: another one
   * was chosen meanwhile.
   */
  setFilter(
    filter: LogFilter | null,
    around: number | null,
    held?: boolean,
  ): Promise<Result<ShownAnew | null, FilterFault>>;
  /**
   * The marks of these lines (engine/log/lineMarks.ts): how grave they are, and whether their run was
   * opened. In the same order. Empty: what tells it could not be loaded.
   */
  marks(seqs: readonly number[]): Promise<readonly number[]>;
  close(): void;
}
