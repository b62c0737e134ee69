import type { Clock } from '../../clock';
import type { ProcessState } from '../../protocol';
import type { LineSource, Notice } from '../line';
import type { LogStore } from '../store';
import type { Returns } from './mergeLoader';

/*
 * Lines that were kept from before, by whoever keeps them:
 * 1. `createIntake({ …, restoring: true })`. All that is told to the intake waits, and nothing is
 *    asked of the node: be quick, and have an end to your patience.
 * 2. Append what was kept to the store, with its times and notices.
 * 3. `intake.restored(readTail(store, kept))` (heldTail.ts), `kept` being what `intake.tail()` said
 *    when the last of those lines was kept, with `from` by the numbers that the lines have now. Or
 *    `intake.restored(null)`. What waited goes on, and the first replay is merged as after an
 *    outage that began at `kept.upTo`: joined, under a gap, or under a restart.
 * While lines are kept, ask for `intake.tail()` each time that some are written. Where nothing was
 * restored the lines of a first replay may be taken back and come again with other numbers
 * (`LogStore.takeBack`: `first` is then past all of them).
 */

export interface IntakeOptions {
  readonly store: LogStore;
  readonly clock: Clock;
  /** Entries of its log that the node replays, until a replay has shown it; 150 unless set. */
  readonly window?: number;
  /**
   * Lines that were kept from before may still be put into the log, in front of all others: until
   * `restored` is called all that is told here waits.
   */
  readonly restoring?: boolean;
  /** What is needed where lines are held, if it is there already; else it is loaded. */
  readonly returns?: Returns;
  /** Asks the node for its log; `false` if that could not be sent. */
  sendLogs(): boolean;
  /** How long an answer of the node is on its way, there and back, ms. Absent: not long. */
  readonly trip?: () => number;
  /** The log has grown. Called once for each frame, not for each line. */
  onChange?(): void;
  /** Lines of the log, the newest among them, have their times only now. */
  onTimes?(): void;
}

/**
 * The newest piece of the log of which nothing is missing: what a replay can be joined on to. Kept
 * beside the lines it lets a page that is opened later go on where this one ended.
 */
export interface HeldTail {
  /** Number of its first line in the log; the log's end if it is empty. */
  readonly from: number;
  /** When the run that its last line is from began, as far as is known. Wall clock, ms. */
  readonly startedAt: number | null;
  /** What the process was last known to be doing. */
  readonly state: ProcessState | null;
  /** What was printed until then is in the log. Wall clock, ms. */
  readonly upTo: number;
}

/** Lines that were kept from before and are in the log now (heldTail.ts). */
export interface RestoredTail extends HeldTail {
  /** What its lines are compared by, oldest first. */
  readonly keys: readonly string[];
  /** Wall clock of the last of them whose time is known, ms. */
  readonly lastAt: number | null;
}

/**
 * The way into the log. Live output goes straight in. After a sign-in it waits for the replay and
 * is merged with it, so that no line stands twice and none is missing without a word
 * (resume.md). Each session is `sessionReady` … `sessionEnded`; a renewed token is no session.
 */
export interface Intake {
  /**
   * What was kept from before is in the log now, or there is none (`null`). Once, and only with
   * `restoring`.
   */
  restored(tail: RestoredTail | null): void;
  /** What a later page can go on from. Cheap. */
  tail(): HeldTail;
  /** The first `status` after `auth success` of a new socket. */
  sessionReady(): void;
  /** `at`: wall clock of the connection's end, ms. */
  sessionEnded(at: number): void;
  processState(state: ProcessState): void;
  /** From `stats`: how long the process has been running, ms. */
  uptime(ms: number): void;
  /** A `console output` frame. */
  output(text: string): void;
  /** Any other text: shown at once, also while a replay is waited for. */
  line(source: Exclude<LineSource, 'notice'>, text: string): void;
  notice(notice: Notice): void;
  /** The node dropped the request for its log (`throttled`): it is repeated once. */
  logsThrottled(): void;
  dispose(): void;
}

/**
 * `away`: no session. `lull`: signed in, waiting for a pause to ask in. `collecting`: asked.
 * `holding`: the request was refused and is repeated soon. `steady`: lines go straight in.
 */
export type Phase = 'away' | 'lull' | 'collecting' | 'holding' | 'steady';
