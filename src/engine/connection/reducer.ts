/*
 * This folder decides, `../connection.ts` carries out. `state.ts` has the words, `reducer.ts` the
 * inputs, `attempt.ts` the way to a socket, `answer.ts` what the panel's answers lead to,
 * `frames.ts` what the node's frames do, `renewal.ts` and `liveness.ts` what keeps a live socket,
 * `limits.ts` every number. No clock, no socket and no request is touched here.
 */

import { credentialsAnswered, tokenRefused } from './answer';
import { begin, beginAnew, hurry, retry, socketOf, stop } from './attempt';
import { frameBeforeSignIn, frameWhileLive } from './frames';
import { limits } from './limits';
import { livenessDue, noticeJump, probeNotSent, startProbe, wake, withDoubt } from './liveness';
import {
  confirmDue,
  renewalDue,
  renewalNotSent,
  renewNow,
  tokenEnded,
  wasRefused,
} from './renewal';
import type { ConnectionState, Effect, Input, Moment, TimerName, Work } from './state';

export interface Reduced {
  readonly state: ConnectionState;
  /** To be carried out in order. */
  readonly effects: readonly Effect[];
}

/**
 * The connection's state machine, pure: what becomes of `state` by `input` at `moment`, and what
 * is to be done. What it knows of sockets it knows by their numbers, so an input of an old socket
 * changes nothing.
 */
export function reduce(state: ConnectionState, input: Input, moment: Moment): Reduced {
  const effects: Effect[] = [];
  const work: Work = { ...moment, emit: (effect) => effects.push(effect) };
  return { state: step(noticeJump(state, work), input, work), effects };
}

function step(state: ConnectionState, input: Input, work: Work): ConnectionState {
  switch (input.input) {
    case 'start':
      return state.phase.phase === 'idle' ? start({ ...state, downSince: work.now }, work) : state;
    case 'retry now':
      return retryNow(state, work);
    case 'access changed':
      return accessChanged(state, work);
    case 'hint':
      return hinted(state, input.hint, work);
    case 'timer':
      return timerDue(state, input.name, work);
    case 'refused':
      return tokenRefused(state, input.id, work);
    case 'credentials':
      return credentialsAnswered(state, input.id, input.result, work);
    case 'not sent':
      return notSent(state, input.event, work);
    case 'opened':
    case 'bad address':
    case 'closed':
    case 'frame':
      return socketOf(state.phase) === input.socket ? ofSocket(state, input, work) : state;
  }
}

function ofSocket(
  state: ConnectionState,
  input: Extract<Input, { readonly socket: number }>,
  work: Work,
): ConnectionState {
  const { phase } = state;
  switch (input.input) {
    case 'opened':
      return phase.phase === 'connecting' ? opened(state, input.socket, work) : state;
    case 'bad address':
      return retry(state, work, { kind: 'bad address', address: state.address ?? '' });
    case 'closed':
      return closed(state, input.code, work);
    case 'frame':
      if (phase.phase === 'live') return frameWhileLive(state, phase, input.event, work);
      return phase.phase === 'authenticating'
        ? frameBeforeSignIn(state, input.socket, input.event, work)
        : state;
  }
}

function start(state: ConnectionState, work: Work): ConnectionState {
  work.emit({ effect: 'set timer', name: 'watch', ms: limits.watch });
  return begin({ ...state, watchedBy: work.elapsed }, work, true);
}

function opened(state: ConnectionState, socket: number, work: Work): ConnectionState {
  if (state.token === null) return state;
  work.emit({ effect: 'cancel timers', names: ['open'] });
  work.emit({ effect: 'set timer', name: 'sign in', ms: limits.signIn });
  work.emit({ effect: 'auth', token: state.token.text });
  return {
    ...state,
    phase: { phase: 'authenticating', socket },
    tryFrom: work.elapsed,
    neverOpened: 0,
  };
}

/** What a close means (protocol.md, section 1, close codes). */
function closed(state: ConnectionState, code: number, work: Work): ConnectionState {
  if (code === state.dialect.suspendedCode) {
    return stop(state, work, { kind: 'suspended' }, { kind: 'closed', code });
  }
  if (state.phase.phase === 'connecting') return neverOpened(state, work, 'never opened');
  // Our own fault: the socket was fine.
  if (code === 1009) return retry(state, work, { kind: 'frame too large' });
  // Going away may be the server's deletion; a close in place of an answer may mean the token.
  const askPanel = state.askPanel || code === 1001 || state.phase.phase === 'authenticating';
  return retry({ ...state, askPanel }, work, { kind: 'closed', code });
}

