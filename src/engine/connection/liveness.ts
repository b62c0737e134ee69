import { backoff } from '../backoff';
import { beginAnew, dropSocket, hurry, retry, wait } from './attempt';
import { limits } from './limits';
import { planRenewal, renewNow } from './renewal';
import type { ConnectionState, HeldToken, LivePhase, Phase, Probe, Work } from './state';

/**
 * Whether the node is still there. It sends no pings (protocol.md, section 1), so a socket may be
 * open and dead. Any frame counts, and costs a timestamp: the timer looks at it when it is due.
 */

export function watchLiveness(live: LivePhase, work: Work): void {
  const ms = Math.max(1, allowedSilence(live) - (work.elapsed - work.heardBy));
  work.emit({ effect: 'set timer', name: 'liveness', ms });
}

function allowedSilence(live: LivePhase): number {
  return live.process === 'offline' ? limits.offlineSilence : limits.silence;
}

export function livenessDue(state: ConnectionState, live: LivePhase, work: Work): ConnectionState {
  const { probe } = live;
  if (probe === null) {
    if (work.elapsed - work.heardBy >= allowedSilence(live)) {
      return startProbe(state, live, limits.probe, work);
    }
    watchLiveness(live, work);
    return state;
  }
  if (work.frames > probe.frames) {
    watchLiveness(live, work);
    return { ...state, phase: { ...live, probe: null } };
  }
  if (work.elapsed >= probe.deadlineBy) return abandon(state, probe, work);
  work.emit({ effect: 'set timer', name: 'liveness', ms: probe.deadlineBy - work.elapsed });
  if (probe.sent) return state;
  work.emit({ effect: 'probe' });
  return { ...state, phase: { ...live, probe: { ...probe, sent: true } } };
}

/** Asks the node for a sign of life within `ms`. A question that is still open is not repeated. */
export function startProbe(
  state: ConnectionState,
  live: LivePhase,
  ms: number,
  work: Work,
): ConnectionState {
  const open = live.probe !== null && live.probe.frames === work.frames ? live.probe : null;
  const deadlineBy = Math.min(open?.deadlineBy ?? Number.POSITIVE_INFINITY, work.elapsed + ms);
  work.emit({ effect: 'set timer', name: 'liveness', ms: Math.max(1, deadlineBy - work.elapsed) });
  if (open === null) work.emit({ effect: 'probe' });
  const waking = ms === limits.wakingProbe || open?.waking === true;
  const probe = { frames: work.frames, deadlineBy, sent: open?.sent ?? true, waking };
  return { ...state, phase: { ...live, probe } };
}

/** The limits did not let the question out. Its deadline stands: a dead socket takes nothing either. */
export function probeNotSent(state: ConnectionState, live: LivePhase, work: Work): ConnectionState {
  if (live.probe === null) return state;
  const ms = Math.max(1, Math.min(limits.controlRetry, live.probe.deadlineBy - work.elapsed));
  work.emit({ effect: 'set timer', name: 'liveness', ms });
  return { ...state, phase: { ...live, probe: { ...live.probe, sent: false } } };
}

function abandon(state: ConnectionState, probe: Probe, work: Work): ConnectionState {
  const since = work.now - (work.elapsed - work.heardBy);
  const down = dropSocket(state, work, since);
  return probe.waking && !state.offline
    ? wait(down, work, backoff(0, work.chance), { kind: 'silent' })
    : retry(down, work, { kind: 'silent' });
}

/** Where no socket opens any more the server may have moved or gone: the panel knows. */
export function withDoubt(state: ConnectionState): ConnectionState {
  const doubt = state.neverOpened >= limits.askAfterNeverOpened;
  return { ...state, askPanel: state.askPanel || doubt || state.problem?.kind === 'bad address' };
}

/** The page is seen again, the network is back, the machine has slept: what we know may be stale. */
export function wake(state: ConnectionState, work: Work): ConnectionState {
  const woken = wokenUp(state, work);
  return woken === state ? state : { ...woken, wokenFrom: work.elapsed };
}

function wokenUp(state: ConnectionState, work: Work): ConnectionState {
  switch (state.phase.phase) {
    case 'waiting':
      return beginAnew(withDoubt(state), work);
    case 'held':
      return beginAnew(state, work);
    case 'live':
      return startProbe(askWhileDead(state, work), state.phase, limits.wakingProbe, work);
    case 'credentials':
    case 'connecting':
    case 'authenticating':
      return hurry(state, work);
    case 'idle':
    case 'stopped':
      return state;
  }
}

/** A live socket whose token has ended waits for the panel, as one that is down does. */
function askWhileDead(state: ConnectionState, work: Work): ConnectionState {
  if (state.renewal.deadSince === null) return state;
  return state.request === null ? renewNow(state, work) : hurry(state, work);
}

/**
 * Compares the two clocks. A wall clock that ran ahead is most likely a machine that slept while
 * elapsed time stood still, so what is counted by elapsed time is older than it seems.
 */
export function noticeJump(state: ConnectionState, work: Work): ConnectionState {
  const offset = work.now - work.elapsed;
  if (state.offset === null) return { ...state, offset };
  const jump = offset - state.offset;
  if (Math.abs(jump) < limits.jump) return state;
  return wake(jump > 0 ? age({ ...state, offset }, jump, work) : { ...state, offset }, work);
}

function age(state: ConnectionState, ms: number, work: Work): ConnectionState {
  const token = olderBy(state.token, ms);
  const { renewal, request } = state;
  const phase = withOlderToken(state.phase, ms);
  const older = (at: number) => at - ms;
  const planned = renewal.failed === null && renewal.deadSince === null && request === null;
  if (phase.phase === 'live' && phase.renewing === null && token !== null && planned) {
    planRenewal(token, work);
  }
  return {
    ...state,
    phase,
    token,
    openedFrom: state.openedFrom.map(older),
    answeredFrom: state.answeredFrom.map(older),
    panelFrom: state.panelFrom - ms,
    tryFrom: older(state.tryFrom),
  };
}

function olderBy<Token extends HeldToken | null>(token: Token, ms: number): Token {
  return token === null ? token : { ...token, endsBy: token.endsBy - ms };
}

/** The new token that is just being presented has slept as well. */
function withOlderToken(phase: Phase, ms: number): Phase {
  if (phase.phase !== 'live' || phase.renewing === null) return phase;
  const { renewing } = phase;
  return { ...phase, renewing: { ...renewing, token: olderBy(renewing.token, ms) } };
}
