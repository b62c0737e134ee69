import type { ServerState } from '../serverState.types';

/** The runs of the server since the log was opened, as far as the node's words show them. */
export interface RunsSeen {
  /** The state has changed. `end`: one past the newest line of the log then. */
  changed(before: ServerState, after: ServerState, end: number, now: number): void;
  /** The number of the run that line `seq` is of. */
  runAt(seq: number): number;
  readonly current: number;
  /** The line with which a run begins in the log; one past its last, infinite for the current one. */
  from(run: number): number;
  to(run: number): number;
  /** Whether the run's beginning was seen, or only that it was there. */
  beganHere(run: number): boolean;
  /** When the current run began, wall clock. `null`: unknown. */
  readonly since: number | null;
}

/** Two measurements of the same start differ by less (resume.md, the merge, step 1). ms */
const sameRun = 5_000;

export function createRunsSeen(): RunsSeen {
  /** The first line of each. */
  const begins = [{ from: 0, seen: false }];
  /** By `stats`; and by the word `starting`. */
  let upSince: number | null = null;
  let startedAt: number | null = null;
  /** What came after this came in another session: of the same run, or all of a newer one. */
  let awayFrom: number | null = null;

  function begin(from: number, seen: boolean): void {
    begins.push({ from, seen });
    upSince = null;
    startedAt = null;
  }

  return {
    changed(before, after, end, now) {
      if (after.stale && !before.stale) awayFrom = end;
      const isUp = after.process === 'starting' || after.process === 'running';
      const wasDown = before.process === 'offline' || before.process === 'stopping';
      const starts = after.process === 'starting' && before.process !== 'starting';
      if (isUp && before.process !== null && (wasDown || starts)) {
        begin(before.stale ? (awayFrom ?? end) : end, !before.stale);
        if (!before.stale) startedAt = now;
      }
      const { runningSince } = after;
      if (runningSince === null || runningSince === before.runningSince) return;
      if (upSince !== null && Math.abs(runningSince - upSince) > sameRun) {
        begin(awayFrom ?? end, false);
      }
      upSince = runningSince;
    },
    runAt(seq) {
      let run = begins.length - 1;
      while (run > 0 && (begins[run]?.from ?? 0) > seq) run -= 1;
      return run;
    },
    get current() {
      return begins.length - 1;
    },
    from: (run) => begins[run]?.from ?? 0,
    to: (run) => begins[run + 1]?.from ?? Number.POSITIVE_INFINITY,
    beganHere: (run) => begins[run]?.seen ?? false,
    get since() {
      return upSince ?? startedAt;
    },
  };
}
