import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Duplex } from 'node:stream';
import { tsImport } from 'tsx/esm/api';
import type { Plugin, ViteDevServer } from 'vite';
import type { ViteSide } from './viteSide';

/**
 * Runs the devnode inside `vite dev`, on Vite's own server and origin: the panel's API and pages,
 * `/devnode`, and the node's websocket. No part of a build: the rest of the devnode is loaded
 * when such a server begins to listen, and never before.
 */
export function devnode(): Plugin {
  return {
    name: 'roost-devnode',
    apply: (_, { command, isPreview }) => command === 'serve' && isPreview !== true,
    configureServer(server) {
      const { httpServer } = server;
      const { logger } = server.config;
      if (httpServer === null) {
        logger.warn('devnode: Vite has no server of its own here, so there is no devnode.');
        return;
      }
      const side = openWhenListening(server, httpServer);
      side.catch((error) => logger.error(`devnode: ${String(error)}`));
      httpServer.on('upgrade', (request: IncomingMessage, socket: Duplex, head: Buffer) => {
        side.then((opened) => opened.upgrade(request, socket, head)).catch(() => socket.destroy());
      });
      httpServer.once('close', () => void side.then((opened) => opened.close()));
      server.middlewares.use((request: IncomingMessage, response: ServerResponse, next) => {
        side.then((opened) => {
          if (!opened.handle(request, response)) next();
        }, next);
      });
    },
  };
}

function openWhenListening(
  { config }: ViteDevServer,
  httpServer: NonNullable<ViteDevServer['httpServer']>,
): Promise<ViteSide> {
  return new Promise((resolve, reject) => {
    httpServer.once('listening', () => {
      const address = httpServer.address();
      if (address === null || typeof address === 'string') {
        reject(new Error('Vite listens on no port.'));
        return;
      }
      const log = (line: string) => config.logger.info(line);
      load()
        .then(({ openViteSide }) => openViteSide(address.port, log))
        .then(resolve, reject);
    });
  });
}

/** Past Vite's own loading of its configuration, which would bundle all of it for builds, too. */
function load(): Promise<typeof import('./viteSide')> {
  return tsImport('./viteSide.ts', import.meta.url);
}
