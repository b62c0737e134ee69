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
  const wait = forced ? untilToken(state, work) : untilAllowed(state, work);
  if (wait > 0) return pause(state, work, wait);
  work.emit({ effect: 'cancel timers', names: ['retry'] });
  const { token } = state;
  if (state.request === null && token !== null && !needsPanel(state, work)) {
    return open(state, token, work);
  }
  return ask(state, work);
}

/** The same where something says that there may be a way now: it may join a request that hangs. */
export function beginAnew(state: ConnectionState, work: Work, forced = false): ConnectionState {
  const begun = begin(state, work, forced);
  return state.request === null ? begun : hurry(begun, work, forced);
}

/** Asks for credentials. A server that is held, or live, stays so while it is asked. */
export function ask(state: ConnectionState, work: Work): ConnectionState {
  const kept = state.phase.phase === 'live' || state.phase.phase === 'held';
  const phase: Phase = kept ? state.phase : { phase: 'credentials' };
  // One request at a time: whoever needs an answer gets that one's.
  if (state.request !== null) return { ...state, phase };
  return newRequest({ ...state, phase }, false, work);
}

function newRequest(state: ConnectionState, anew: boolean, work: Work): ConnectionState {
  // The one under way has been answered already, or may be without an answer too many.
  if (anew && tokensSpent(state, work) > 0) return state;
  const id = state.lastId + 1;
  work.emit({ effect: 'ask', id, anew });
  return {
    ...state,
    lastId: id,
    request: { id, again: false, counted: false },
    tryFrom: work.elapsed,
  };
}

/**
 * Something says that there may be a way now. A try that was begun before, and has waited for long,
 * may hang on one that is gone, and TCP would take seconds to find out: it is begun anew. A young one
 * gets its time, and if it fails the next begins soon.
 */
export function hurry(state: ConnectionState, work: Work, forced = false): ConnectionState {
  const { phase } = state.phase;
  const opens = phase === 'connecting' || phase === 'authenticating';
  // On a live socket there is no hurry while the old token holds.
  const needed = phase === 'credentials' || phase === 'held' || state.renewal.deadSince !== null;
  const asks = state.request !== null && needed;
  if (!opens && !asks) return state;
  if (!isStale(state, work)) {
    // Hints come several at once: the try that the first of them began is not a stale one.
    if (work.elapsed - state.wokenFrom >= limits.staleTry) {
      const ms = limits.staleTry - (work.elapsed - state.tryFrom);
      work.emit({ effect: 'set timer', name: 'retry', ms });
    }
    return { ...state, eager: true };
  }
  if (!opens) return newRequest(state, true, work);
  if (!forced && untilAllowed(state, work) > 0) return state;
  return begin(dropSocket(state, work), work, forced);
}

export function isStale({ tryFrom }: ConnectionState, work: Work): boolean {
  return work.elapsed - tryFrom >= limits.staleTry;
}

export function open(state: ConnectionState, token: HeldToken, work: Work): ConnectionState {
  const socket = state.lastId + 1;
  work.emit({ effect: 'open', socket, url: socketUrl(token, state.tokenInUrl) });
  work.emit({ effect: 'set timer', name: 'open', ms: limits.open });
  return {
    ...state,
    phase: { phase: 'connecting', socket },
    tryFrom: work.elapsed,
    token,
    lastId: socket,
    // Without a network no node is reached, nor any of its places taken.
    openedFrom: state.offline
      ? state.openedFrom
      : [...recentOpens(state, work), work.elapsed].slice(-limits.budget),
    openCounts: !state.offline,
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
  if (token === null || token.endsBy - work.elapsed <= limits.reuse) return true;
  // It may know better, but where it is not to be asked now the token in hand is worth a try; not
  // where it has said that the server is held.
  return state.askPanel && (state.phase.phase === 'held' || tokensSpent(state, work) === 0);
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
  return Math.max(0, budget, panel, untilToken(state, work));
}

/** Ms until one more token request is fair to the server's other viewers. */
function untilToken(state: ConnectionState, work: Work): number {
  return state.request === null && needsPanel(state, work) ? tokensSpent(state, work) : 0;
}

/** Ms until the panel has answered less often than `limits.tokens` in the last minute. */
export function tokensSpent({ answeredFrom }: ConnectionState, work: Work): number {
  const first = answeredFrom.at(-limits.tokens);
  return first === undefined ? 0 : Math.max(0, first + limits.tokensWindow - work.elapsed);
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
    { ...down, problem, attempt: down.attempt + 1, eager: false },
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
  return wait(state, work, backoff(state.eager ? 0 : state.attempt, work.chance), problem);
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
