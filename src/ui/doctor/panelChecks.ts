import type { TimelineEvent } from '../../engine/timeline/timeline.types';
import type { Facts, Finding, Found, Reach, Verdict } from './findings.types';

/** What the page and the panel have to do with it (protocol.md, section 3). */

/** Clocks that differ by less do no harm, and a slow answer looks like it. ms */
const worthSaying = 60_000;

export function checkDevice({ online, answer, engine }: Facts): Finding {
  if (online) return finding('device', 'good', { kind: 'online' });
  const { failure } = answer.result.ok ? { failure: null } : answer.result;
  const heard = failure?.kind !== 'unreachable' || engine.connection.current.phase === 'live';
  return heard
    ? finding('device', 'note', { kind: 'said to be offline' })
    : finding('device', 'bad', { kind: 'offline' });
}

export function checkPanel({ answer, panel }: Facts): Finding {
  const answers = finding('panel', 'good', { kind: 'panel answers', took: answer.took });
  if (answer.result.ok) return answers;
  const { failure } = answer.result;
  const host = hostOf(panel.origin);
  switch (failure.kind) {
    case 'unreachable':
      return notRead(answer.reach, host, panel.origin);
    case 'unexpected answer':
      return failure.html
        ? finding('panel', 'bad', { kind: 'panel page', status: failure.status })
        : finding('panel', 'bad', { kind: 'panel broken', status: failure.status });
    case 'too many requests':
      return finding('panel', 'bad', { kind: 'panel busy', retryAfter: failure.retryAfter });
    case 'signed out':
    case 'two factor required':
    case 'forbidden':
    case 'not found':
    case 'conflict':
      return answers;
  }
}

/** A browser does not say why; what comes of a request that nobody reads tells a part of it. */
function notRead(reach: Reach | null, host: string, source: string): Finding {
  switch (reach) {
    case 'answers':
      return finding('panel', 'likely', { kind: 'panel hides', host });
    case 'too slow':
      return finding('panel', 'bad', { kind: 'panel too slow', host });
    case 'forbidden':
      return finding('panel', 'bad', { kind: 'policy forbids', source });
    case 'nothing':
    case null:
      return finding('panel', 'bad', { kind: 'panel unreachable', host });
  }
}

export function checkSignIn({ answer, panel }: Facts): Finding {
  const { by } = panel;
  if (answer.result.ok) return finding('sign-in', 'good', { kind: 'signed in', by });
  switch (answer.result.failure.kind) {
    case 'signed out':
      return finding('sign-in', 'bad', { kind: 'signed out', by });
    case 'two factor required':
      return finding('sign-in', 'bad', { kind: 'two factor' });
    case 'forbidden':
    case 'not found':
    case 'conflict':
      return finding('sign-in', 'good', { kind: 'signed in', by });
    case 'unreachable':
    case 'unexpected answer':
    case 'too many requests':
      return notReached('sign-in');
  }
}

export function checkAccess({ answer }: Facts): Finding {
  if (answer.result.ok) {
    const { hold } = answer.result.value;
    return hold === null
      ? finding('access', 'good', { kind: 'allowed' })
      : finding('access', 'bad', { kind: 'held', hold });
  }
  const { failure } = answer.result;
  switch (failure.kind) {
    case 'forbidden':
    case 'conflict':
      return finding('access', 'bad', { kind: failure.kind, detail: failure.detail });
    case 'not found':
      return finding('access', 'bad', { kind: 'not found' });
    case 'signed out':
    case 'two factor required':
    case 'unreachable':
    case 'unexpected answer':
    case 'too many requests':
      return notReached('access');
  }
}

/** By what the engine holds: none is asked for to look at. */
export function checkToken({ history, engine, now, since }: Facts): Finding {
  const { renewal, current } = engine.connection;
  if (current.phase === 'live' && renewal.kind !== 'fine') {
    const ended = renewal.kind === 'expired';
    return finding('token', 'bad', { kind: 'token not renewed', failure: renewal.failure, ended });
  }
  if (history === null) return notReached('token');
  const asked = history.entries.some((one) => one.at >= since && one.event.kind === 'token asked');
  const endsIn = (history.token?.endsAt ?? now) - now;
  if (endsIn > 0) return finding('token', 'good', { kind: 'token in hand', endsIn, asked });
  const last = history.entries.findLast(({ event }) => isAnswer(event))?.event;
  if (last?.kind === 'token failed') {
    return finding('token', 'bad', { kind: 'token failed', failure: last.failure });
  }
  return last === undefined
    ? notReached('token')
    : finding('token', 'good', { kind: 'token was given', asked });
}

function isAnswer({ kind }: TimelineEvent): boolean {
  return kind === 'token received' || kind === 'token failed';
}

/** Never in the way by itself: the console counts a token's life from when it came. */
export function checkClock(facts: Facts): Finding {
  const skew = skewOf(facts);
  if (skew === null) return notReached('clock');
  return Math.abs(skew) < worthSaying
    ? finding('clock', 'good', { kind: 'clocks agree' })
    : finding('clock', 'note', { kind: 'clocks differ', skew });
}

function skewOf({ history }: Facts): number | null {
  const entry = history?.entries.findLast(({ event }) => event.kind === 'token received');
  return entry?.event.kind === 'token received' ? entry.event.skew : null;
}

export function finding(check: Finding['check'], verdict: Verdict, found: Found): Finding {
  return { check, verdict, found };
}

export function notReached(check: Finding['check']): Finding {
  return finding(check, 'open', { kind: 'not reached' });
}

/** With its port, where it has one of its own. */
export function hostOf(address: string): string {
  return URL.canParse(address) ? new URL(address).host : address;
}
