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
  /** When a run began, wall clock. `null`: unknown. */
  since(run: number): number | null;
}

/** Two measurements of the same start differ by less (resume.md, the merge, step 1). ms */
const sameRun = 5_000;

interface Begin {
  /** Its first line. */
  readonly from: number;
  readonly seen: boolean;
  /** When the node said `starting`; and by the uptime that `stats` tell. Wall clock, ms. */
  readonly startedAt: number | null;
  upSince: number | null;
}

/** @param from - Lines before this one are of earlier runs. */
export function createRunsSeen(from = 0): RunsSeen {
  /** The current one. */
  let run: Begin = { from, seen: false, startedAt: null, upSince: null };
  const begins = [run];
  /** What came after this came in another session: of the same run, or all of a newer one. */
  let awayFrom: number | null = null;

  function begin(from: number, startedAt: number | null): void {
    run = { from, seen: startedAt !== null, startedAt, upSince: null };
    begins.push(run);
  }

  return {
    changed(before, after, end, now) {
      if (after.stale && !before.stale) awayFrom = end;
      const isUp = after.process === 'starting' || after.process === 'running';
      const wasDown = before.process === 'offline' || before.process === 'stopping';
      const starts = after.process === 'starting' && before.process !== 'starting';
      if (isUp && before.process !== null && (wasDown || starts)) {
        begin(before.stale ? (awayFrom ?? end) : end, before.stale ? null : now);
      }
      const { runningSince } = after;
      if (runningSince === null || runningSince === before.runningSince) return;
      if (run.upSince !== null && Math.abs(runningSince - run.upSince) > sameRun) {
        begin(awayFrom ?? end, null);
      }
      run.upSince = runningSince;
    },
    runAt(seq) {
      let nth = begins.length - 1;
      while (nth > 0 && (begins[nth]?.from ?? 0) > seq) nth -= 1;
      return nth;
    },
    get current() {
      return begins.length - 1;
    },
    from: (nth) => begins[nth]?.from ?? 0,
    to: (nth) => begins[nth + 1]?.from ?? Number.POSITIVE_INFINITY,
    beganHere: (nth) => begins[nth]?.seen ?? false,
    since: (nth) => begins[nth]?.upSince ?? begins[nth]?.startedAt ?? null,
  };
}
