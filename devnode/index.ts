import type { IncomingMessage, ServerResponse } from 'node:http';
import { resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type App, type AppOptions, createApp } from './createApp';
import { createWorld, type ServerSeed } from './createWorld';
import { defaultServers, defaultUsers } from './defaults';
import type { FaultOutcome } from './faults';
import { openFront } from './front';
import { originsOfPort } from './origins';
import { createStaticFiles } from './staticFiles';
import { openWay } from './way/way';
import type { Way } from './way/way.types';
import type { DevNode, UserRecord, World } from './world';

export interface DevnodeOptions {
  /** The next free one is taken if it is in use. Default 0: any. */
  readonly port?: number;
  /** Where the servers' folders are. Default `.cache/devnode` in the repository. */
  readonly dataDir?: string;
  /** The built console. Default `dist` in the repository; `null`: none. */
  readonly consoleDir?: string | null;
  /** Serves the console in place of `consoleDir`. */
  readonly handler?: (request: IncomingMessage, response: ServerResponse, next: () => void) => void;
  /** Default: *Survival* and *Creative*. */
  readonly servers?: readonly ServerSeed[];
  /** How fast install, backup, restore, transfer and the servers' start go. Default 1: as they are. */
  readonly pace?: number;
  /** s; default 600. */
  readonly tokenLife?: number;
  readonly limits?: {
    readonly tokensPerMinute?: number;
    readonly requestsPerMinute?: number;
    /** Lines of output in 100 ms. */
    readonly outputLines?: number;
  };
  readonly log?: (line: string) => void;
  /** For tests of the panel's half alone. */
  readonly makeNode?: AppOptions['makeNode'];
}

export interface Devnode {
  /** Without a trailing slash. */
  readonly url: string;
  readonly port: number;
  /** The port that was asked for, if it was taken. */
  readonly portTaken: number | null;
  readonly world: World;
  readonly node: DevNode;
  /** To the node, with faults on it. */
  readonly way: Way;
  /** By name: `owner`, `guest`, `admin`. */
  readonly users: ReadonlyMap<string, UserRecord>;
  /** As `POST /devnode/faults`. */
  fault(body: Readonly<Record<string, unknown>>): Promise<FaultOutcome>;
  /** A new session of the user, by name, as `name=value` for a `Cookie` header. */
  sessionCookie(user: string): string;
  /** Ends listeners, sockets and processes, whole trees. */
  close(): Promise<void>;
}

export const repository = fileURLToPath(new URL('..', import.meta.url));
export const defaultDataDir = resolve(repository, '.cache/devnode');

/** Starts the node and the panel on one port of 127.0.0.1. */
export async function startDevnode(options: DevnodeOptions = {}): Promise<Devnode> {
  const log = options.log ?? (() => {});
  const dataDir = resolve(options.dataDir ?? defaultDataDir);
  const seeds = options.servers ?? defaultServers(options.pace);
  const world = createWorld({
    servers: seeds,
    users: defaultUsers(seeds),
    dataDir,
    pace: options.pace,
    tokenLife: options.tokenLife,
    outputLines: options.limits?.outputLines,
  });
  const front = await openFront(options.port ?? 0);
  const second = await openFront(0);
  const way = await openWay({ target: front.port });
  const app = createApp({
    world,
    dataDir,
    limits: options.limits,
    panelOrigins: originsOfPort(front.port),
    ports: { first: front.port, second: second.port },
    way,
    log,
    ...(options.makeNode !== undefined && { makeNode: options.makeNode }),
  });
  const serveConsole = consoleOf(options);
  front.serve({
    request(request, response) {
      if (!app.handle(request, response)) serveConsole(request, response);
    },
    upgrade: app.upgradeOf(0),
  });
  second.serve({ request: (_, response) => notFound(response), upgrade: app.upgradeOf(1) });

  return {
    url: `http://127.0.0.1:${front.port}`,
    port: front.port,
    portTaken: front.portTaken,
    world,
    node: app.node,
    way,
    users: usersByName(world),
    fault: app.faults.apply,
    sessionCookie: (name) => sessionOf(app, world, name),
    async close() {
      // The node first: it says goodbye on its sockets.
      await app.close();
      await Promise.all([front.close(), second.close(), way.close()]);
    },
  };
}

function consoleOf({ handler, consoleDir }: DevnodeOptions) {
  if (handler !== undefined) {
    return (request: IncomingMessage, response: ServerResponse) =>
      handler(request, response, () => notFound(response));
  }
  return consoleDir === null
    ? (_: IncomingMessage, response: ServerResponse) => notFound(response)
    : createStaticFiles(consoleDir ?? resolve(repository, 'dist')).handle;
}

function notFound(response: ServerResponse): void {
  response.writeHead(404, { 'Content-Type': 'text/plain' }).end('Not found');
}

function usersByName(world: World): ReadonlyMap<string, UserRecord> {
  return new Map([...world.users.values()].map((user) => [user.name, user]));
}

function sessionOf(app: App, world: World, name: string): string {
  const user = usersByName(world).get(name);
  if (user === undefined) throw new Error(`There is no user "${name}" here.`);
  return app.panel.openSession(user.uuid);
}

export type { ServerSeed } from './createWorld';
export { developmentKey } from './defaults';
