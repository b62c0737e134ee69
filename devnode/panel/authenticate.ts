import type { UserRecord, World } from '../world';
import { errors, type PanelError } from './errors';
import type { PanelRequest } from './request';
import { type Session, type Sessions, sessionCookie } from './sessions';

/** Who sent a request, and the session to roll on with the answer. */
export interface Identified {
  readonly kind: 'identified';
  readonly user: UserRecord | null;
  readonly session: Session | null;
}

const readOnly = ['GET', 'HEAD', 'OPTIONS'];

/** Hosts that count as the panel's own page beside the panel itself. */
const listedHosts = ['localhost', 'localhost:3000', '127.0.0.1', '127.0.0.1:8000', '[::1]'];

/**
 * Finds out who asks (protocol.md, section 3): the session first, then the key. A request counts
 * as coming from the panel's own page if it carries the session cookie, whatever is in it, or
 * names a listed host; a write then needs the CSRF token even with a key.
 */
export function identify(
  request: PanelRequest,
  world: World,
  sessions: Sessions,
  ownOrigins: readonly string[],
): Identified | PanelError {
  if (!isStateful(request, ownOrigins)) {
    return { kind: 'identified', user: userOfKey(request, world), session: null };
  }
  const session = sessionOf(request, sessions);
  if (!readOnly.includes(request.method) && !hasCsrfToken(request, session, null)) {
    return errors.csrf();
  }
  const user = userOfSession(session, world) ?? userOfKey(request, world);
  return { kind: 'identified', user, session };
}

/** The request's session, or a new visitor's. */
export function sessionOf(request: PanelRequest, sessions: Sessions): Session {
  return sessions.find(request.cookies.get(sessionCookie)) ?? sessions.create(null);
}

export function userOfSession(session: Session, world: World): UserRecord | null {
  return session.userUuid === null ? null : (world.users.get(session.userUuid) ?? null);
}

/** `formToken`: the hidden field `_token` of a form, if there was one. */
export function hasCsrfToken(
  request: PanelRequest,
  session: Session,
  formToken: string | null,
): boolean {
  const given = formToken ?? request.header('x-csrf-token') ?? request.header('x-xsrf-token');
  return given === session.csrf;
}

function isStateful(request: PanelRequest, ownOrigins: readonly string[]): boolean {
  if (request.cookies.has(sessionCookie)) return true;
  const from = hostOf(request.header('referer') ?? request.header('origin'));
  return (
    from !== null &&
    (listedHosts.includes(from) || ownOrigins.some((origin) => hostOf(origin) === from))
  );
}

function hostOf(address: string | null): string | null {
  return address !== null && URL.canParse(address) ? new URL(address).host : null;
}

function userOfKey(request: PanelRequest, world: World): UserRecord | null {
  const key = /^Bearer (\S+)$/i.exec(request.header('authorization') ?? '')?.[1];
  if (key === undefined) return null;
  return [...world.users.values()].find((user) => user.keys.includes(key)) ?? null;
}
