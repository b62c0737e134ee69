import { growingPause } from '../backoff';
import type { StopReason } from '../connectionStatus';
import type { Credentials, CredentialsFailure, CredentialsResult } from '../credentials';
import { begin, open, pause, retry, stop, wait } from './attempt';
import { limits } from './limits';
import { renewalFailed, renewInTime, tokenArrived } from './renewal';
import type { ConnectionState, HeldToken, Work } from './state';
import { stopReason } from './stopReason';

/** What comes of a credentials request, by what we are in the middle of. */
export function credentialsAnswered(
  state: ConnectionState,
  id: number,
  result: CredentialsResult,
  work: Work,
): ConnectionState {
  if (state.request?.id !== id) return state;
  const { again, counted } = state.request;
  const isNew = !counted && isAnswer(result);
  const known = { ...state, ...(isNew && answered(state, work)), request: null };
  const next = withPause(known, result, work);
  switch (state.phase.phase) {
    case 'idle':
    case 'stopped':
    case 'connecting':
    case 'authenticating':
      return next;
    case 'waiting':
      // Asked for by a socket that is gone: the next try uses it, only a final word ends the wait.
      if (again) return next;
      return result.ok
        ? keep(next, result.value, work)
        : failedMeanwhile(next, result.failure, work);
    case 'live':
      if (again) return renewInTime(next, work);
      return result.ok
        ? tokenArrived(next, state.phase, toToken(result.value, work), work)
        : renewalFailed(next, result.failure, work);
    case 'credentials':
    case 'held':
      // The limits hold for the new access as well.
      if (again) return begin({ ...next, token: null }, work, true);
      if (!result.ok) return failed(next, result.failure, work);
      return open(keep(next, result.value, work), toToken(result.value, work), work);
  }
}

/**
 * No token, for a reason that the panel is still asked for: whether that is waited for or not, it has
 * given one of the answers that it gives in a minute.
 */
export function tokenRefused(state: ConnectionState, id: number, work: Work): ConnectionState {
  const { request } = state;
  if (request?.id !== id) return state;
  return { ...state, ...answered(state, work), request: { ...request, counted: true } };
}

/** The pause that a 429 asks for is one for all, whoever asked and whatever has become of us since. */
function withPause(state: ConnectionState, result: CredentialsResult, work: Work): ConnectionState {
  if (result.ok || result.failure.failure.kind !== 'too many requests') return state;
  return { ...state, panelFrom: work.elapsed + result.failure.failure.retryAfter };
}

/** The panel itself has answered, not what stands in its way. */
function isAnswer(result: CredentialsResult): boolean {
  const kind = result.ok ? null : result.failure.failure.kind;
  return kind !== 'unreachable' && kind !== 'unexpected answer';
}

function answered({ answeredFrom }: ConnectionState, work: Work) {
  // Whatever the browser said of the network.
  return { answeredFrom: [...answeredFrom, work.elapsed].slice(-limits.tokens), offline: false };
}

function toToken(credentials: Credentials, work: Work): HeldToken {
  const { token: text, socket, life, permissions } = credentials;
  return { text, socket, life, permissions, endsBy: work.elapsed + life, fresh: true };
}

function keep(state: ConnectionState, credentials: Credentials, work: Work): ConnectionState {
  return {
    ...state,
    token: toToken(credentials, work),
    permissions: credentials.permissions,
    askPanel: false,
    holdTries: 0,
  };
}

function failed(
  state: ConnectionState,
  { failure, hold }: CredentialsFailure,
  work: Work,
): ConnectionState {
  const problem = { kind: 'panel', failure } as const;
  const reason = stopReason(failure, hold);
  if (reason !== null) return stop(state, work, reason, problem);
  if (failure.kind === 'too many requests') {
    // Spread, or everyone who was told the same comes back at the same moment.
    const ms = failure.retryAfter * (1 + work.chance / 10);
    const later = { ...state, panelFrom: work.elapsed + ms };
    if (state.phase.phase === 'held') return wait({ ...later, askPanel: true }, work, ms, problem);
    // `untilAllowed` adds the pause where no token is left to do without the panel.
    return retry({ ...later, phase: { phase: 'credentials' }, askPanel: false }, work, problem);
  }
  if (hold === null) {
    // A panel that does not answer is no reason to leave a token unused that still lives.
    return retry({ ...state, phase: { phase: 'credentials' }, askPanel: false }, work, problem);
  }
  const held = { phase: 'held', hold, retryAt: work.now } as const;
  // Somebody has asked for it meanwhile: the answer may be an old one.
  const ms = state.eager
    ? limits.staleTry
    : growingPause(state.holdTries, work.chance / 2, limits.held);
  const holdTries = state.holdTries + 1;
  // A token from before would open a socket; whether the server admits anybody, the panel knows.
  return pause(
    { ...state, phase: held, problem, holdTries, askPanel: true, eager: false },
    work,
    ms,
  );
}

function failedMeanwhile(
  state: ConnectionState,
  { failure, hold }: CredentialsFailure,
  work: Work,
): ConnectionState {
  const reason: StopReason | null = stopReason(failure, hold);
  return reason === null ? state : stop(state, work, reason, { kind: 'panel', failure });
}
