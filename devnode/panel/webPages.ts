import { randomBytes } from 'node:crypto';
import type { UserRecord, World } from '../world';
import { hasCsrfToken, sessionOf, userOfSession } from './authenticate';
import { errors } from './errors';
import { keysPage, loginPage } from './pages';
import { json, noContent, type Reply } from './reply';
import type { PanelRequest } from './request';
import type { Session, Sessions } from './sessions';

export interface WebPages {
  /** The session may be another one than the request's: signing in and out changes it. */
  answer(request: PanelRequest): Promise<{ readonly reply: Reply; readonly session: Session }>;
}

/** `/auth/login`, `/auth/logout` and `/account/api`. */
export function createWebPages(world: World, sessions: Sessions): WebPages {
  async function answer(request: PanelRequest) {
    const session = sessionOf(request, sessions);
    const method = request.method === 'HEAD' ? 'GET' : request.method;
    const fields = method === 'GET' ? {} : await readFields(request);
    if (method !== 'GET' && !hasCsrfToken(request, session, fields._token ?? null)) {
      return { reply: errors.csrf(), session };
    }
    switch (`${method} ${request.path}`) {
      case 'GET /auth/login':
        return { reply: showLogin(session, 200, null), session };
      case 'POST /auth/login':
        return signIn(request, session, fields);
      case 'POST /auth/logout':
        sessions.drop(session.id);
        return {
          reply: request.wantsJson ? noContent : ({ kind: 'redirect', to: '/auth/login' } as const),
          session: sessions.create(null),
        };
      case 'GET /account/api':
        return { reply: showKeys(session, null), session };
      case 'POST /account/api':
        return { reply: createKey(session), session };
      default:
        return { reply: errors.noRoute(request.path), session };
    }
  }

  function signIn(request: PanelRequest, session: Session, fields: Record<string, string>) {
    const user = [...world.users.values()].find(
      ({ name, password }) => name === fields.user && password === fields.password,
    );
    if (user === undefined) {
      const error = errors.badCredentials();
      const page = showLogin(session, error.status, error.detail);
      return { reply: request.wantsJson ? error : page, session };
    }
    // A new id, so that a session someone else put into the browser never becomes the user's.
    sessions.drop(session.id);
    const fresh = sessions.create(user.uuid);
    const data = { complete: true, intended: '/', user: { uuid: user.uuid, username: user.name } };
    const reply: Reply = request.wantsJson ? json({ data }) : { kind: 'redirect', to: '/' };
    return { reply, session: fresh };
  }

  function showLogin(session: Session, status: number, problem: string | null): Reply {
    const html = loginPage([...world.users.values()], session.csrf, problem);
    return { kind: 'page', status, html };
  }

  function showKeys(session: Session, made: string | null): Reply {
    const user = userOfSession(session, world);
    if (user === null) return errors.unauthenticated();
    return { kind: 'page', status: 200, html: keysPage(user, session.csrf, made) };
  }

  function createKey(session: Session): Reply {
    const user = userOfSession(session, world);
    if (user === null) return errors.unauthenticated();
    const key = `ptlc_${randomBytes(32).toString('hex').slice(0, 43)}`;
    const changed: UserRecord = { ...user, keys: [...user.keys, key] };
    world.users.set(user.uuid, changed);
    return showKeys(session, key);
  }

  return { answer };
}

async function readFields(request: PanelRequest): Promise<Record<string, string>> {
  const text = (await request.body())?.toString('utf8') ?? '';
  const type = request.header('content-type') ?? '';
  if (!/[/+]json\b/.test(type)) return Object.fromEntries(new URLSearchParams(text));
  try {
    const value: unknown = JSON.parse(text);
    const entries = Object.entries(typeof value === 'object' && value !== null ? value : {});
    return Object.fromEntries(
      entries.filter((entry): entry is [string, string] => typeof entry[1] === 'string'),
    );
  } catch {
    return {};
  }
}