function neverOpened(
  state: ConnectionState,
  work: Work,
  kind: 'never opened' | 'open timed out',
): ConnectionState {
  const count = state.neverOpened + 1;
  // A node refuses a server that is gone, or has moved, in the same way as it is silent when down.
  const askPanel = state.askPanel || count % limits.askEvery === limits.askAfterNeverOpened;
  return retry({ ...state, askPanel, neverOpened: count }, work, { kind });
}

function timerDue(state: ConnectionState, name: TimerName, work: Work): ConnectionState {
  const { phase } = state;
  switch (name) {
    case 'retry':
      // What was begun before something said that there may be a way, and is old by now, may hang.
      if (phase.phase === 'held') return beginAnew(state, work);
      return phase.phase === 'waiting' ? begin(state, work) : hurry(state, work);
    case 'open':
      return phase.phase === 'connecting' ? neverOpened(state, work, 'open timed out') : state;
    case 'sign in':
      if (phase.phase !== 'authenticating') return state;
      return retry({ ...state, askPanel: true }, work, { kind: 'sign-in timed out' });
    case 'liveness':
      return phase.phase === 'live' ? livenessDue(state, phase, work) : state;
    case 'healthy':
      if (phase.phase !== 'live') return state;
      return { ...state, attempt: 0, problem: wasRefused(state) ? state.problem : null };
    case 'renew':
      return renewalDue(state, work);
    case 'confirm':
      if (phase.phase === 'live') return confirmDue(state, phase, work);
      if (phase.phase === 'authenticating' && state.token !== null) {
        work.emit({ effect: 'auth', token: state.token.text });
      }
      return state;
    case 'expiry':
      return tokenEnded(state, work);
    case 'watch': {
      work.emit({ effect: 'set timer', name: 'watch', ms: limits.watch });
      // Where elapsed time runs on through a sleep, only the late timer shows it.
      const late = work.elapsed - state.watchedBy > limits.watch + limits.jump;
      const watched = { ...state, watchedBy: work.elapsed };
      return late ? wake(watched, work) : watched;
    }
  }
}

function hinted(
  state: ConnectionState,
  hint: Extract<Input, { readonly input: 'hint' }>['hint'],
  work: Work,
): ConnectionState {
  switch (hint) {
    case 'visible':
    case 'wake':
      return wake(state, work);
    case 'online':
      return wake({ ...state, offline: false }, work);
    case 'offline': {
      // Only a hint: a socket that answers stays.
      const offline = { ...state, offline: true };
      return state.phase.phase === 'live'
        ? startProbe(offline, state.phase, limits.wakingProbe, work)
        : offline;
    }
    case 'hidden':
      return state;
  }
}

/** A person wants it now: no budget, no pause. */
function retryNow(state: ConnectionState, work: Work): ConnectionState {
  switch (state.phase.phase) {
    case 'stopped':
      return startAgain(state, work);
    case 'waiting':
      return beginAnew(withDoubt(state), work, true);
    case 'held':
      return beginAnew(state, work, true);
    case 'live': {
      const { failed, deadSince } = state.renewal;
      return failed === null && deadSince === null
        ? state
        : renewNow({ ...state, panelFrom: work.elapsed }, work);
    }
    case 'credentials':
    case 'connecting':
    case 'authenticating':
      return hurry(state, work, true);
    case 'idle':
      return state;
  }
}

function startAgain(state: ConnectionState, work: Work): ConnectionState {
  const fresh = { attempt: 0, holdTries: 0, freshRefusals: 0, neverOpened: 0 };
  return start({ ...state, ...fresh, phase: { phase: 'idle' } }, work);
}

/** What the panel said to the old access says nothing about the new one, nor does the old token. */
function accessChanged(state: ConnectionState, work: Work): ConnectionState {
  const asked: ConnectionState = {
    ...state,
    panelFrom: Math.min(state.panelFrom, work.elapsed),
    request: state.request === null ? null : { ...state.request, again: true },
  };
  switch (asked.phase.phase) {
    case 'stopped':
      return startAgain(asked, work);
    case 'waiting':
    case 'held':
      return begin({ ...asked, token: null }, work);
    case 'live':
      return renewNow(asked, work);
    case 'idle':
    case 'credentials':
    case 'connecting':
    case 'authenticating':
      return asked;
  }
}

function notSent(
  state: ConnectionState,
  event: 'auth' | 'send stats',
  work: Work,
): ConnectionState {
  const { phase } = state;
  if (phase.phase === 'live') {
    return event === 'auth' ? renewalNotSent(state, phase, work) : probeNotSent(state, phase, work);
  }
  if (phase.phase === 'authenticating' && event === 'auth') {
    work.emit({ effect: 'set timer', name: 'confirm', ms: limits.controlRetry });
  }
  return state;
}
