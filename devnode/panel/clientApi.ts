import type { DevNode, ServerRecord, UserRecord, World } from '../world';
import { errors } from './errors';
import { createLimiter } from './limiter';
import { admitsAdmins, allows, conflictOf, owns, permissionsOf } from './permissions';
import { json, type Reply } from './reply';
import type { PanelRequest } from './request';
import { paginate, serverJson } from './serverJson';
import { type ServerRoute, serverRoutes } from './serverRoutes';
import type { PanelSettings } from './settings';

export interface ClientApiOptions {
  readonly world: World;
  readonly node: DevNode;
  readonly settings: PanelSettings;
  /** The node's http address that serves a server, for a client that came by `host`. */
  nodeAddress(server: ServerRecord, host: string): string;
}

export interface ClientApi {
  /** Answers a request below `/api/client` from a known user. */
  answer(request: PanelRequest, user: UserRecord): Promise<Reply>;
}

const minute = 60_000;
/** How long the panel shows the same resources. ms */
const resourcesLife = 20_000;

export function createClientApi({
  world,
  node,
  settings,
  nodeAddress,
}: ClientApiOptions): ClientApi {
  const now = () => world.clock.now();
  const requests = createLimiter(minute, now);
  const tokens = createLimiter(minute, now);
  const cached = createCache(resourcesLife, now);

  async function answer(request: PanelRequest, user: UserRecord): Promise<Reply> {
    const limit = settings.limits.requestsPerMinute;
    const allowance = requests.hit(user.uuid, limit);
    if (!allowance.ok) return errors.tooMany(allowance.retryAfter, limit);
    const reply = await route(request, user);
    if (reply.kind !== 'json' && reply.kind !== 'empty') return reply;
    return {
      ...reply,
      headers: {
        'X-RateLimit-Limit': String(limit),
        'X-RateLimit-Remaining': String(allowance.remaining),
        ...reply.headers,
      },
    };
  }

  async function route(request: PanelRequest, user: UserRecord): Promise<Reply> {
    const { path } = request;
    const method = request.method === 'HEAD' ? 'GET' : request.method;
    if (path === '/api/client') {
      return method === 'GET'
        ? list(request, user)
        : errors.wrongMethod(method, path, ['GET', 'HEAD']);
    }
    const match = /^\/api\/client\/servers\/([^/]+)(\/.*)?$/.exec(path);
    const rest = match?.[2] ?? '';
    const routes = serverRoutes.filter((candidate) => candidate.path === rest);
    if (match === null || routes.length === 0) return errors.noRoute(path);
    const found = routes.find((candidate) => candidate.method === method);
    if (found === undefined) {
      return errors.wrongMethod(
        method,
        path,
        routes.map((candidate) => candidate.method),
      );
    }
    return callServer(request, user, match[1] ?? '', found);
  }

  async function callServer(
    request: PanelRequest,
    user: UserRecord,
    id: string,
    found: ServerRoute,
  ): Promise<Reply> {
    const all = [...world.servers.values()];
    const index = all.findIndex(({ uuid }) => (id.length === 8 ? uuid.slice(0, 8) : uuid) === id);
    const server = all[index];
    const permissions = server === undefined ? null : permissionsOf(user, server);
    if (server === undefined || permissions === null) return errors.notFound();

    const conflict = found.always === true ? null : conflictOf(server, settings.maintenance);
    const admitted =
      user.isAdmin && found.admitsAdmins === true && admitsAdmins(server, settings.maintenance);
    if (conflict !== null && !admitted) return errors.conflict(conflict);

    if (found.tokenLimit === true) {
      const limit = settings.limits.tokensPerMinute;
      const allowance = tokens.hit(server.uuid, limit);
      if (!allowance.ok) return errors.tooMany(allowance.retryAfter, limit);
    }
    const fields = await readFields(request);
    if (fields === null) return errors.badJson();
    const needed = found.permission?.(fields);
    if (needed !== undefined && !allows(permissions, needed)) return errors.unauthorized();
    return found.run({
      request,
      world,
      user,
      server,
      permissions,
      node: node.server(server.uuid),
      index: index + 1,
      maintenance: settings.maintenance,
      panelAddress: `http://${request.host}`,
      nodeAddress: nodeAddress(server, request.host),
      fields,
      cached,
    });
  }

  function list(request: PanelRequest, user: UserRecord): Reply {
    const maintenance = settings.maintenance;
    const entries = [...world.servers.values()]
      .map((server, at) => ({ server, user, index: at + 1, maintenance }))
      .filter(({ server }) => isListed(request.query.get('type'), server, user));
    const { items, pagination } = paginate(
      entries,
      request.query,
      `http://${request.host}${request.path}`,
    );
    return json({ object: 'list', data: items.map(serverJson), meta: { pagination } });
  }

  return { answer };
}

/** `type=admin`: what one sees as an administrator only; `admin-all`: everything; `owner`: one's own. */
function isListed(type: string | null, server: ServerRecord, user: UserRecord): boolean {
  switch (type) {
    case 'admin':
      return user.isAdmin && !user.permissions.has(server.uuid);
    case 'admin-all':
      return user.isAdmin;
    case 'owner':
      return owns(user, server);
    default:
      return user.permissions.has(server.uuid);
  }
}

/** The body's fields; `null`: it says it is JSON and is not. A raw body has none. */
async function readFields(request: PanelRequest): Promise<Record<string, unknown> | null> {
  if (request.method === 'GET' || request.method === 'HEAD') return {};
  const type = request.header('content-type') ?? '';
  const text = (await request.body())?.toString('utf8') ?? '';
  if (type.includes('application/x-www-form-urlencoded')) {
    return Object.fromEntries(new URLSearchParams(text));
  }
  if (!/[/+]json\b/.test(type) || text === '') return {};
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null ? { ...value } : {};
  } catch {
    return null;
  }
}

function createCache(life: number, now: () => number) {
  const entries = new Map<string, { readonly at: number; readonly value: unknown }>();
  return async (key: string, make: () => Promise<unknown>): Promise<unknown> => {
    const entry = entries.get(key);
    const age = entry === undefined ? life : now() - entry.at;
    if (entry !== undefined && age >= 0 && age < life) return entry.value;
    const value = await make();
    entries.set(key, { at: now(), value });
    return value;
  };
}
