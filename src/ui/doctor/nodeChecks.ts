import type { ConnectionProblem } from '../../engine/connectionStatus';
import type { TimelineEvent } from '../../engine/timeline/timeline.types';
import type { Facts, Finding } from './findings.types';
import { finding, hostOf, notReached } from './panelChecks';

/** What the node has to do with it (protocol.md, section 1). */

/** A server that runs says something each second. ms */
const longestSilence = 6_000;

/** How far the last try got. */
type Stage =
  /** No try is known of, or it ended before the node was asked. */
  | 'none'
  | 'bad address'
  /** Refused, and no reason given: a browser is told none. */
  | 'never opened'
  | 'open timed out'
  | 'opened';

export function stageOf({ engine }: Facts): Stage {
  const { current, lastProblem } = engine.connection;
  if (current.phase === 'live' || current.phase === 'authenticating') return 'opened';
  return lastProblem === null ? 'none' : stageOfProblem(lastProblem);
}

function stageOfProblem(problem: ConnectionProblem): Stage {
  switch (problem.kind) {
    case 'panel':
    case 'offline':
      return 'none';
    case 'bad address':
    case 'never opened':
    case 'open timed out':
      return problem.kind;
    case 'sign-in timed out':
    case 'token refused':
    case 'fresh tokens refused':
    case 'closed':
    case 'silent':
    case 'frame too large':
      return 'opened';
  }
}

export function checkNode(facts: Facts): Finding {
  const { engine, page, node } = facts;
  const { address } = engine.connection;
  const stage = stageOf(facts);
  if (stage === 'opened') return finding('node', 'good', { kind: 'node open' });
  if (address === null) return notReached('node');
  const host = hostOf(address);
  // The browser does not even try.
  if (page.isSecure && address.startsWith('ws:') && !isLoopback(host)) {
    return finding('node', 'bad', { kind: 'node not secure', host });
  }
  if (stage === 'bad address') return finding('node', 'bad', { kind: 'bad address', address });
  switch (node) {
    case null:
      return notReached('node');
    case 'forbidden':
      // The socket may be allowed all the same; that it does not open makes it likely that it is not.
      return finding('node', 'likely', { kind: 'policy forbids', source: originOf(address) });
    case 'nothing':
      return finding('node', 'bad', { kind: 'node unreachable', host, isPrivate: isPrivate(host) });
    case 'too slow':
      return finding('node', 'bad', { kind: 'node too slow', host });
    case 'answers':
      return stage === 'open timed out'
        ? finding('node', 'likely', { kind: 'node swallows', host })
        : finding('node', 'good', { kind: 'node answers', host });
  }
}

/** Something answers, yet the connection never opens: the origin, or the places. */
export function checkOrigin(facts: Facts): Finding {
  if (stageOf(facts) === 'opened') return finding('origin', 'good', { kind: 'origin taken' });
  if (!isRefused(facts)) return notReached('origin');
  if (isOwn(facts)) return finding('origin', 'open', { kind: 'origin own' });
  return wasSignedIn(facts)
    ? finding('origin', 'open', { kind: 'origin taken before' })
    : finding('origin', 'likely', { kind: 'origin refused' });
}

export function checkPlaces(facts: Facts): Finding {
  if (stageOf(facts) === 'opened') return finding('places', 'good', { kind: 'place free' });
  if (!isRefused(facts)) return notReached('places');
  return isOwn(facts) || wasSignedIn(facts)
    ? finding('places', 'likely', { kind: 'places taken' })
    : finding('places', 'open', { kind: 'places cannot be told' });
}

function isRefused(facts: Facts): boolean {
  return facts.node === 'answers' && stageOf(facts) === 'never opened';
}

function isOwn({ page, panel }: Facts): boolean {
  return page.origin === panel.origin;
}

function wasSignedIn({ history }: Facts): boolean {
  return history?.entries.some(({ event }) => event.kind === 'signed in') === true;
}

export function checkAuth(facts: Facts): Finding {
  const { current, lastProblem } = facts.engine.connection;
  if (current.phase === 'live') return finding('auth', 'good', { kind: 'node took us' });
  if (current.phase === 'authenticating') return finding('auth', 'open', { kind: 'signing in' });
  switch (lastProblem?.kind) {
    case 'token refused':
    case 'fresh tokens refused': {
      const fresh = lastProblem.kind === 'fresh tokens refused';
      return finding('auth', 'bad', { kind: 'token refused', text: lastProblem.text, fresh });
    }
    case 'sign-in timed out':
      return finding('auth', 'bad', { kind: 'node does not answer sign-in' });
    case 'closed':
      return lastClose(facts)?.stage === 'signing in'
        ? finding('auth', 'likely', { kind: 'cut at sign-in', code: lastProblem.code })
        : finding('auth', 'good', { kind: 'node took us' });
    case 'silent':
    case 'frame too large':
      return finding('auth', 'good', { kind: 'node took us' });
    default:
      return notReached('auth');
  }
}

export function checkLines(facts: Facts): Finding {
  const { engine, history, now } = facts;
  const { current, lastProblem, renewal } = engine.connection;
  if (current.phase === 'live') {
    const { process } = engine.server;
    if (renewal.kind === 'expired') return finding('lines', 'bad', { kind: 'output withheld' });
    if (process === 'offline') return finding('lines', 'note', { kind: 'server off' });
    const heardAt = history?.heardAt ?? null;
    if (heardAt === null) return notReached('lines');
    const ago = Math.max(0, now - heardAt);
    return ago < longestSilence
      ? finding('lines', 'good', { kind: 'lines come', ago })
      : finding('lines', 'likely', { kind: 'silence', ago, process });
  }
  switch (lastProblem?.kind) {
    case 'closed':
      return lastClose(facts)?.stage === 'signing in'
        ? notReached('lines')
        : finding('lines', 'bad', { kind: 'broke off', code: lastProblem.code });
    case 'silent':
      return finding('lines', 'bad', { kind: 'broke off', code: null });
    case 'frame too large':
      return finding('lines', 'bad', { kind: 'command too large' });
    default:
      return notReached('lines');
  }
}

function lastClose({ history }: Facts): Extract<TimelineEvent, { kind: 'closed' }> | null {
  const event = history?.entries.findLast((entry) => entry.event.kind === 'closed')?.event;
  return event?.kind === 'closed' ? event : null;
}

function originOf(address: string): string {
  return address.replace(/^(\w+:\/\/[^/]+).*$/, '$1');
}

function isLoopback(host: string): boolean {
  return /^(localhost|127\.\d+\.\d+\.\d+|\[::1\])(:\d+)?$/.test(host);
}

/** Reached from one network alone, or from the machine itself. */
function isPrivate(host: string): boolean {
  return (
    isLoopback(host) ||
    /^(10\.|192\.168\.|169\.254\.|172\.(1[6-9]|2\d|3[01])\.)[\d.]+(:\d+)?$/.test(host) ||
    /^\[f[cde]/i.test(host) ||
    /\.(local|lan|internal|home\.arpa)(:\d+)?$/i.test(host)
  );
}
