import { backoff } from '../backoff';
import type { ConnectionProblem, StopReason } from '../connectionStatus';
import { limits } from './limits';
import {
  type ConnectionState,
  type HeldToken,
  type Phase,
  type TimerName,
  untroubled,
  type Work,
} from './state';

/** One try to get a live socket: its credentials, its opening, and the pause or the end after it. */

const socketTimers: readonly TimerName[] = [
  'open',
  'sign in',
  'liveness',
  'healthy',
  'renew',
  'confirm',
  'expiry',
];

export function socketOf(phase: Phase): number | null {
  return phase.phase === 'connecting' || phase.phase === 'authenticating' || phase.phase === 'live'
    ? phase.socket
    : null;
}

/** The node's address without what may be a secret. */
export function withoutQuery(socket: string): string {
  return socket.replace(/[?#].*$/, '');
}

/** Begins a try as soon as the limits allow it; `forced`, by a person, at once. */
export function begin(state: ConnectionState, work: Work, forced = false): ConnectionState {
  const wait = forced ? 0 : untilAllowed(state, work);
  if (wait > 0) return pause(state, work, wait);
  work.emit({ effect: 'cancel timers', names: ['retry'] });
  const { token } = state;
  if (state.request === null && token !== null && !needsPanel(state, work)) {
    return open(state, token, work);
  }
  return ask(state, work);
}

/** Asks for credentials. A server that is held, or live, stays so while it is asked. */
export function ask(state: ConnectionState, work: Work): ConnectionState {
  const kept = state.phase.phase === 'live' || state.phase.phase === 'held';
  const phase: Phase = kept ? state.phase : { phase: 'credentials' };
  // One request at a time: whoever needs an answer gets that one's.
  if (state.request !== null) return { ...state, phase };
  const id = state.lastId + 1;
  work.emit({ effect: 'ask', id });
  return { ...state, phase, lastId: id, request: { id, again: false } };
}

export function open(state: ConnectionState, token: HeldToken, work: Work): ConnectionState {
  const socket = state.lastId + 1;
  work.emit({ effect: 'open', socket, url: socketUrl(token, state.tokenInUrl) });
  work.emit({ effect: 'set timer', name: 'open', ms: limits.open });
  return {
    ...state,
    phase: { phase: 'connecting', socket },
    token,
    lastId: socket,
    openedFrom: [...recentOpens(state, work), work.elapsed].slice(-limits.budget),
    address: withoutQuery(token.socket),
  };
}

function socketUrl(token: HeldToken, tokenInUrl: boolean): string {
  if (!tokenInUrl) return token.socket;
  const joint = token.socket.includes('?') ? '&' : '?';
  return `${token.socket}${joint}token=${encodeURIComponent(token.text)}`;
}

function recentOpens(state: ConnectionState, work: Work): readonly number[] {
  return state.openedFrom.filter((at) => work.elapsed - at < limits.budgetWindow);
}

function needsPanel(state: ConnectionState, work: Work): boolean {
  const { token } = state;
  return state.askPanel || token === null || token.endsBy - work.elapsed <= limits.reuse;
}

/** Ms until the budget of opens and the panel allow a try. */
function untilAllowed(state: ConnectionState, work: Work): number {
  const opens = recentOpens(state, work);
  const last = opens.at(-1);
  const budget =
    opens.length >= limits.budget && last !== undefined
      ? last + limits.budgetPause - work.elapsed
      : 0;
  const panel = needsPanel(state, work) ? state.panelFrom - work.elapsed : 0;
  return Math.max(0, budget, panel);
}

/** Lets the next try begin in `ms`; a server that is held stays so. */
export function pause(state: ConnectionState, work: Work, ms: number): ConnectionState {
  work.emit({ effect: 'set timer', name: 'retry', ms });
  const retryAt = work.now + ms;
  const phase: Phase =
    state.phase.phase === 'held' ? { ...state.phase, retryAt } : { phase: 'waiting', retryAt };
  return { ...state, phase };
}

/** Gives the try, or the socket, up and waits at least `ms`. */
export function wait(
  state: ConnectionState,
  work: Work,
  ms: number,
  problem: ConnectionProblem | null,
): ConnectionState {
  const down = dropSocket(state, work);
  return pause(
    { ...down, problem, attempt: down.attempt + 1 },
    work,
    Math.max(ms, untilAllowed(down, work)),
  );
}

/** Gives up and tries again by the backoff; without a network that is all there is to say. */
export function retry(
  state: ConnectionState,
  work: Work,
  problem: ConnectionProblem | null,
): ConnectionState {
  if (state.offline) {
    return wait(state, work, limits.offlineRetry * (1 - work.chance / 3), { kind: 'offline' });
  }
  return wait(state, work, backoff(state.attempt, work.chance), problem);
}

export function stop(
  state: ConnectionState,
  work: Work,
  reason: StopReason,
  problem: ConnectionProblem,
): ConnectionState {
  const down = dropSocket(state, work);
  work.emit({ effect: 'cancel timers', names: ['retry', 'watch'] });
  return { ...down, phase: { phase: 'stopped', reason }, token: null, problem };
}

/** Lets go of the socket, if there is one; the caller says what comes next. */
export function dropSocket(
  state: ConnectionState,
  work: Work,
  since: number = work.now,
): ConnectionState {
  const { phase } = state;
  if (socketOf(phase) === null) return state;
  work.emit({ effect: 'close' });
  work.emit({ effect: 'cancel timers', names: socketTimers });
  if (phase.phase !== 'live') return { ...state, phase: { phase: 'idle' } };
  work.emit({ effect: 'session', change: { kind: 'ended', since } });
  const left = state.renewal.deadSince === null ? state.token : null;
  return {
    ...state,
    phase: { phase: 'idle' },
    downSince: since,
    token: phase.renewing?.token ?? left,
    renewal: untroubled,
  };
}
