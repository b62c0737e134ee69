import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Duplex } from 'node:stream';
import type { Plugin, ViteDevServer } from 'vite';
import { type App, createApp, isNodePath } from './createApp';
import { createWorld } from './createWorld';
import { defaultServers, defaultUsers } from './defaults';
import { openFront } from './front';
import { defaultDataDir } from './index';
import { originsOfPort } from './origins';

/**
 * Runs the devnode inside `vite dev`, on Vite's own server and origin: the panel's API and pages,
 * `/devnode`, and the node's websocket. No part of a build.
 */
export function devnode(): Plugin {
  return {
    name: 'roost-devnode',
    apply: (_, { command, isPreview }) => command === 'serve' && isPreview !== true,
    configureServer(server) {
      const { httpServer } = server;
      if (httpServer === null) {
        server.config.logger.warn('devnode: Vite has no server of its own here, so there is none.');
        return;
      }
      let fail: (error: unknown) => void = () => {};
      let start: (app: App) => void = () => {};
      const ready = new Promise<App>((resolve, reject) => {
        start = resolve;
        fail = reject;
      });
      ready.catch((error) => server.config.logger.error(`devnode: ${String(error)}`));

      let close = async () => {};
      httpServer.once('listening', () => {
        const address = httpServer.address();
        if (address === null || typeof address === 'string') return;
        open(server, address.port).then((opened) => {
          close = opened.close;
          start(opened.app);
        }, fail);
      });
      httpServer.once('close', () => void close());
      httpServer.on('upgrade', (request: IncomingMessage, socket: Duplex, head: Buffer) => {
        // Everything else on this event is Vite's.
        if (!isNodePath(request)) return;
        socket.on('error', () => socket.destroy());
        ready.then(
          (app) => app.upgradeOf(0)(request, socket, head),
          () => socket.destroy(),
        );
      });
      server.middlewares.use((request: IncomingMessage, response: ServerResponse, next) => {
        ready.then((app) => {
          if (!app.handle(request, response)) next();
        }, next);
      });
    },
  };
}

async function open(server: ViteDevServer, port: number) {
  const log = (line: string) => server.config.logger.info(line);
  const seeds = defaultServers();
  const world = createWorld({
    servers: seeds,
    users: defaultUsers(seeds),
    dataDir: defaultDataDir,
  });
  const second = await openFront(0);
  const app = createApp({
    world,
    dataDir: defaultDataDir,
    limits: undefined,
    panelOrigins: originsOfPort(port),
    ports: { first: port, second: second.port },
    log,
  });
  second.serve({
    request: (_, response) => response.writeHead(404).end(),
    upgrade: app.upgradeOf(1),
  });
  return {
    app,
    async close() {
      await app.close();
      await second.close();
    },
  };
}
