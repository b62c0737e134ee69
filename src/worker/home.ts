import type { FromEngine, ToEngine } from './messages';

/** Where the engine runs: in a worker, or in this thread where the browser gives none. */

export interface EngineHome {
  readonly kind: 'worker' | 'thread';
  /** Heard also by an engine that is still coming up. */
  post(message: ToEngine): void;
  /** Hears all that the engine has said and says. Once. */
  listen(hear: (message: FromEngine) => void): void;
  close(): void;
}

/** What a worker said, and that it failed, before there was anybody to tell. */
interface Started {
  readonly worker: Worker;
  readonly said: FromEngine[];
  failed: boolean;
}

let started: Started | null = null;

/**
 * Starts the worker that the next engine will run in, before there are the settings for it: a
 * thread takes as long to come up as the page does.
 */
export function startWorker(): void {
  try {
    const worker = new Worker(new URL('./entry.ts', import.meta.url), { type: 'module' });
    const early: Started = { worker, said: [], failed: false };
    worker.onmessage = ({ data }) => early.said.push(data);
    worker.onerror = (event) => {
      early.failed = true;
      event.preventDefault();
    };
    started = early;
  } catch {
    // A sandboxed frame without an origin of its own may not start workers.
    started = null;
  }
}

/**
 * A worker, or `null` if the browser refuses one outright. It may still fail to load: `onFail` says
 * whether that has been mended, and nobody need hear of it.
 */
export function workerHome(onFail: () => boolean): EngineHome | null {
  if (started === null) startWorker();
  const mine = started;
  started = null;
  if (mine === null || mine.failed) return null;
  const { worker, said } = mine;
  worker.onerror = (event) => {
    if (onFail()) event.preventDefault();
  };
  return {
    kind: 'worker',
    post: (message) => worker.postMessage(message),
    listen(hear) {
      worker.onmessage = ({ data }) => hear(data);
      for (const message of said) hear(message);
    },
    close: () => worker.terminate(),
  };
}

/** The same engine behind the same kind of port, loaded only when it is needed here. */
export function threadHome(onFail: (error: unknown) => void): EngineHome {
  const { port1, port2 } = new MessageChannel();
  import('./serve').then(({ serveEngine }) => serveEngine(port2)).catch(onFail);
  return {
    kind: 'thread',
    post: (message) => port1.postMessage(message),
    listen(hear) {
      port1.onmessage = ({ data }) => hear(data);
    },
    close() {
      port1.close();
      port2.close();
    },
  };
}
