import type { ConnectionStatus } from './connectionStatus';
import type { DrawnLine, FoldWish } from './log/fold/fold.types';
import type { KeepLimits } from './log/recorder/limits';
import type { Kept } from './log/recording';
import type { SendResult } from './outbox';
import type { PanelAccess, PanelFailure, ServerDetails } from './panel/panel';
import type { PowerAction } from './protocol';
import type { ListedRun } from './runs/runs.types';
import type { ServerState } from './serverState';
import type { StatsSnapshot } from './statsHistory';
import type { ConnectionHistory } from './timeline/timeline.types';
import type { TroubleFound } from './trouble/trouble.types';

/** What an engine is told at its birth. */
export interface EngineSettings {
  /** UUID or its first 8 characters. */
  readonly server: string;
  readonly panel: PanelAccess;
  readonly node: {
    /** For nodes or proxies that want the token in the URL as well (protocol.md, section 1). */
    readonly tokenInUrl: boolean;
  };
  /** Most lines kept. */
  readonly maxLines: number;
}

/** All that the page shows but the log's text; a new object at most each 100 ms, and at once when the connection or the process changes. */
export interface EngineSnapshot {
  readonly connection: ConnectionStatus;
  /** `null` until the panel has answered. */
  readonly details: ServerDetails | null;
  /** Why there are no details. */
  readonly detailsFailure: PanelFailure | null;
  readonly server: ServerState;
  readonly stats: StatsSnapshot;
  /** `left`: lines that are no longer held, for want of room. */
  readonly log: { readonly first: number; readonly end: number; readonly left: number };
  /** The line of the log with which the last crash report began. `null`: none that is held. */
  readonly crashLine: number | null;
  readonly trouble: TroubleFound;
  readonly kept: Kept;
}

/**
 * A window of the log for a terminal. Batches come one at a time: the next one only after
 * `acknowledge`, so a slow terminal gets fewer, larger, newer pieces and never a queue.
 */
export interface LogBatch {
  readonly id: number;
  /** `append`: goes below what is shown. `rebuild`: replaces all that is shown. */
  readonly kind: 'append' | 'rebuild';
  readonly lines: readonly DrawnLine[];
  /** What is shown from line `replaces` on goes before: it is drawn anew (`append` only). */
  readonly replaces: number | null;
  /** Lines between what is shown and `lines` that were passed over while it rains (`append` only). */
  readonly skipped: number;
  /** The position of the first line, and one past that of the last (log/sequence.ts). */
  readonly from: number;
  readonly to: number;
  readonly status: LogViewStatus;
  /** What is hidden in `lines`. Absent: nothing. */
  readonly hiding?: Hiding;
}

/**
 * What the private view hides: nothing; addresses and secrets; names of players as well. In the
 * order of how much.
 */
export type Hiding = 'nothing' | 'secrets' | 'names';

/** How much there is for a view to show: all of the log, or what passes its filter. */
export interface LogViewStatus {
  /** The number of the oldest line. */
  readonly firstSeq: number;
  /** One past the number of the newest. */
  readonly endSeq: number;
  /** One past the position of the newest: what `LogBatch.to` is when nothing is left to be shown. */
  readonly end: number;
  readonly lines: number;
  /** Lines that the filter leaves out, of those it has seen. */
  readonly leftOut: number;
  /** The filter has seen all of the log. */
  readonly complete: boolean;
}

/** What a view shows once a filter was set or taken off. */
export interface ShownAnew {
  readonly status: LogViewStatus;
  /**
   * The position of the first line that came since the reader left the end. `null`: they follow it.
   */
  readonly leftAt: number | null;
}

export interface LogViewRequest {
  /** Lines that fit on the screen: all that is drawn while it rains. */
  readonly rows: number;
  /** Lines of a rebuilt window. */
  readonly window: number;
  /** Follow the end, or stay where the reader is. */
  readonly following: boolean;
  /** Hidden: draw nothing. */
  readonly visible: boolean;
  /** What is hidden (log/privateView.ts). Absent: nothing. */
  readonly hiding?: Hiding;
  /** What is folded. Left out: nothing. */
  readonly fold?: FoldWish;
}

export interface Engine {
  snapshot(): EngineSnapshot;
  /** Calls `listener` when there is a new snapshot. */
  subscribe(listener: () => void): () => void;
  sendCommand(line: string): Promise<SendResult>;
  sendPower(action: PowerAction): Promise<SendResult>;
  /** Ends a wait, or starts again after a stop. */
  retryNow(): void;
  /** After a new sign-in. */
  changeAccess(access: PanelAccess): void;
  /** Keeps so many lines of the log at most from now on. Where it holds more the oldest go at once. */
  keepLines(lines: number): void;
  /** The runs of the server, seen and kept, the newest first. */
  runs(): Promise<readonly ListedRun[]>;
  /** What became of the connection until now. `null`: what keeps it could not be loaded. */
  history(): Promise<ConnectionHistory | null>;
  /** Keeps so much of the log on the device from now on. `null`, and until then: nothing of it. */
  keepOnDevice(limits: KeepLimits | null): void;
  dispose(): void;
}
