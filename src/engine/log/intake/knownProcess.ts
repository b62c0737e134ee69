import type { Clock } from '../../clock';
import type { ProcessState } from '../../protocol';
import { type Departure, isAfterRestart, type Run } from './runs';

/** What the node has said of the process. */
export interface KnownProcess {
  /** The last that was said; of an earlier session, until this one says it. */
  readonly state: ProcessState | null;
  /** Which run it is, as far as this session has told. */
  readonly run: Run | null;
  /** This session has said that it is off: it has no log. */
  readonly isOff: boolean;
  /** When the last that it has printed is here, once it is off; elapsed, ms. */
  readonly saidAllBy: number | null;
  /** This session has said that it runs. */
  readonly isOn: boolean;
  /** What is known of it when a session ends. `at`: wall clock, ms. */
  leftAt(at: number): Departure;
  isAnotherThan(departure: Departure | null): boolean;
  /** Which run it is has not been told yet. */
  mayBeAnotherThan(departure: Departure | null): boolean;
  /** When it was started anew since then, `readyAt` at the latest; `null`: it was not. Wall clock, ms. */
  startedSince(departure: Departure | null, readyAt: number): number | null;
  /**
   * Whether it has just been started, in a new container: `runsFor` says that it is another run. The
   * first word of a session is of how it was before; `settled`: it would have come by now.
   */
  enters(next: ProcessState, settled: boolean): boolean;
  /** From `stats`: it has been running for so long, ms. */
  runsFor(ms: number): void;
  sessionEnds(): void;
}

/** The node sends what it has before it says so; a replay may be read just then. ms */
const lastWords = 1000;

export function createKnownProcess(clock: Clock): KnownProcess {
  let state: ProcessState | null = null;
  let ofSession = false;
  let saidAt = 0;
  let run: Run | null = null;
  const since = (ms: number): Run => ({ wall: clock.now() - ms, elapsed: clock.elapsed() - ms });
  return {
    get state() {
      return state;
    },
    get run() {
      return run;
    },
    get isOff() {
      return ofSession && state === 'offline';
    },
    get saidAllBy() {
      return ofSession && state === 'offline' ? saidAt + lastWords : null;
    },
    get isOn() {
      return ofSession && state !== 'offline';
    },
    leftAt: (at) => ({ at, state, run }),
    isAnotherThan: (departure) => isAfterRestart(departure, state, run),
    mayBeAnotherThan: (departure) =>
      run === null && departure !== null && departure.state !== 'offline',
    startedSince: (departure, readyAt) =>
      isAfterRestart(departure, state, run) ? (run?.wall ?? readyAt) : null,
    enters(next, settled) {
      const fresh = next === 'starting' ? state !== 'starting' : next === 'running';
      const started =
        (ofSession || settled) && fresh && (next === 'starting' || state === 'offline');
      if (!ofSession || next !== state) saidAt = clock.elapsed();
      ofSession = true;
      state = next;
      return started;
    },
    runsFor(ms) {
      run = since(ms);
    },
    sessionEnds() {
      // After a renewal no status comes: what was said before says nothing of the next session.
      ofSession = false;
      run = null;
    },
  };
}
