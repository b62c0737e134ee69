import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Duplex } from 'node:stream';
import { createFaults, type FaultBox } from './faults';
import { createFaultsApi } from './faultsApi';
import { createNode } from './node';
import { isForeign, isOurHost } from './origins';
import { createPanel, type Panel } from './panel/createPanel';
import { createPanelSettings, type PanelLimits, type PanelSettings } from './panel/settings';
import { devnodeState } from './state';
import type { Way } from './way/way.types';
import type { DevNode, World } from './world';

export interface AppOptions {
  readonly world: World;
  readonly dataDir: string;
  readonly limits: PanelLimits | undefined;
  /** The panel's own origins; may be filled until the first request comes in. */
  readonly panelOrigins: string[];
  /** The ports of the node's two addresses; the same. */
  readonly ports: { first: number; second: number };
  /** To the first of them. */
  readonly way: Way;
  readonly log: (line: string) => void;
  /** Tests put a node of their own here. */
  readonly makeNode?: typeof createNode;
}

/** Both halves joined, apart from any listener: one for our own front, one for Vite's. */
export interface App {
  readonly node: DevNode;
  readonly panel: Panel;
  readonly faults: FaultBox;
  readonly settings: PanelSettings;
  /** `false`: neither the panel's nor ours, and nothing was written; the console's turn. */
  handle(request: IncomingMessage, response: ServerResponse): boolean;
  /** Takes upgrades that came in on that address of the node; other paths are cut. */
  upgradeOf(address: 0 | 1): (request: IncomingMessage, socket: Duplex, head: Buffer) => void;
  close(): Promise<void>;
}

export function createApp(options: AppOptions): App {
  const { world, dataDir, panelOrigins, ports, way, log } = options;
  const settings = createPanelSettings(options.limits);
  const node = (options.makeNode ?? createNode)({
    world,
    panelOrigins: () => panelOrigins,
    dataDir,
    log,
  });
  const panel = createPanel({
    world,
    node,
    settings,
    ownOrigins: panelOrigins,
    nodeAddress(server, host) {
      const name = host.replace(/:\d+$/, '');
      // The first address is the one the client came by: a name that reaches us for sure. The
      // second one listens on 127.0.0.1 alone.
      return server.address === 0
        ? `http://${name}:${way.open ? way.port : ports.first}`
        : `http://127.0.0.1:${ports.second}`;
    },
  });
  const faults = createFaults({ world, node, panel, settings, way, log });
  const faultsApi = createFaultsApi({
    faults,
    state: () => devnodeState({ world, node, panel, settings, way, faults }),
  });
  const owner = [...world.users.values()][0];

  function handle(request: IncomingMessage, response: ServerResponse): boolean {
    if (
      !isOurHost(request, ports.first) ||
      (isDevnodePath(request) && isForeign(request, panelOrigins))
    ) {
      response.writeHead(403).end();
      return true;
    }
    if (faultsApi.handle(request, response) || panel.handle(request, response)) return true;
    if (owner !== undefined && isConsolePage(request)) panel.welcome(request, response, owner.uuid);
    return false;
  }

  function upgradeOf(address: 0 | 1) {
    return (request: IncomingMessage, socket: Duplex, head: Buffer): void => {
      const hosts = address === 0 ? [ports.first, way.port] : [ports.second];
      if (hosts.some((port) => isOurHost(request, port)) && isNodePath(request)) {
        node.upgrade(request, socket, head, address);
        return;
      }
      socket.end('HTTP/1.1 403 Forbidden\r\nConnection: close\r\nContent-Length: 0\r\n\r\n');
    };
  }

  return {
    node,
    panel,
    faults,
    settings,
    handle,
    upgradeOf,
    async close() {
      faults.close();
      await node.close();
    },
  };
}

function isDevnodePath(request: IncomingMessage): boolean {
  return (request.url ?? '').startsWith('/devnode');
}

function isConsolePage(request: IncomingMessage): boolean {
  return request.method === 'GET' && /^\/(index\.html)?(\?|$)/.test(request.url ?? '');
}

/** Whether an upgrade is for the node's websocket; Vite has one of its own on the same server. */
export function isNodePath(request: IncomingMessage): boolean {
  return /^\/api\/servers\/[^/]+\/ws(\?|$)/.test(request.url ?? '');
}
