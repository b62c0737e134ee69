import type { Operation } from './operation';
import type { ServerHold } from './panel/panel';
import type { PowerUnderWay } from './powerUnderWay';
import type { BackupResult, PowerAction, ProcessState, ServerEvent } from './protocol';

/** What is known of the server, built up from events alone. Times: wall clock, ms. */
export interface ServerState {
  /** `null` until the first `status`. */
  readonly process: ProcessState | null;
  /** The connection was lost: `process` is the last we heard, until the next `status`. */
  readonly stale: boolean;
  /** When the process came up (now − uptime), known from `stats`. `null` while offline. */
  readonly runningSince: number | null;
  /** Since when `process` is what it is, as far as we saw it change; `null` if we did not. */
  readonly processSince: number | null;
  readonly power: PowerUnderWay | null;
  /** What the panel last said holds the server. */
  readonly hold: ServerHold | null;
  /** The connection was lost since then: what was under way may have ended unheard. */
  readonly holdStale: boolean;
  readonly install: Operation | null;
  readonly restore: Operation | null;
  readonly transfer: (Operation & { readonly status: string | null }) | null;
  /** The last backup that ended while we watched. */
  readonly backup: (BackupResult & { readonly at: number }) | null;
  readonly crash: Crash | null;
  /**
   * The node dropped a frame of ours: `what` is its event, or `global`. `commands`: those that it
   * may have been, the oldest first; it was one of them at least.
   */
  readonly throttled: {
    readonly what: string;
    readonly at: number;
    readonly commands: readonly string[];
    /** The power action that it was; it is under way no longer. */
    readonly power: PowerAction | null;
  } | null;
  /**
   * The last commands of which nobody can know whether the node read them. They are not sent again;
   * one that a person has sent again is none any more.
   */
  readonly inDoubt: { readonly commands: readonly string[]; readonly at: number } | null;
  /** A power action of ours that the connection was lost over, and that no `status` since has shown. */
  readonly notShown: { readonly action: PowerAction; readonly at: number } | null;
  /** The last `daemon error`. `refused`: the power action of ours that it answers, if it does. */
  readonly nodeError: {
    readonly text: string;
    readonly at: number;
    readonly refused: PowerAction | null;
  } | null;
  readonly deleted: boolean;
}

export interface Crash {
  readonly at: number;
  readonly exitCode: number | null;
  readonly outOfMemory: boolean | null;
  /** The node gave up restarting it. */
  readonly gaveUp: boolean;
}

/** What the node says, and what we know ourselves. */
export type ServerStateEvent =
  | ServerEvent
  /** The outbox has sent a power action. */
  | { readonly kind: 'power sent'; readonly action: PowerAction }
  /** The outbox has sent a command. */
  | { readonly kind: 'command sent'; readonly line: string }
  /** What `throttled` has just said was said of one or more of these. */
  | { readonly kind: 'commands dropped'; readonly commands: readonly string[] }
  /** The connection ended before the node can be known to have read these. */
  | { readonly kind: 'commands in doubt'; readonly commands: readonly string[] }
  /** Time passes; once a second will do. */
  | { readonly kind: 'tick' }
  /** The socket is gone. */
  | { readonly kind: 'session ended' }
  /** The panel's answer. */
  | { readonly kind: 'details'; readonly hold: ServerHold | null };
