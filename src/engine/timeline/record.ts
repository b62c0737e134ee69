import { socketOf } from '../connection/attempt';
import { limits } from '../connection/limits';
import type { ConnectionState, Effect, Input, Phase } from '../connection/state';
import { toStatus } from '../connection/status';
import type { CredentialsFailure } from '../credentials';
import { plain } from '../log/plain';
import { sanitise } from '../log/sanitise';
import { readClaims } from '../token';
import type { TimelineEvent } from './timeline.types';

/** One step of the connection's state machine, as it was taken. */
export interface Step {
  readonly input: Input;
  readonly before: ConnectionState;
  readonly after: ConnectionState;
  readonly effects: readonly Effect[];
  readonly now: number;
  readonly elapsed: number;
  /** When the socket was heard last, elapsed. */
  readonly heardBy: number;
}

/** Since when something goes on, elapsed ms: what a later step is measured from. */
interface Since {
  asked: number;
  opening: number;
  live: number;
}

/** Makes events of steps. What only keeps the machine going (its timers, its probes) is none. */
export function createRecorder(): (step: Step) => readonly TimelineEvent[] {
  const since: Since = { asked: 0, opening: 0, live: 0 };
  return (step) => [
    ...ofClock(step),
    ...ofInput(step, since),
    ...ofRefusal(step),
    ...ofEffects(step, since),
    ...ofPhase(step),
  ];
}

/** A jump is looked for at each step, a late timer at the watch's. */
function ofClock({ input, before, after, elapsed }: Step): TimelineEvent[] {
  if (before.offset !== null && after.offset !== null && after.offset !== before.offset) {
    return [{ kind: 'clock jumped', ms: after.offset - before.offset }];
  }
  const late = elapsed - before.watchedBy - limits.watch;
  const watching = input.input === 'timer' && input.name === 'watch';
  return watching && late > limits.jump ? [{ kind: 'slept', ms: late }] : [];
}

function ofInput(step: Step, since: Since): TimelineEvent[] {
  const { input, before, after, elapsed } = step;
  switch (input.input) {
    case 'start':
      return before.phase.phase === 'idle' ? [{ kind: 'started' }] : [];
    case 'retry now':
      return [{ kind: 'asked by hand' }];
    case 'access changed':
      return [{ kind: 'access changed' }];
    case 'hint':
      return [{ kind: 'hint', hint: input.hint }];
    case 'credentials': {
      if (before.request?.id !== input.id) return [];
      const took = elapsed - since.asked;
      if (!input.result.ok) return [tokenFailed(input.result.failure, took)];
      const { token, life, permissions: list } = input.result.value;
      const permissions = list.includes('*') ? 'all' : list.length;
      const skew = skewOf(token, step.now);
      return [{ kind: 'token received', took, life, permissions, skew }];
    }
    case 'refused':
    case 'not sent':
      return [];
  }
  if (input.input === 'timer') return ofTimer(step, since);
  if (socketOf(before.phase) !== input.socket) return [];
  switch (input.input) {
    case 'opened':
      if (after.phase.phase !== 'authenticating') return [];
      return [{ kind: 'opened', took: elapsed - since.opening }];
    case 'bad address':
      return [{ kind: 'bad address' }];
    case 'closed': {
      const stage = stageOf(before.phase);
      const lasted = elapsed - (stage === 'live' ? since.live : since.opening);
      return [{ kind: 'closed', code: input.code, stage, lasted }];
    }
    case 'frame':
      if (input.event.event === 'deleted') return [{ kind: 'deleted' }];
      if (input.event.event === 'transfer status') {
        return [{ kind: 'transfer', status: clean(input.event.status) }];
      }
      return renewed(step) ? [{ kind: 'token renewed' }] : [];
  }
}

function ofTimer({ input, before, after, heardBy }: Step, since: Since): TimelineEvent[] {
  if (input.input !== 'timer') return [];
  const from = before.phase.phase;
  const left = socketOf(before.phase) !== socketOf(after.phase);
  if (input.name === 'open' && from === 'connecting' && left) return [{ kind: 'open timed out' }];
  if (input.name === 'sign in' && from === 'authenticating' && left) {
    return [{ kind: 'sign-in timed out' }];
  }
  if (input.name === 'liveness' && from === 'live' && left) {
    return [{ kind: 'silent', lasted: Math.max(0, heardBy - since.live) }];
  }
  return [];
}

