import { growingPause } from '../backoff';
import type { CredentialsFailure } from '../credentials';
import { ask, dropSocket, open, stop, tokensSpent, wait, withoutQuery } from './attempt';
import { limits } from './limits';
import {
  type ConnectionState,
  type HeldToken,
  type LivePhase,
  untroubled,
  type Work,
} from './state';
import { stopReason } from './stopReason';

/**
 * The renewal of the token on a live socket (protocol.md, sections 1 and 2): ahead of its end, by
 * elapsed time, and without touching the socket whatever the panel does.
 */

export function planRenewal(token: HeldToken, work: Work): void {
  const lead = Math.min(limits.renewal, token.life * limits.renewalShare);
  const spread = 1 + limits.renewalJitter * (2 * work.chance - 1);
  // A token that lives a second would otherwise have us ask without pause.
  const ms = Math.max(1000, token.endsBy - work.elapsed - lead * spread);
  work.emit({ effect: 'set timer', name: 'renew', ms });
}

/** The planned moment has come, or that of another try. */
export function renewalDue(state: ConnectionState, work: Work): ConnectionState {
  if (state.phase.phase !== 'live' || state.phase.renewing !== null) return state;
  if (state.request !== null) return state;
  const { failed, deadSince } = state.renewal;
  const inItsTime = failed === null && deadSince === null && !wasRefused(state);
  // Tokens that live for seconds are renewed all the same.
  const wait = Math.max(state.panelFrom - work.elapsed, inItsTime ? 0 : tokensSpent(state, work));
  if (wait > 0) {
    work.emit({ effect: 'set timer', name: 'renew', ms: wait });
    return state;
  }
  return ask(inItsTime ? { ...state, renewal: { ...state.renewal, tries: 0 } } : state, work);
}

export function tokenArrived(
  state: ConnectionState,
  live: LivePhase,
  token: HeldToken,
  work: Work,
): ConnectionState {
  if (withoutQuery(token.socket) !== live.address) {
    // The server has moved to another node.
    const moved = { ...dropSocket(state, work), permissions: token.permissions, askPanel: false };
    return open(moved, token, work);
  }
  // Whatever the panel said before: it lets us in.
  const renewal = { ...state.renewal, failed: null };
  const next = { ...state, askPanel: false, renewal };
  return present(next, live, { token, tries: 0, doubt: null }, work);
}

function present(
  state: ConnectionState,
  live: LivePhase,
  renewing: NonNullable<LivePhase['renewing']>,
  work: Work,
): ConnectionState {
  work.emit({ effect: 'auth', token: renewing.token.text });
  work.emit({ effect: 'set timer', name: 'confirm', ms: limits.confirm });
  return {
    ...state,
    phase: { ...live, renewing: { ...renewing, tries: renewing.tries + 1 } },
  };
}

/** `auth success` on a live socket: the new token is in force. Without a renewal it means nothing. */
export function renewalConfirmed(
  state: ConnectionState,
  live: LivePhase,
  work: Work,
): ConnectionState {
  if (live.renewing === null) return state;
  const token = { ...live.renewing.token, fresh: false };
  work.emit({ effect: 'cancel timers', names: ['confirm', 'expiry'] });
  planRenewal(token, work);
  if (state.renewal.withheld) work.emit({ effect: 'session', change: { kind: 'resumed' } });
  return {
    ...taken(state),
    phase: { ...live, renewing: null },
    token,
    permissions: token.permissions,
    renewal: { ...untroubled, tries: state.renewal.tries },
  };
}

/** The node has taken no token since it refused one. */
export function wasRefused({ problem }: ConnectionState): boolean {
  return problem?.kind === 'token refused' || problem?.kind === 'fresh tokens refused';
}

/** The node has taken a token. */
export function taken(state: ConnectionState): ConnectionState {
  return { ...state, problem: wasRefused(state) ? null : state.problem, freshRefusals: 0 };
}

/** The node has not said yes for a while. */
export function confirmDue(state: ConnectionState, live: LivePhase, work: Work): ConnectionState {
  const { renewing } = live;
  if (renewing === null) return state;
  if (renewing.doubt !== null || renewing.tries >= limits.confirmTries) {
    return renewalRefused(state, live, renewing.doubt ?? '', work);
  }
  return present(state, live, renewing, work);
}

/** The limits did not let the `auth` out: it goes as soon as they do. */
export function renewalNotSent(
  state: ConnectionState,
  live: LivePhase,
  work: Work,
): ConnectionState {
  const { renewing } = live;
  if (renewing === null) return state;
  work.emit({ effect: 'set timer', name: 'confirm', ms: limits.controlRetry });
  return { ...state, phase: { ...live, renewing: { ...renewing, tries: renewing.tries - 1 } } };
}

/**
 * `jwt error` or `token expired` on a live socket: it stands in place of every event, so all but
 * the first are passed over here.
 */
export function tokenDead(
  state: ConnectionState,
  live: LivePhase,
  text: string,
  work: Work,
): ConnectionState {
  const { renewing } = live;
  const refused = text.startsWith(state.dialect.signInErrorPrefix);
  if (renewing !== null) {
    if (refused) return renewalRefused(state, live, text, work);
    // The new token's answer, or an event that the old one no longer earns: the next seconds tell.
    if (renewing.doubt === null) {
      const doubtful = { ...live, renewing: { ...renewing, doubt: text } };
      return withhold({ ...state, phase: doubtful }, work);
    }
    return withhold(state, work);
  }
  // The late word on a token that has been replaced since.
  const next = refused ? { ...state, panelFrom: pauseFrom(state, work) } : state;
  const { deadSince, failed, tries } = state.renewal;
  if (deadSince !== null || failed !== null || state.request !== null) return withhold(next, work);
  work.emit({ effect: 'set timer', name: 'renew', ms: refusedPause(state, work) });
  return withhold({ ...next, renewal: { ...state.renewal, tries: tries + 1 } }, work);
}

