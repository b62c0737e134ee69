import type { Clock } from '../clock';
import type { ServerState } from '../serverState.types';
import type { StatsSnapshot } from '../statsHistory';
import { lastMinuteOf } from './lastMinute';
import type { RunsSeen } from './runsSeen';
import type { StopLines, UnexpectedStop } from './trouble.types';

/** Notices that the server stopped without anybody being known to have asked for it. */
export interface Stops {
  readonly last: UnexpectedStop | null;
  /** The state has changed; the runs do not know it yet. `end`: one past the log's newest line. */
  changed(before: ServerState, after: ServerState, end: number): void;
  close(): void;
}

/** ms that the node's report of a crash may take. Until then a stop is not told of. */
const reportTakes = 2_000;
/** ms; a report this late is of another stop. */
const sameStop = 15_000;

export function createStops(options: {
  readonly clock: Clock;
  readonly runs: RunsSeen;
  stats(): StatsSnapshot;
  /** Finds the lines that tell of it: those of run `run` before line `to`. */
  findLines(run: number, to: number): Promise<StopLines>;
  onChange(): void;
}): Stops {
  const { clock, runs, stats, findLines, onChange } = options;
  let last: UnexpectedStop | null = null;
  /** Seen, and not told of yet. */
  let quiet: { readonly stop: UnexpectedStop; readonly run: number; readonly to: number } | null =
    null;
  let cancel: (() => void) | null = null;

  function seen(): UnexpectedStop {
    const at = clock.now();
    const since = runs.since(runs.current);
    return {
      at,
      reported: false,
      ranFor: since === null ? null : Math.max(0, at - since),
      lastMinute: lastMinuteOf(stats(), at, since),
      lines: null,
    };
  }

  function tell(stop: UnexpectedStop, run: number, to: number): void {
    cancel?.();
    cancel = null;
    quiet = null;
    last = stop;
    onChange();
    void findLines(run, to).then((lines) => {
      if (last !== stop) return;
      last = { ...stop, lines };
      onChange();
    });
  }

  function wentDown(end: number): void {
    const waiting = { stop: seen(), run: runs.current, to: end };
    quiet = waiting;
    cancel?.();
    cancel = clock.after(reportTakes, () => tell(waiting.stop, waiting.run, waiting.to));
  }

  return {
    get last() {
      return last;
    },
    changed(before, after, end) {
      const asked = before.power !== null && before.power.action !== 'start';
      const wasUp = before.process === 'running' || before.process === 'starting';
      if (wasUp && !before.stale && after.process === 'offline' && !asked) wentDown(end);
      const { crash } = after;
      if (crash === null || crash.at === before.crash?.at) return;
      const known = quiet?.stop ?? (last !== null && crash.at - last.at < sameStop ? last : null);
      const stop = known?.reported === false ? known : seen();
      tell({ ...stop, reported: true }, quiet?.run ?? runs.current, end);
    },
    close() {
      cancel?.();
    },
  };
}
