import type { Clock } from './clock';
import type { LineFacts } from './log/filter/passing';
import type { MaskLoader } from './log/maskLoader';
import type { LogStore } from './log/store';

/** The log itself, for what is loaded only when it is used. */
export interface OpenLog {
  readonly store: LogStore;
  readonly clock: Clock;
  /** Levels and groups of all lines (log/views.ts). `null`: what tells them could not be loaded. */
  facts(): Promise<LineFacts | null>;
  readonly loadMask: MaskLoader['load'];
  close(): void;
}
