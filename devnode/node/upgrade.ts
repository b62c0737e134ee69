import type { IncomingMessage } from 'node:http';
import type { Duplex } from 'node:stream';
import type { World } from '../world';
import type { GameServer } from './gameServer';

/** Whether a request may become a websocket, in the daemon's order (protocol.md, section 1). */
export type Admission =
  | { readonly ok: true; readonly server: GameServer }
  | { readonly ok: false; readonly status: number };

export const mostSockets = 30;

export function admit(options: {
  request: IncomingMessage;
  world: World;
  /** The panel's own origins. */
  panelOrigins: readonly string[];
  /** The server at this address of the node. */
  find: (uuid: string) => GameServer | null;
  /** Sockets of the server, signed in or not. */
  sockets: (uuid: string) => number;
}): Admission {
  const { request, world, panelOrigins, find, sockets } = options;
  if (world.faults.refuseUpgrades !== null)
    return { ok: false, status: world.faults.refuseUpgrades };
  const path = (request.url ?? '').split('?')[0] ?? '';
  const uuid = /^\/api\/servers\/([^/]+)\/ws$/.exec(path)?.[1];
  const server = uuid === undefined ? null : find(uuid);
  if (server === null) return { ok: false, status: 404 };
  if (world.faults.placesTaken || sockets(server.record.uuid) >= mostSockets) {
    return { ok: false, status: 400 };
  }
  return originAccepted(request.headers.origin, world, panelOrigins)
    ? { ok: true, server }
    : { ok: false, status: 403 };
}

/** As the daemon has it: a request that names no origin is refused too. */
function originAccepted(
  origin: string | undefined,
  world: World,
  panelOrigins: readonly string[],
): boolean {
  if (world.faults.refuseOrigin || origin === undefined) return false;
  if (panelOrigins.includes(origin)) return true;
  return world.allowedOrigins.includes('*') || world.allowedOrigins.includes(origin);
}

/** Answers an upgrade with a plain HTTP status, which a browser sees as a close with 1006. */
export function refuse(socket: Duplex, status: number): void {
  socket.on('error', () => undefined);
  const body = JSON.stringify({ error: sentences[status] ?? 'The request was refused.' });
  socket.end(
    `HTTP/1.1 ${status} ${reasons[status] ?? 'Refused'}\r\nConnection: close\r\n` +
      `Content-Type: application/json\r\nContent-Length: ${Buffer.byteLength(body)}\r\n\r\n${body}`,
    () => socket.destroy(),
  );
}

const reasons: Readonly<Record<number, string>> = {
  400: 'Bad Request',
  403: 'Forbidden',
  404: 'Not Found',
  500: 'Internal Server Error',
  502: 'Bad Gateway',
  503: 'Service Unavailable',
};

const sentences: Readonly<Record<number, string>> = {
  400: 'Too many open websocket connections.',
  403: 'The origin of the request is not allowed.',
  404: 'The requested resource does not exist on this instance.',
};
