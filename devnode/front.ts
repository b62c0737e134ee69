import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo, Socket } from 'node:net';
import type { Duplex } from 'node:stream';

/** The ways in: HTTP servers on 127.0.0.1 and nowhere else. What they serve is the caller's. */

export interface FrontHandlers {
  request(request: IncomingMessage, response: ServerResponse): void;
  upgrade(request: IncomingMessage, socket: Duplex, head: Buffer): void;
}

export interface Front {
  readonly port: number;
  /** The port that was wanted and is taken, if it is. */
  readonly portTaken: number | null;
  /** What came in earlier has waited for this. */
  serve(handlers: FrontHandlers): void;
  /** Cuts what is still open, upgraded sockets included. */
  close(): Promise<void>;
}

/** Ports that are tried, one after the other. */
export const tries = 20;

/** Listens on `port` or, if it is taken, on the next free one. `0`: any free one. */
export async function openFront(port: number): Promise<Front> {
  let serve: (handlers: FrontHandlers) => void = () => {};
  const ready = new Promise<FrontHandlers>((resolve) => {
    serve = resolve;
  });
  const server = createServer((request, response) => {
    ready.then((handlers) => handlers.request(request, response));
  });
  server.on('upgrade', (request, socket, head) => {
    // Sockets are cut without notice here, by faults and by browsers.
    socket.on('error', () => socket.destroy());
    ready.then((handlers) => handlers.upgrade(request, socket, head));
  });
  const open = new Set<Socket>();
  server.on('connection', (socket) => {
    open.add(socket);
    socket.on('close', () => open.delete(socket));
  });
  const found = await listenNear(server, port);

  return {
    port: found,
    portTaken: port !== 0 && found !== port ? port : null,
    serve,
    close() {
      return new Promise((resolve) => {
        server.close(() => resolve());
        for (const socket of open) socket.destroy();
      });
    },
  };
}

async function listenNear(server: Server, wanted: number): Promise<number> {
  const last = wanted === 0 ? 0 : Math.min(65_535, wanted + tries - 1);
  for (let port = wanted; ; port++) {
    try {
      return await listen(server, port);
    } catch (error) {
      const code = error instanceof Error && 'code' in error ? error.code : null;
      if (code !== 'EADDRINUSE' || port >= last) throw error;
    }
  }
}

function listen(server: Server, port: number): Promise<number> {
  return new Promise((resolve, reject) => {
    // What is left of a try that failed would hear of the next one.
    const heard = (error?: Error): void => {
      server.off('error', heard).off('listening', done);
      if (error === undefined) resolve((server.address() as AddressInfo).port);
      else reject(error);
    };
    const done = (): void => heard();
    server.on('error', heard).on('listening', done);
    server.listen(port, '127.0.0.1');
  });
}
