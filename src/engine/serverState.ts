import type { BackupResult, PowerAction, ProcessState } from './protocol';

/** What is known of the server, built up from the node's events alone. Times: wall clock, ms. */
export interface ServerState {
  /** `null` until the first `status`. */
  readonly process: ProcessState | null;
  /** When the process came up (now − uptime), known from `stats`. `null` while offline. */
  readonly runningSince: number | null;
  /** Since when `process` is what it is, as far as we saw it change; `null` if we did not. */
  readonly processSince: number | null;
  readonly power: PowerUnderWay | null;
  readonly install: Operation | null;
  readonly restore: Operation | null;
  readonly transfer: (Operation & { readonly status: string | null }) | null;
  /** The last backup that ended while we watched. */
  readonly backup: (BackupResult & { readonly at: number }) | null;
  readonly crash: Crash | null;
  /** The node dropped a frame of ours: `what` is its event, or `global`. */
  readonly throttled: { readonly what: string; readonly at: number } | null;
  /** The last `daemon error`. */
  readonly nodeError: { readonly text: string; readonly at: number } | null;
  readonly deleted: boolean;
}

/** A power action of ours that the node was sent and whose end `status` has not shown yet. */
export interface PowerUnderWay {
  readonly action: PowerAction;
  readonly sentAt: number;
  /** Set when 10 s have passed and the node has said nothing. */
  readonly unanswered: boolean;
  /** The node has begun: `status` changed as the action asks. */
  readonly begun: boolean;
}

/** Install, restore or transfer: under way, or ended while we watched. */
export interface Operation {
  readonly startedAt: number;
  /** `null`: under way. */
  readonly endedAt: number | null;
  readonly successful: boolean;
  readonly lastLine: string | null;
  /** Lines that begin a step, newest last, at most 50. */
  readonly steps: readonly string[];
  /** Percent where one is known (image pulls); else `null`. */
  readonly percent: number | null;
}

export interface Crash {
  readonly at: number;
  readonly exitCode: number | null;
  readonly outOfMemory: boolean | null;
  /** The node gave up restarting it. */
  readonly gaveUp: boolean;
}
