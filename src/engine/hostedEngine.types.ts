import type { Engine, LogViewRequest } from './engine.types';
import type { FilteredView, ViewPage } from './log/views';
import type { OpenLog } from './openLog.types';

/** An engine with the side that only its host sees: windows of the log. */
export interface HostedEngine extends Engine {
  openView(request: LogViewRequest, page: ViewPage): FilteredView;
  /** `grew` is called whenever the log has grown, for each line: it has to be cheap. */
  openLog(grew?: () => void): OpenLog;
  /** Resolves when all that was kept on the device is in the log: what looks at all of it waits. */
  readonly whole: Promise<unknown>;
}
