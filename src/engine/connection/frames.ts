import type { ServerEvent } from '../protocol';
import { dropSocket, retry, wait } from './attempt';
import { limits } from './limits';
import { watchLiveness } from './liveness';
import {
  isFresh,
  pauseFrom,
  planRenewal,
  renewalConfirmed,
  renewNow,
  slowPause,
  taken,
  tokenDead,
} from './renewal';
import type { ConnectionState, LivePhase, Work } from './state';

/** What the node says about the connection itself; its other events are not looked at here. */

const concerning: ReadonlySet<ServerEvent['event']> = new Set<ServerEvent['event']>([
  'auth success',
  'status',
  'jwt error',
  'token expiring',
  'token expired',
  'transfer status',
  'deleted',
]);

/** Whether an event of a signed-in socket can change the connection. The hot path asks this of each frame. */
export function concernsConnection({ event }: ServerEvent): boolean {
  return concerning.has(event);
}

/** Before sign-in the node delivers nothing but its answer to `auth`. */
export function frameBeforeSignIn(
  state: ConnectionState,
  socket: number,
  event: ServerEvent,
  work: Work,
): ConnectionState {
  switch (event.event) {
    case 'auth success':
      return signIn(state, socket, work);
    case 'status':
    case 'console output':
      // A node that took the token from the URL may never answer the `auth`.
      return state.tokenInUrl ? signIn(state, socket, work) : state;
    case 'jwt error':
    // A bad signature is answered by this one, with a sentence that says nothing.
    case 'daemon error':
      return signInRefused(state, event.text, work);
    case 'token expired':
      return signInRefused(state, event.event, work);
    default:
      return state;
  }
}

export function frameWhileLive(
  state: ConnectionState,
  live: LivePhase,
  event: ServerEvent,
  work: Work,
): ConnectionState {
  switch (event.event) {
    case 'auth success':
      return renewalConfirmed(state, live, work);
    case 'status':
      return processChanged(state, { ...live, process: event.state }, live, work);
    case 'jwt error':
      // The server's UUID is checked at the first status only, so this may still be the sign-in.
      return live.ready
        ? tokenDead(state, live, event.text, work)
        : signInRefused(state, event.text, work);
    case 'token expired':
      return live.ready
        ? tokenDead(state, live, event.event, work)
        : signInRefused(state, event.event, work);
    case 'token expiring': {
      // Said of the last minute, when the renewal is long under way, unless the clocks differ.
      const remaining = (state.token?.endsBy ?? work.elapsed) - work.elapsed;
      return remaining > limits.renewal ? renewNow(state, work) : state;
    }
    case 'transfer status':
      return transferred(state, event.status, work);
    case 'deleted':
      return { ...state, askPanel: true };
    default:
      return state;
  }
}

function signIn(state: ConnectionState, socket: number, work: Work): ConnectionState {
  const live: LivePhase = {
    phase: 'live',
    socket,
    address: state.address ?? '',
    since: work.now,
    ready: false,
    process: null,
    probe: null,
    renewing: null,
  };
  work.emit({ effect: 'cancel timers', names: ['sign in', 'confirm'] });
  work.emit({ effect: 'session', change: { kind: 'signed in' } });
  watchLiveness(live, work);
  if (state.token !== null) planRenewal(state.token, work);
  // Whatever the browser said of the network.
  return { ...state, phase: live, downSince: null, offline: false };
}

function processChanged(
  state: ConnectionState,
  live: LivePhase,
  before: LivePhase,
  work: Work,
): ConnectionState {
  // The timer may have been set for the long silence of an offline server.
  if (live.process !== 'offline' && live.probe === null) watchLiveness(live, work);
  if (before.ready) return { ...state, phase: live };
  work.emit({ effect: 'set timer', name: 'healthy', ms: limits.healthy });
  work.emit({ effect: 'session', change: { kind: 'ready' } });
  return {
    ...taken(state),
    phase: { ...live, ready: true },
    token: state.token === null ? null : { ...state.token, fresh: false },
  };
}

function signInRefused(state: ConnectionState, text: string, work: Work): ConnectionState {
  const fresh = state.token === null || isFresh(state.token, work);
  const freshRefusals = state.freshRefusals + (fresh ? 1 : 0);
  const slowly = freshRefusals >= 2;
  const ms = slowly ? slowPause(work) : limits.refusedPause * (1 + work.chance);
  const refused = {
    ...dropSocket(state, work),
    token: null,
    freshRefusals,
    // The node has answered: no place of it is held by a socket that nobody hears.
    openedFrom: state.openCounts ? state.openedFrom.slice(0, -1) : state.openedFrom,
    panelFrom: pauseFrom(state, work),
  };
  return wait(refused, work, ms, {
    kind: slowly ? 'fresh tokens refused' : 'token refused',
    text,
  });
}

function transferred(state: ConnectionState, status: string, work: Work): ConnectionState {
  if (state.dialect.transferMoved.includes(status)) {
    // The old node's token and address are of no more use, nor is an answer from before.
    const request = state.request === null ? null : { ...state.request, again: true };
    const left = { ...dropSocket(state, work), token: null, askPanel: true, request };
    return retry(left, work, state.problem);
  }
  // It stays, most likely: if the panel names another address after all, the renewal follows it.
  return state.dialect.transferStayed.includes(status) ? renewNow(state, work) : state;
}
