import type { Clock } from '../clock';
import type { LogStore } from '../log/store';
import type { Crash, ServerState } from '../serverState.types';
import type { ListedRun } from './runs.types';

/**
 * The runs of a server: those that were kept from before, and those that are seen. Made of what the
 * node says alone: its states, the uptime, its report of a crash.
 */
export interface Runs {
  /** The oldest first; so many at most as anybody looks through. */
  readonly all: readonly ListedRun[];
  /** The server's state has changed. */
  changed(before: ServerState, after: ServerState): void;
  /** Those of before, the oldest first; they may go on. */
  adopt(known: readonly ListedRun[]): void;
  /** They are kept no more: only what is seen from now on counts. */
  forget(): void;
}

/** Two measurements of the same start differ by less (resume.md, the merge, step 1). ms */
const sameStart = 5_000;
/** A container may take so long to come up, ms: an image is pulled. */
const comesUp = 30 * 60_000;
/** A report this late is of another stop. ms */
const sameStop = 15_000;
const most = 500;

export function createRuns(options: {
  readonly clock: Clock;
  readonly store: LogStore;
  readonly state: ServerState;
  readonly onChange: () => void;
}): Runs {
  const { clock, store, onChange } = options;
  let all: ListedRun[] = [];
  /** What came from here on came after it was last known which run goes on. */
  let awayFrom = store.first;
  let isUp = isRunning(options.state);
  let nth = 0;

  function current(): ListedRun | null {
    const run = all.at(-1);
    return run !== undefined && run.end === null ? run : null;
  }

  function change(run: ListedRun, changes: Partial<ListedRun>): void {
    all = all.map((one) => (one === run ? { ...one, ...changes } : one));
    onChange();
  }

  function begin(startedAt: number | null, upSince: number | null, from: number): void {
    const before = current();
    if (before !== null) change(before, { end: 'unseen' });
    nth += 1;
    const run: ListedRun = {
      id: `${clock.now()}-${nth}`,
      startedAt,
      upSince,
      readyAt: null,
      endedAt: null,
      end: null,
      exitCode: null,
      outOfMemory: null,
      from,
      to: null,
    };
    all = [...all, run].slice(-most);
    onChange();
  }

  /** The uptime is known: of the run that is known, or of one that nobody saw begin. */
  function cameUp(upSince: number): void {
    const run = current();
    if (run === null || !isOf(run, upSince)) begin(upSince, upSince, awayFrom);
    else if (run.upSince === null) change(run, { upSince, startedAt: run.startedAt ?? upSince });
  }

  /** `seen`: just now. */
  function ended(seen: boolean): void {
    const run = current();
    if (run === null) return;
    change(run, seen ? { end: 'stopped', endedAt: clock.now(), to: newest() } : { end: 'unseen' });
  }

  function crashed({ at, exitCode, outOfMemory }: Crash): void {
    const run = all.findLast(({ startedAt }) => startedAt === null || startedAt <= at);
    if (run === undefined || at - (run.endedAt ?? at) > sameStop) return;
    const { endedAt, to } = run;
    change(run, {
      end: 'crashed',
      endedAt: endedAt ?? at,
      to: to ?? newest(),
      exitCode,
      outOfMemory,
    });
  }

  function newest(): number {
    return Math.max(store.first, store.end - 1);
  }

  if (isUp) {
    begin(null, null, awayFrom);
    if (options.state.runningSince !== null) cameUp(options.state.runningSince);
  }

  return {
    get all() {
      return all;
    },
    changed(before, after) {
      if (after.stale && !before.stale) awayFrom = store.end;
      const seen = before.process !== null && !before.stale;
      if (after.process === 'starting' && before.process !== 'starting' && seen) {
        ended(true);
        begin(clock.now(), null, store.end);
      } else if (isRunning(after) && !isUp && current() === null) {
        begin(null, null, seen ? store.end : awayFrom);
      }
      isUp = isRunning(after);
      const run = current();
      if (after.process === 'running' && before.process === 'starting' && seen && run !== null) {
        change(run, { readyAt: clock.now() });
      }
      if (after.process === 'offline' && before.process !== 'offline') ended(seen);
      const { runningSince, crash } = after;
      if (runningSince !== null && runningSince !== before.runningSince) cameUp(runningSince);
      if (crash !== null && crash !== before.crash) crashed(crash);
    },
    adopt(known) {
      const [first, ...rest] = all;
      const open = known.at(-1);
      // Of a log of which nothing was kept all that is there may be of the run that goes on.
      awayFrom = known.length > 0 ? store.end : store.first;
      if (open === undefined || open.end !== null) all = [...known, ...all];
      else if (first === undefined) all = [...known];
      else if (first.startedAt === null || (first.upSince !== null && isOf(open, first.upSince))) {
        // It goes on.
        const goesOn = { ...first, id: open.id, startedAt: open.startedAt, readyAt: open.readyAt };
        const upSince = open.upSince ?? first.upSince;
        all = [...known.slice(0, -1), { ...goesOn, upSince, from: open.from }, ...rest];
      } else all = [...known.slice(0, -1), { ...open, end: 'unseen' }, ...all];
      all = all.slice(-most);
      onChange();
    },
    forget() {
      all = all.slice(-1);
    },
  };
}

/** Whether a run may have come up at `upSince`. */
function isOf(run: ListedRun, upSince: number): boolean {
  if (run.upSince !== null) return Math.abs(run.upSince - upSince) <= sameStart;
  if (run.startedAt === null) return true;
  const took = upSince - run.startedAt;
  return took >= -sameStart && took <= comesUp;
}

function isRunning({ process }: ServerState): boolean {
  return process !== null && process !== 'offline';
}
