import type { FromEngine, Port, ToEngine } from './messages';
import { beHere, canTell } from './presence';

/**
 * Where the engine runs: in a worker that all pages of a server share, in one of this page alone, or
 * in this thread, whichever is the first that the browser gives.
 */

export type HomeKind = 'shared' | 'worker' | 'thread';

export interface EngineHome {
  readonly kind: HomeKind;
  /** Heard also by an engine that is still coming up. */
  post(message: ToEngine, transfer?: Transferable[]): void;
  /** Hears all that the engine has said and says. Once. */
  listen(hear: (message: FromEngine) => void): void;
  close(): void;
}

/** A worker, and what it said, and that it failed, before there was anybody to tell. */
interface Started {
  readonly kind: 'shared' | 'worker';
  readonly server: string;
  readonly port: Port;
  readonly said: FromEngine[];
  failed: boolean;
  /** Answers whether that has been mended, and nobody need hear of it. */
  onFail: () => boolean;
  end(): void;
}

let started: Started | null = null;

/**
 * Starts the worker that the next engine will run in, before there are the settings for it: a
 * thread takes as long to come up as the page does.
 */
export function startWorker(server: string): void {
  started = startShared(server) ?? startOwn(server);
}

/**
 * One for each server, or a flood of the one would hold up reading the other. Its name is that of the
 * server alone; whether pages may share what it holds is decided inside (sameEngine.ts). Its address
 * has the build in it, so pages of another build never meet this one.
 */
function startShared(server: string): Started | null {
  if (typeof SharedWorker === 'undefined' || !canTell()) return null;
  try {
    const worker = new SharedWorker(new URL('./entry.ts', import.meta.url), {
      type: 'module',
      name: server.slice(0, 8),
    });
    const { port } = worker;
    const leave = beHere((lock) => port.postMessage({ type: 'page', lock } satisfies ToEngine));
    return watch(worker, {
      kind: 'shared',
      server,
      port,
      end() {
        leave();
        port.close();
      },
    });
  } catch {
    // Storage that is blocked takes shared workers with it.
    return null;
  }
}

function startOwn(server: string): Started | null {
  try {
    const worker = new Worker(new URL('./entry.ts', import.meta.url), { type: 'module' });
    return watch(worker, { kind: 'worker', server, port: worker, end: () => worker.terminate() });
  } catch {
    // A sandboxed frame without an origin of its own may not start workers.
    return null;
  }
}

function watch(
  worker: AbstractWorker,
  begun: Pick<Started, 'kind' | 'server' | 'port' | 'end'>,
): Started {
  const early: Started = { ...begun, said: [], failed: false, onFail: () => true };
  early.port.onmessage = ({ data }) => early.said.push(data);
  worker.onerror = (event) => {
    early.failed = true;
    if (early.onFail()) event.preventDefault();
  };
  return early;
}

/**
 * The best home for the engine of `server` after those that were `tried`. `onFail` is told when it
 * cannot be had after all, `onNone` when there is no other.
 */
export function findHome(
  server: string,
  tried: HomeKind | null,
  onFail: () => boolean,
  onNone: (error: unknown) => void,
): EngineHome {
  const first = tried === null ? (takeStarted(server) ?? startShared(server)) : null;
  if (first?.failed === false) return workerHome(first, onFail);
  first?.end();
  const own = tried === 'worker' || first?.kind === 'worker' ? null : startOwn(server);
  return own === null ? threadHome(onNone) : workerHome(own, onFail);
}

function takeStarted(server: string): Started | null {
  const mine = started;
  started = null;
  if (mine?.server === server) return mine;
  mine?.end();
  return null;
}

function workerHome(mine: Started, onFail: () => boolean): EngineHome {
  const { kind, port, said } = mine;
  mine.onFail = onFail;
  return {
    kind,
    post: (message, transfer = []) => port.postMessage(message, transfer),
    listen(hear) {
      port.onmessage = ({ data }) => hear(data);
      for (const message of said) hear(message);
    },
    close: mine.end,
  };
}

/** The same engine behind the same kind of port, loaded only when it is needed here. */
function threadHome(onFail: (error: unknown) => void): EngineHome {
  const { port1, port2 } = new MessageChannel();
  import('./serveHere').then(({ serveHere }) => serveHere(port2)).catch(onFail);
  return {
    kind: 'thread',
    post: (message, transfer = []) => port1.postMessage(message, transfer),
    listen(hear) {
      port1.onmessage = ({ data }) => hear(data);
    },
    close() {
      port1.close();
      port2.close();
    },
  };
}
