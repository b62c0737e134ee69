import type { IncomingMessage, ServerResponse } from 'node:http';
import type { DevNode, ServerRecord, World } from '../world';
import { type Identified, identify, userOfSession } from './authenticate';
import { createClientApi } from './clientApi';
import { applyCors } from './cors';
import { errors, type PanelError } from './errors';
import { panelFaultOf, playFault } from './playFault';
import { type Reply, send } from './reply';
import { type PanelRequest, parseCookies, toPanelRequest } from './request';
import { createSessions, type Session, sessionCookie, sessionCookies } from './sessions';
import type { PanelSettings } from './settings';
import { createWebPages } from './webPages';

export interface PanelOptions {
  readonly world: World;
  readonly node: DevNode;
  readonly settings: PanelSettings;
  /** The panel's own origins; read at each request. */
  readonly ownOrigins: readonly string[];
  nodeAddress(server: ServerRecord, host: string): string;
}

/** The panel's half: REST for clients, and the pages to sign in. */
export interface Panel {
  /** `false`: the path is none of the panel's, and nothing was written. */
  handle(request: IncomingMessage, response: ServerResponse): boolean;
  /** Signs the browser in as that user, unless it is signed in or signing in is required. */
  welcome(request: IncomingMessage, response: ServerResponse, userUuid: string): void;
  /** A new session's cookie for the user, as `name=value`. */
  openSession(userUuid: string): string;
  signEveryoneOut(): void;
  /** Requests so far, by `METHOD /path`, with `:id` for the server. */
  readonly requests: ReadonlyMap<string, number>;
}

export function createPanel(options: PanelOptions): Panel {
  const { world, settings, ownOrigins } = options;
  const sessions = createSessions(() => world.clock.now());
  const api = createClientApi(options);
  const web = createWebPages(world, sessions);
  const requests = new Map<string, number>();

  async function answer(request: PanelRequest, response: ServerResponse): Promise<Reply> {
    if (!isClientApi(request.path)) {
      const { reply, session } = await web.answer(request);
      response.setHeader('Set-Cookie', sessionCookies(session));
      return reply;
    }
    const who: Identified | PanelError = identify(request, world, sessions, ownOrigins);
    if (who.kind === 'error') return who;
    if (who.session !== null) response.setHeader('Set-Cookie', sessionCookies(who.session));
    if (who.user === null) return errors.unauthenticated();
    return api.answer(request, who.user);
  }

  function handle(incoming: IncomingMessage, response: ServerResponse): boolean {
    const request = toPanelRequest(incoming);
    if (!isClientApi(request.path) && !isWebPage(request.path)) return false;
    const endpoint = `${request.method} ${request.path.replace(/^(\/api\/client\/servers)\/[^/]+/, '$1/:id')}`;
    requests.set(endpoint, (requests.get(endpoint) ?? 0) + 1);

    if (isClientApi(request.path) && applyCors(request, response, settings.corsOrigins))
      return true;
    const fault = panelFaultOf(world, settings, request.path);
    if (fault !== null) {
      playFault(fault, response, request.wantsJson);
      return true;
    }
    answer(request, response).then(
      (reply) => send(response, reply, request.wantsJson),
      () => response.destroy(),
    );
    return true;
  }

  function welcome(incoming: IncomingMessage, response: ServerResponse, userUuid: string): void {
    if (settings.signInRequired) return;
    const cookies = parseCookies(incoming.headers.cookie ?? '');
    const known = sessions.find(cookies.get(sessionCookie));
    const signedIn = known !== null && userOfSession(known, world) !== null;
    const session: Session = signedIn ? known : sessions.create(userUuid);
    response.setHeader('Set-Cookie', sessionCookies(session));
  }

  return {
    handle,
    welcome,
    openSession: (userUuid) => `${sessionCookie}=${sessions.create(userUuid).id}`,
    signEveryoneOut: () => sessions.dropAll(),
    requests,
  };
}

function isClientApi(path: string): boolean {
  return path === '/api/client' || path.startsWith('/api/client/');
}

function isWebPage(path: string): boolean {
  return /^\/(auth|account)(\/|$)/.test(path);
}
