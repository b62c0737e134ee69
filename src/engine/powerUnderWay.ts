import type { PowerAction, ProcessState } from './protocol';

/** A power action of ours that the node was sent and whose end `status` has not shown yet. */
export interface PowerUnderWay {
  readonly action: PowerAction;
  readonly sentAt: number;
  /** Set when 10 s have passed and the node has said nothing. */
  readonly unanswered: boolean;
  /** The node has begun: `status` changed as the action asks, or its own lines show it at work. */
  readonly begun: boolean;
  /** The connection ended before that: the next `status` shows whether it arrived. */
  readonly uncertain: boolean;
}

/** The node's words for a second action while one is running, which it says to everyone. */
export const anotherRuns = /another power action/i;

const patience = 10_000;
/** An answer this late is to something else. */
const forgotten = 60_000;

/** The node is at work on it. */
export function begin(power: PowerUnderWay): PowerUnderWay {
  return power.begun ? power : { ...power, begun: true, unanswered: false, uncertain: false };
}

/** What a `status` leaves of it; `null`: done. */
export function powerAfterStatus(
  power: PowerUnderWay,
  before: ProcessState | null,
  now: ProcessState,
): PowerUnderWay | null {
  switch (power.action) {
    case 'start':
      if (now === 'running' || now === 'stopping') return null;
      // What was up and is offline again has failed to start, or was stopped: this start is over.
      if (now === 'offline') return before === null || before === 'offline' ? power : null;
      return begin(power);
    case 'stop':
    case 'kill':
      if (now === 'offline') return null;
      if (now === 'stopping') return begin(power);
      // Up again: its end came and went while we were away.
      return power.begun ? null : power;
    case 'restart':
      if (now === 'starting') return null;
      // Running is the end of a restart only if it was something else in between.
      if (now === 'running') return power.begun || before === 'offline' ? null : power;
      return before !== null && before !== now ? begin(power) : power;
  }
}

/** What the end of the connection leaves of it. */
export function powerAfterEnd(power: PowerUnderWay): PowerUnderWay {
  return power.begun ? power : { ...power, unanswered: false, uncertain: true };
}

/** It was sent as the connection was lost, and this `status`, the first since, shows nothing of it. */
export function isNotShown(power: PowerUnderWay, now: ProcessState): boolean {
  // Whether a running server is another run says its uptime, a moment later.
  return power.uncertain && !(power.action === 'restart' && now === 'running');
}

/** What the passing of time leaves of it. */
export function powerAfterTime(power: PowerUnderWay, now: number): PowerUnderWay | null {
  // Without a connection there is no answer to wait for.
  if (power.begun || power.uncertain) return power;
  const age = now - power.sentAt;
  if (age >= forgotten) return null;
  return age >= patience && !power.unanswered ? { ...power, unanswered: true } : power;
}
