import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Duplex } from 'node:stream';
import { createApp, isNodePath } from './createApp';
import { createWorld } from './createWorld';
import { defaultServers, defaultUsers } from './defaults';
import { openFront } from './front';
import { defaultDataDir } from './index';
import { originsOfPort } from './origins';
import { openWay } from './way/way';

/** The devnode behind a server of Vite's. */
export interface ViteSide {
  /** `false`: Vite's turn. */
  handle(request: IncomingMessage, response: ServerResponse): boolean;
  /** Takes the node's upgrades and leaves Vite its own. */
  upgrade(request: IncomingMessage, socket: Duplex, head: Buffer): void;
  close(): Promise<void>;
}

/** `port`: Vite's, which is the panel's and the node's first address. */
export async function openViteSide(port: number, log: (line: string) => void): Promise<ViteSide> {
  const dataDir = defaultDataDir;
  const seeds = defaultServers();
  const second = await openFront(0);
  const way = await openWay({ target: port });
  const app = createApp({
    world: createWorld({ servers: seeds, users: defaultUsers(seeds), dataDir }),
    dataDir,
    limits: undefined,
    panelOrigins: originsOfPort(port),
    ports: { first: port, second: second.port },
    way,
    log,
  });
  second.serve({
    request: (_, response) => response.writeHead(404).end(),
    upgrade: app.upgradeOf(1),
  });
  const upgradeFirst = app.upgradeOf(0);
  return {
    handle: app.handle,
    upgrade(request, socket, head) {
      if (!isNodePath(request)) return;
      socket.on('error', () => socket.destroy());
      upgradeFirst(request, socket, head);
    },
    async close() {
      await app.close();
      await Promise.all([second.close(), way.close()]);
    },
  };
}
