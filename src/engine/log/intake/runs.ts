import type { ProcessState } from '../../protocol';
import type { HeldTail } from './intake.types';

/** One run of the process, known by when it began (resume.md, "The merge", step 1). */
export interface Run {
  /** By the wall clock and by elapsed time, ms: one survives a set clock, the other a sleep. */
  readonly wall: number;
  /** NaN: of a page that was there before this one. */
  readonly elapsed: number;
}

/** What was known when a session ended. */
export interface Departure {
  /** Wall clock, ms. */
  readonly at: number;
  readonly state: ProcessState | null;
  readonly run: Run | null;
  /** It has been seen to run since then, in a session that ended before its log was there. */
  readonly ran?: true;
}

/** That of a page that was there before this one. */
export function departureOf({ upTo, state, startedAt }: HeldTail): Departure {
  const run = startedAt === null ? null : { wall: startedAt, elapsed: Number.NaN };
  return { at: upTo, state, run };
}

export function withRun(departure: Departure | null, ran: boolean): Departure | null {
  return departure !== null && ran ? { ...departure, ran } : departure;
}

const TOLERANCE = 5000;

function isSameRun(a: Run, b: Run): boolean {
  return Math.abs(a.wall - b.wall) <= TOLERANCE || Math.abs(a.elapsed - b.elapsed) <= TOLERANCE;
}

/** Whether the process was started anew since `departure`, as far as `state` and `run` tell. */
export function isAfterRestart(
  departure: Departure | null,
  state: ProcessState | null,
  run: Run | null,
): boolean {
  if (departure === null) return false;
  if (departure.state === 'offline') return state !== 'offline';
  if (run === null) return false;
  return departure.run === null ? run.wall > departure.at : !isSameRun(departure.run, run);
}
