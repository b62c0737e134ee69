/**
 * What went wrong with the server, and what would help. Everything here is made of what the node,
 * the stats and the log really said; what is not known is `null`.
 */

/** The known problems by the names that the panel has for them (protocol.md, section 4). */
export const features = [
  'eula',
  'java_version',
  'pid_limit',
  'gsl_token',
  'steam_disk_space',
] as const;
export type Feature = (typeof features)[number];

export interface KnownProblem {
  readonly feature: Feature;
  /** The line of the log that says so. `null`: the node said it, and the line is not in the log. */
  readonly line: number | null;
  /** Wall clock of when it was recognised, ms. */
  readonly at: number;
  /** Counts the runs of the server since the log was opened: a problem is told once for each. */
  readonly run: number;
  /** When that run began, wall clock, ms. `null`: not known, or not yet. */
  readonly since: number | null;
}

/** A stop that nobody is known to have asked for. Times: wall clock, ms. */
export interface UnexpectedStop {
  readonly at: number;
  /** The node has reported a crash; what it said is in `ServerState.crash`. */
  readonly reported: boolean;
  /** ms; `null`: nobody knows when the run began. */
  readonly ranFor: number | null;
  /** `null`: no figures came in that minute. */
  readonly lastMinute: LastMinute | null;
  /** `null`: it is still being looked for. */
  readonly lines: StopLines | null;
}

/** The figures of the last 60 s of a run. Memory in bytes, CPU in percent of one core. */
export interface LastMinute {
  /** How many there were: one a second. */
  readonly samples: number;
  readonly memory: { readonly last: number; readonly highest: number };
  /** What the node says of the container. */
  readonly memoryLimit: number;
  readonly cpu: { readonly average: number; readonly highest: number };
}

/** Lines of the log, by number. */
export interface StopLines {
  /** The first line of the run whose level is error or worse. */
  readonly firstError: number | null;
  /** The last lines that the process printed, the oldest first. */
  readonly last: readonly number[];
  /** All of the run's lines have been looked at, from its beginning on. */
  readonly wholeRun: boolean;
  /** `false`: what tells levels could not be loaded, so no error was looked for. */
  readonly levelsKnown: boolean;
}

export interface TroubleFound {
  /** The last one. */
  readonly stop: UnexpectedStop | null;
  readonly problems: readonly KnownProblem[];
}
