import type { Port } from './messages';

/** Where the engine runs: in a worker, or in this thread where the browser gives none. */

export interface EngineHome {
  readonly port: Port;
  readonly kind: 'worker' | 'thread';
  close(): void;
}

/**
 * A worker, or `null` if the browser refuses one outright. It may still fail to load: `onFail` says
 * whether that has been mended, and nobody need hear of it.
 */
export function workerHome(onFail: () => boolean): EngineHome | null {
  try {
    const worker = new Worker(new URL('./entry.ts', import.meta.url), { type: 'module' });
    worker.onerror = (event) => {
      if (onFail()) event.preventDefault();
    };
    return { port: worker, kind: 'worker', close: () => worker.terminate() };
  } catch {
    // A sandboxed frame without an origin of its own may not start workers.
    return null;
  }
}

/** The same engine behind the same kind of port, loaded only when it is needed here. */
export function threadHome(onFail: (error: unknown) => void): EngineHome {
  const { port1, port2 } = new MessageChannel();
  import('./serve').then(({ serveEngine }) => serveEngine(port2)).catch(onFail);
  return {
    port: port1,
    kind: 'thread',
    close() {
      port1.close();
      port2.close();
    },
  };
}
