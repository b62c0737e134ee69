import type { Clock } from '../clock';
import type { LineFacts } from '../log/filter/passing';
import type { LogStore } from '../log/store';
import type { FeatureMatch } from '../protocol';
import type { ServerState } from '../serverState.types';
import type { StatsSnapshot } from '../statsHistory';
import { createProblems } from './problems';
import { createRunsSeen } from './runsSeen';
import { findStopLines } from './stopLines';
import { createStops } from './stops';
import type { TroubleFound } from './trouble.types';

/**
 * What goes wrong with the server: stops that nobody asked for (`stops`), and lines of known
 * problems (`problems`), each told once for a run of it (`runsSeen`). It only looks and tells:
 * nothing is ever done by it. Loaded when the log is shown.
 */
export interface Trouble {
  readonly found: TroubleFound;
  /** The server's state has changed. `end`: one past the newest line of the log. */
  changed(before: ServerState, after: ServerState, end: number): void;
  /** `feature match`: the node has recognised a line itself. */
  matched(match: FeatureMatch): void;
  /** The server's `egg_features`. */
  setFeatures(names: readonly string[]): void;
  /** The log has grown. Called for each line: cheap. */
  grew(): void;
  close(): void;
}

export interface TroubleOptions {
  readonly store: LogStore;
  readonly clock: Clock;
  /**
   * Lines before this one were kept from earlier runs: what went wrong in those is over. Left out:
   * there are none.
   */
  readonly from?: number;
  stats(): StatsSnapshot;
  facts(): Promise<LineFacts | null>;
  /** There is something new in `found`. */
  onChange(): void;
}

export function createTrouble(options: TroubleOptions): Trouble {
  const { store, clock, stats, facts, from = 0 } = options;
  const runs = createRunsSeen(from);
  let found: TroubleFound = { stop: null, problems: [] };
  // The same object until there is something new (the snapshot's parts keep their identity).
  function onChange(): void {
    found = { stop: stops.last, problems: problems.found };
    options.onChange();
  }
  const problems = createProblems({ store, clock, runs, from, onChange });
  const stops = createStops({
    clock,
    runs,
    stats,
    onChange,
    findLines: (run, to) =>
      findStopLines({
        store,
        clock,
        facts,
        from: runs.from(run),
        to,
        beganHere: runs.beganHere(run),
      }),
  });

  return {
    get found() {
      return found;
    },
    changed(before, after, end) {
      // The run that a stop ends is still the current one then.
      stops.changed(before, after, end);
      runs.changed(before, after, end, clock.now());
      problems.runsKnown();
      if (after.process === 'running' && before.process !== 'running') problems.running();
    },
    matched: problems.matched,
    setFeatures: problems.setFeatures,
    grew: problems.grew,
    close() {
      problems.close();
      stops.close();
    },
  };
}