function withhold(state: ConnectionState, work: Work): ConnectionState {
  const { renewal } = state;
  if (renewal.withheld) return state;
  work.emit({ effect: 'session', change: { kind: 'withheld', since: work.now } });
  const deadSince = renewal.deadSince ?? work.now;
  return { ...state, renewal: { ...renewal, deadSince, withheld: true } };
}

/** Never less than 1 s, and more each time a renewal has helped nothing. */
function refusedPause(state: ConnectionState, work: Work): number {
  const { tries } = state.renewal;
  const more =
    tries === 0 ? work.chance * 1000 : growingPause(tries, work.chance, limits.renewalRetry);
  return limits.refusedPause + more;
}

/** When the panel may be asked again at the earliest. */
export function pauseFrom(state: ConnectionState, work: Work): number {
  return Math.max(state.panelFrom, work.elapsed + limits.refusedPause);
}

/** One that is older may have been refused for a restart of the node since. */
export function isFresh({ fresh, life, endsBy }: HeldToken, work: Work): boolean {
  return fresh && life - (endsBy - work.elapsed) < limits.freshFor;
}

export function slowPause(work: Work): number {
  return limits.slowPause * (1 + work.chance);
}

function renewalRefused(
  state: ConnectionState,
  live: LivePhase,
  text: string,
  work: Work,
): ConnectionState {
  const { renewing } = live;
  const fresh = renewing === null || isFresh(renewing.token, work);
  const freshRefusals = state.freshRefusals + (fresh ? 1 : 0);
  const kind = freshRefusals >= 2 ? 'fresh tokens refused' : 'token refused';
  const phase = { ...live, renewing: null };
  // Also for a socket that ends now.
  const panelFrom = pauseFrom(state, work);
  work.emit({ effect: 'cancel timers', names: ['confirm'] });
  if (freshRefusals >= 2 && state.renewal.deadSince !== null) {
    // The old token has ended, no new one helps: this socket will say no more.
    return wait({ ...state, phase, freshRefusals, panelFrom }, work, slowPause(work), {
      kind,
      text,
    });
  }
  const ms = freshRefusals >= 2 ? slowPause(work) : limits.refusedPause * (1 + work.chance);
  work.emit({ effect: 'set timer', name: 'renew', ms });
  return { ...state, phase, freshRefusals, panelFrom, problem: { kind, text } };
}

/**
 * The panel gave no token. The live socket stays, up to the token's end and beyond it; only the
 * panel's word that there is no access ends it. A sign-in that has ended is mended by a new one,
 * so that too waits for the token's end.
 */
export function renewalFailed(
  state: ConnectionState,
  { failure, hold }: CredentialsFailure,
  work: Work,
): ConnectionState {
  const remaining = (state.token?.endsBy ?? work.elapsed) - work.elapsed;
  const { renewal } = state;
  const dead = renewal.deadSince !== null || remaining <= 0;
  const reason = stopReason(failure, hold);
  if (reason !== null && (reason.kind !== 'signed out' || dead)) {
    return stop(state, work, reason, { kind: 'panel', failure });
  }
  const expiresAt = renewal.failed?.expiresAt ?? work.now + Math.max(0, remaining);
  if (!dead && renewal.failed === null) {
    work.emit({ effect: 'set timer', name: 'expiry', ms: remaining });
  }
  const told = failure.kind === 'too many requests' ? failure.retryAfter : null;
  const bounds = dead ? limits.expiredRetry : limits.renewalRetry;
  const own = growingPause(renewal.tries, work.chance, bounds);
  // The last try before the end is not left to chance.
  const timely = remaining > 2000 ? Math.min(own, remaining - 1000) : own;
  const ms = told === null ? timely : told * (1 + work.chance / 10);
  work.emit({ effect: 'set timer', name: 'renew', ms });
  return {
    ...state,
    panelFrom: told === null ? state.panelFrom : work.elapsed + ms,
    renewal: {
      ...renewal,
      tries: renewal.tries + 1,
      failed: { failure, expiresAt },
      deadSince: renewal.deadSince ?? (dead ? work.now : null),
    },
  };
}

/** The token's end by our own count, while the panel gives no other. */
export function tokenEnded(state: ConnectionState, work: Work): ConnectionState {
  const { failed, deadSince } = state.renewal;
  if (state.phase.phase !== 'live' || failed === null) return state;
  if (failed.failure.kind === 'signed out') {
    return stop(state, work, { kind: 'signed out' }, { kind: 'panel', failure: failed.failure });
  }
  return { ...state, renewal: { ...state.renewal, deadSince: deadSince ?? work.now } };
}

/** Asks for a token out of turn, if nothing is under way. */
export function renewNow(state: ConnectionState, work: Work): ConnectionState {
  if (state.phase.phase !== 'live' || state.phase.renewing !== null) return state;
  if (state.request !== null || state.panelFrom > work.elapsed) return state;
  return renewInTime(state, work);
}

/** The same whatever is under way, as soon as the panel may be asked. */
export function renewInTime(state: ConnectionState, work: Work): ConnectionState {
  const spent = tokensSpent(state, work);
  if (spent === 0) return ask(state, work);
  work.emit({ effect: 'set timer', name: 'renew', ms: spent });
  return state;
}
