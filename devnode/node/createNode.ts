import { setTimeout as wait } from 'node:timers/promises';
import { WebSocketServer } from 'ws';
import type { DevNode, NodeCounters, ServerRecord, SocketCut, World } from '../world';
import { createGameServer, type GameServer } from './gameServer';
import { createSession, type Session } from './session';
import { createTokens } from './tokens';
import { admit, refuse } from './upgrade';

/** A frame from a client may have so many bytes (protocol.md, "Client → node"). */
const longestFrame = 4096;

/** The node: its servers, their sockets, and what can happen to it as a whole. */
export function createNode(options: {
  world: World;
  /** The panel's own origins, which pass without being listed. */
  panelOrigins: () => readonly string[];
  dataDir: string;
  log?: (line: string) => void;
}): DevNode {
  const { world, panelOrigins, dataDir } = options;
  const log = options.log ?? (() => undefined);
  const tokens = createTokens({ secret: world.secret, now: () => world.clock.now() });
  const servers = new Map<string, GameServer>();
  /** All sockets, signed in or not. */
  const sessions = new Set<Session>();
  const counted = new Map<string, NodeCounters>();
  const upgrader = new WebSocketServer({
    noServer: true,
    maxPayload: longestFrame,
    perMessageDeflate: false,
    clientTracking: false,
  });
  let down = false;

  function countersOf(uuid: string): NodeCounters {
    const known = counted.get(uuid);
    if (known !== undefined) return known;
    const made: NodeCounters = {
      sockets: 0,
      socketsOpened: 0,
      linesOffered: 0,
      linesSent: 0,
      linesThrownAway: 0,
      linesThrottled: 0,
      framesIn: {},
      framesThrottled: {},
      jwtErrors: 0,
    };
    counted.set(uuid, made);
    return made;
  }

  function add(record: ServerRecord): GameServer {
    const server: GameServer = createGameServer({
      record,
      world,
      dataDir,
      async pauseUntil(ms, signal) {
        await wait(ms / world.pace, undefined, { signal });
      },
      log,
      throttled() {
        countersOf(record.uuid).linesThrottled += 1;
      },
      moved() {
        for (const session of sessionsOf(record.uuid)) session.close(1001, 'server transferred');
      },
    });
    servers.set(record.uuid, server);
    if (record.autostart && record.status === null) void startByItself(server);
    return server;
  }

  /** Nobody asked for it on a page, so nobody there is told if it fails. */
  async function startByItself(server: GameServer): Promise<void> {
    const outcome = await server.power('start');
    if (!outcome.ok && !down) log(`${server.record.name} was not started: ${outcome.why}`);
  }

  function sessionsOf(uuid?: string): Session[] {
    return [...sessions].filter((one) => uuid === undefined || one.server.record.uuid === uuid);
  }

  function cut(how: SocketCut, uuid?: string): void {
    for (const session of sessionsOf(uuid)) {
      switch (how) {
        case 'clean':
          session.close(1000, '');
          break;
        case 'going-away':
          session.close(1001, 'going away');
          break;
        case 'restart':
          session.close(1012, 'service restart');
          break;
        case 'unclean':
          session.cut();
          break;
        case 'silent':
          session.goSilent();
          break;
      }
    }
  }

  function adopt(uuid: string): GameServer {
    const known = servers.get(uuid);
    if (known !== undefined) return known;
    const record = world.servers.get(uuid);
    if (record === undefined) throw new Error(`no server ${uuid} in the world`);
    return add(record);
  }

  for (const uuid of world.servers.keys()) adopt(uuid);

  return {
    server: (uuid) => servers.get(uuid) ?? null,
    adopt,
    upgrade(request, socket, head, address) {
      if (down) {
        socket.destroy();
        return;
      }
      if (world.faults.hangUpgrades) {
        // Held until the client gives up.
        socket.on('error', () => undefined).on('end', () => socket.destroy());
        socket.resume();
        return;
      }
      const admission = admit({
        request,
        world,
        panelOrigins: panelOrigins(),
        find(uuid) {
          const found = servers.get(uuid);
          return found !== undefined && found.record.address === address ? found : null;
        },
        sockets: (uuid) => sessionsOf(uuid).length,
      });
      if (!admission.ok) {
        refuse(socket, admission.status);
        return;
      }
      const { server } = admission;
      upgrader.handleUpgrade(request, socket, head, (ws) => {
        const counters = countersOf(server.record.uuid);
        const session = createSession({
          ws,
          socket,
          server,
          world,
          tokens,
          counters,
          onClosed(closed) {
            sessions.delete(closed);
            counters.sockets -= 1;
          },
        });
        sessions.add(session);
        counters.sockets += 1;
        counters.socketsOpened += 1;
        if (server.record.status === 'suspended') session.close(4409, 'server is suspended');
      });
    },
    cut,
    async restart(downMs) {
      down = true;
      cut('restart');
      await wait(downMs);
      tokens.denyAll();
      down = false;
    },
    revoke(userUuid, serverUuid) {
      tokens.denyUser(userUuid, serverUuid);
      cut('unclean', serverUuid);
    },
    async suspend(uuid) {
      const server = servers.get(uuid);
      if (server === undefined) return;
      server.record.status = 'suspended';
      cut('unclean', uuid);
      await server.kill();
    },
    unsuspend(uuid) {
      const record = servers.get(uuid)?.record;
      if (record?.status === 'suspended') record.status = null;
    },
    async remove(uuid) {
      const server = servers.get(uuid);
      if (server === undefined) return;
      servers.delete(uuid);
      world.servers.delete(uuid);
      server.publish('deleted');
      for (const session of sessionsOf(uuid)) session.close(1001, 'server deleted');
      await server.close();
    },
    counters: (uuid) => structuredClone(countersOf(uuid)),
    async close() {
      down = true;
      cut('unclean');
      await Promise.all([...servers.values()].map((server) => server.close()));
      servers.clear();
    },
  };
}
