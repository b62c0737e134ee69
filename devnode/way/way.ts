import { type AddressInfo, connect, createServer, type Socket } from 'node:net';
import { createLane, type Lane } from './lane';
import { clearWay, type Way, type WayCut, type WaySettings } from './way.types';

/**
 * A way to the node with faults on it, for real sockets: a TCP proxy on 127.0.0.1 that does to
 * bytes what networks do. It knows nothing of websockets.
 */

interface Passage {
  readonly client: Socket;
  readonly node: Socket;
  readonly lanes: readonly [Lane, Lane];
}

/** A connection that was ended and whose other side does not end: it is let go. ms */
const lingers = 500;

export async function openWay(options: {
  /** The node's port. */
  readonly target: number;
  /** For jitter; 0 up to 1. */
  readonly random?: () => number;
}): Promise<Way> {
  const { target, random = Math.random } = options;
  const passages = new Set<Passage>();
  let settings: WaySettings = clearWay;
  let open = false;

  function take(client: Socket): void {
    client.on('error', () => undefined);
    if (settings.refuse) {
      client.resetAndDestroy();
      return;
    }
    client.setNoDelay(true);
    const node = connect({ port: target, host: '127.0.0.1', noDelay: true, allowHalfOpen: true });
    node.on('error', () => undefined);
    const shared = { settings: () => settings, random };
    const passage: Passage = {
      client,
      node,
      lanes: [
        createLane({ ...shared, from: client, to: node, direction: 'up' }),
        createLane({ ...shared, from: node, to: client, direction: 'down' }),
      ],
    };
    passages.add(passage);
    // A side that breaks off is heard of on the other one, unless nothing gets through.
    client.on('close', (broken) => left(passage, node, broken, 'up'));
    node.on('close', (broken) => left(passage, client, broken, 'down'));
  }

  function left(passage: Passage, other: Socket, broken: boolean, direction: 'up' | 'down'): void {
    if (passage.client.destroyed && passage.node.destroyed) {
      for (const lane of passage.lanes) lane.close();
      passages.delete(passage);
      return;
    }
    const { swallow, hold } = settings;
    const through = [swallow, hold].every((which) => which !== direction && which !== 'both');
    if (broken && through) setTimeout(() => other.resetAndDestroy(), settings.latency);
  }

  function set(changes: Partial<WaySettings>): void {
    settings = { ...settings, ...changes };
    open = true;
    for (const { lanes } of passages) for (const lane of lanes) lane.changed();
  }

  function cut(how: WayCut): void {
    for (const { client, node, lanes } of passages) {
      for (const lane of lanes) lane.close();
      for (const socket of [client, node]) {
        if (how === 'reset') socket.resetAndDestroy();
        else {
          socket.end();
          setTimeout(() => socket.destroy(), lingers).unref();
        }
      }
    }
  }

  const server = createServer({ allowHalfOpen: true }, take);
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(0, '127.0.0.1', resolve);
  });

  return {
    port: (server.address() as AddressInfo).port,
    get settings() {
      return settings;
    },
    get open() {
      return open;
    },
    get connections() {
      return passages.size;
    },
    set,
    cut,
    clear() {
      set(clearWay);
      open = false;
    },
    close() {
      cut('reset');
      return new Promise((resolve) => server.close(() => resolve()));
    },
  };
}
