import type {
  EngineSettings,
  EngineSnapshot,
  LogBatch,
  LogViewRequest,
  LogViewStatus,
  ShownAnew,
} from '../engine/engine.types';
import type { FilterFault, LogFilter } from '../engine/log/filter/filter.types';
import type { FindAnswer, FindRequest } from '../engine/log/find/find.types';
import type { KeepLimits } from '../engine/log/recorder/limits';
import type { TakeAnswer, TakeCall } from '../engine/log/takeAway/takeAway.types';
import type { TrackPicture } from '../engine/log/track/track.types';
import type { SendResult } from '../engine/outbox';
import type { PanelAccess } from '../engine/panel/panel';
import type { PowerAction } from '../engine/protocol';
import type { Result } from '../engine/result';
import type { ListedRun } from '../engine/runs/runs.types';
import type { Hint } from '../engine/surroundings';
import type { ConnectionHistory } from '../engine/timeline/timeline.types';

/** What crosses the port between the page and the engine: one union each way. */

export type ToEngine =
  /** `from`: the number that the log's first line is to have, if the engine is a new one. */
  | { readonly type: 'start'; readonly settings: EngineSettings; readonly from: number }
  /** This page is there as long as it holds this lock (presence.ts). */
  | { readonly type: 'page'; readonly lock: string }
  | { readonly type: 'hint'; readonly hint: Hint }
  | { readonly type: 'command'; readonly call: number; readonly line: string }
  | { readonly type: 'power'; readonly call: number; readonly action: PowerAction }
  | { readonly type: 'retry' }
  | { readonly type: 'keep lines'; readonly lines: number }
  | { readonly type: 'keep on device'; readonly limits: KeepLimits | null }
  | { readonly type: 'access'; readonly access: PanelAccess }
  | { readonly type: 'open view'; readonly view: number; readonly request: LogViewRequest }
  | {
      readonly type: 'change view';
      readonly view: number;
      readonly request: Partial<LogViewRequest>;
    }
  | { readonly type: 'drawn'; readonly view: number; readonly batch: number; readonly took: number }
  | {
      readonly type: 'show around';
      readonly view: number;
      readonly seq: number;
      readonly reveal: boolean;
    }
  | {
      readonly type: 'show at';
      readonly view: number;
      readonly position: number;
      readonly lines: number;
    }
  | { readonly type: 'track'; readonly view: number; readonly wanted: boolean }
  | { readonly type: 'unfold'; readonly view: number; readonly seq: number }
  | { readonly type: 'fold'; readonly view: number; readonly seq: number }
  | {
      readonly type: 'filter';
      readonly view: number;
      readonly call: number;
      readonly filter: LogFilter | null;
      readonly around: number | null;
      readonly held: boolean;
    }
  | {
      readonly type: 'marks';
      readonly view: number;
      readonly call: number;
      readonly seqs: readonly number[];
    }
  | { readonly type: 'close view'; readonly view: number }
  | { readonly type: 'find'; readonly request: FindRequest }
  | { readonly type: 'take'; readonly take: number; readonly call: TakeCall }
  | { readonly type: 'runs'; readonly call: number }
  | { readonly type: 'history'; readonly call: number }
  /** The other end of a worker that was wanted. `null`: there is none to be had. */
  | { readonly type: 'pattern worker'; readonly nth: number; readonly port: MessagePort | null }
  | { readonly type: 'dispose' };

export type FromEngine =
  | { readonly type: 'runs'; readonly call: number; readonly runs: readonly ListedRun[] }
  /** The engine's code is there and listens. */
  | { readonly type: 'ready' }
  /** It is there as long as it holds this lock: only said where it does not go with its page. */
  | { readonly type: 'here'; readonly lock: string }
  /** The parts of the snapshot that changed since the last one. */
  | { readonly type: 'snapshot'; readonly changed: Partial<EngineSnapshot> }
  | { readonly type: 'answer'; readonly call: number; readonly result: SendResult }
  | { readonly type: 'batch'; readonly view: number; readonly batch: LogBatch }
  /** `null`: what finds could not be loaded. */
  | { readonly type: 'found'; readonly answer: FindAnswer | null }
  /** Patterns are to run in a worker, or no longer, and this one can start none by itself. */
  | { readonly type: 'pattern worker'; readonly nth: number; readonly wanted: boolean }
  /** `null`: what takes lines away could not be loaded. */
  | { readonly type: 'taken'; readonly take: number; readonly answer: TakeAnswer | null }
  | { readonly type: 'track'; readonly view: number; readonly picture: TrackPicture }
  | { readonly type: 'view status'; readonly view: number; readonly status: LogViewStatus }
  /** `null`: what keeps it could not be loaded. */
  | {
      readonly type: 'history';
      readonly call: number;
      readonly history: ConnectionHistory | null;
    }
  | { readonly type: 'marked'; readonly call: number; readonly marks: readonly number[] }
  | {
      readonly type: 'filtered';
      readonly call: number;
      readonly result: Result<ShownAnew | null, FilterFault>;
    };

/** The least of a MessagePort that both sides need: a port, a worker, or a worker's own scope. */
export interface Port {
  postMessage(message: unknown, transfer?: Transferable[]): void;
  onmessage: ((event: MessageEvent) => void) | null;
}
