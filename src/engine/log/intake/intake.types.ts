import type { Clock } from '../../clock';
import type { ProcessState } from '../../protocol';
import type { LineSource, Notice } from '../line';
import type { LogStore } from '../store';

export interface IntakeOptions {
  readonly store: LogStore;
  readonly clock: Clock;
  /** Entries of its log that the node replays, until a replay has shown it; 150 unless set. */
  readonly window?: number;
  /** Asks the node for its log; `false` if that could not be sent. */
  sendLogs(): boolean;
  /** The log has grown. Called once for each frame, not for each line. */
  onChange?(): void;
  /** Lines of the log, the newest among them, have their times only now. */
  onTimes?(): void;
}

/**
 * The way into the log. Live output goes straight in. After a sign-in it waits for the replay and
 * is merged with it, so that no line stands twice and none is missing without a word
 * (resume.md). Each session is `sessionReady` … `sessionEnded`; a renewed token is no session.
 */
export interface Intake {
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