/** The node's word against a token: the status has it cleaned. */
function ofRefusal({ before, after }: Step): TimelineEvent[] {
  if (after.problem === before.problem) return [];
  const problem = toStatus(after).lastProblem;
  if (problem?.kind !== 'token refused' && problem?.kind !== 'fresh tokens refused') return [];
  const fresh = problem.kind === 'fresh tokens refused';
  return [{ kind: 'token refused', text: clean(problem.text), fresh }];
}

function ofEffects(step: Step, since: Since): TimelineEvent[] {
  const { before, after, effects, elapsed } = step;
  const events: TimelineEvent[] = [];
  for (const effect of effects) {
    if (effect.effect === 'ask') {
      since.asked = elapsed;
      events.push({ kind: 'token asked', renewal: before.phase.phase === 'live' });
    } else if (effect.effect === 'open') {
      since.opening = elapsed;
      events.push({ kind: 'opening', address: after.address });
    } else if (effect.effect === 'session') {
      switch (effect.change.kind) {
        case 'signed in':
          since.live = elapsed;
          events.push({ kind: 'signed in' });
          break;
        case 'ready':
          events.push({ kind: 'ready', process: processOf(after.phase) });
          break;
        case 'withheld':
        case 'resumed':
          events.push({ kind: effect.change.kind });
          break;
        case 'ended':
          if (weLeft(step)) events.push({ kind: 'let go', lasted: elapsed - since.live });
          break;
      }
    }
  }
  return events;
}

function ofPhase({ before, after, now }: Step): TimelineEvent[] {
  const { phase } = after;
  if (phase === before.phase) return [];
  switch (phase.phase) {
    case 'waiting':
      return [{ kind: 'waiting', ms: phase.retryAt - now, attempt: after.attempt }];
    case 'held':
      // While it is asked again it stays held; what comes of it is another moment to ask at.
      return [{ kind: 'held', hold: phase.hold, ms: Math.max(0, phase.retryAt - now) }];
    case 'stopped':
      return [{ kind: 'stopped', reason: phase.reason }];
    case 'idle':
    case 'credentials':
    case 'connecting':
    case 'authenticating':
    case 'live':
      return [];
  }
}

function tokenFailed({ failure, hold }: CredentialsFailure, took: number): TimelineEvent {
  const detail = 'detail' in failure ? failure.detail : null;
  const told = detail === null ? failure : { ...failure, detail: clean(detail) };
  return { kind: 'token failed', took, failure: told, hold };
}

/** `iat` has whole seconds, and the answer has been on its way: less than a few seconds is no skew. */
function skewOf(token: string, now: number): number | null {
  const iat = readClaims(token)?.iat;
  return typeof iat === 'number' ? iat * 1000 - now : null;
}

/** Characters of others' texts: five hundred of them are shown and searched for secrets at once. */
const longestText = 120;

/** What others say may hold anything. */
function clean(text: string): string {
  const bare = plain(sanitise(text).text);
  return bare.length > longestText ? `${bare.slice(0, longestText)}…` : bare;
}

function stageOf(phase: Phase): 'opening' | 'signing in' | 'live' {
  if (phase.phase === 'live') return 'live';
  return phase.phase === 'connecting' ? 'opening' : 'signing in';
}

function renewed({ before, after }: Step): boolean {
  return (
    before.phase.phase === 'live' &&
    before.phase.renewing !== null &&
    after.phase.phase === 'live' &&
    after.phase.renewing === null &&
    after.token !== before.token
  );
}

/** The socket neither closed nor fell silent. */
function weLeft({ input }: Step): boolean {
  if (input.input === 'closed') return false;
  return !(input.input === 'timer' && input.name === 'liveness');
}

function processOf(phase: Phase) {
  return phase.phase === 'live' ? phase.process : null;
}
