import type { Engine, LogBatch, LogViewRequest } from '../engine/engine.types';

/** The engine as the page sees it: the same whether it runs in a worker or in this thread. */
export interface EngineClient extends Engine {
  /** `thread` when the browser gives no worker: everything works, but a flood is felt. */
  readonly home: 'worker' | 'thread';
  /** Opens the terminal's window of the log. `onBatch` is called with one batch at a time. */
  openView(request: LogViewRequest, onBatch: (batch: LogBatch) => void): LogViewHandle;
}

export interface LogViewHandle {
  change(request: Partial<LogViewRequest>): void;
  /** The batch has been drawn; the next may come. */
  acknowledge(id: number): void;
  /** Asks for a window around line `seq`, an older part of the log. */
  showAround(seq: number): void;
  /** Shows line `seq` with what was folded away. */
  unfold(seq: number): void;
  close(): void;
}
