import { mkdtempSync, rmSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { SignJWT } from 'jose';
import { WebSocket } from 'ws';
import { createNode } from '../../../devnode/node';
import type { DevNode, NodeServer, ProgramSpec, ServerRecord, World } from '../../../devnode/world';

/** A world with one server, the node, and a listener for each of its two addresses. */

export const origin = 'http://panel.test';
export const serverUuid = '11111111-2222-4333-8444-555555555555';
export const userUuid = 'aaaaaaaa-bbbb-4ccc-8ddd-eeeeeeeeeeee';

export interface Frame {
  readonly event: string;
  readonly args: readonly string[];
}

export interface Harness {
  readonly world: World;
  readonly node: DevNode;
  readonly server: NodeServer;
  readonly dataDir: string;
  token(claims?: Record<string, unknown>): Promise<string>;
  connect(options?: { origin?: string | null; address?: 0 | 1; uuid?: string }): Promise<Client>;
  /** Connected, signed in and past the first `status`. */
  signIn(claims?: Record<string, unknown>): Promise<Client>;
  close(): Promise<void>;
}

export interface Client {
  readonly ws: WebSocket;
  readonly frames: Frame[];
  send(event: string, ...args: string[]): void;
  of(event: string): string[];
  /** The first frame of this event from `from` on whose first argument fits. */
  next(event: string, fits?: RegExp | string, from?: number): Promise<Frame>;
  readonly closed: Promise<{ code: number; reason: string }>;
}

export function script(source: string, more: Partial<ProgramSpec> = {}) {
  return { command: process.execPath, args: ['-e', source], ...more };
}

/** Says `ready`, then repeats what it is told; `stop` ends it. */
export const parrot = `
  console.log('ready');
  require('readline').createInterface({ input: process.stdin }).on('line', (line) => {
    if (line === 'stop') process.exit(0);
    if (line.startsWith('exit ')) process.exit(Number(line.slice(5)));
    console.log('heard ' + line);
  });
`;

export async function createHarness(
  program: Partial<ProgramSpec> = {},
  record: Partial<ServerRecord> = {},
  log: (line: string) => void = () => undefined,
): Promise<Harness> {
  const dataDir = mkdtempSync(join(tmpdir(), 'devnode-'));
  const world = createWorld(dataDir, program, record);
  const node = createNode({ world, panelOrigins: () => [origin], dataDir, log });
  const listeners = await Promise.all(
    ([0, 1] as const).map(async (address) => {
      const http = createServer();
      http.on('upgrade', (request, socket, head) => node.upgrade(request, socket, head, address));
      await new Promise<void>((resolve) => http.listen(0, '127.0.0.1', resolve));
      return http;
    }),
  );
  const clients: Client[] = [];

  async function token(claims: Record<string, unknown> = {}): Promise<string> {
    const now = Math.floor(world.clock.now() / 1000);
    return new SignJWT({
      iat: now,
      nbf: now,
      exp: now + 600,
      server_uuid: serverUuid,
      user_uuid: userUuid,
      permissions: ['*'],
      ...claims,
    })
      .setProtectedHeader({ alg: 'HS256' })
      .sign(world.secret);
  }

  async function connect(
    options: { origin?: string | null; address?: 0 | 1; uuid?: string } = {},
  ): Promise<Client> {
    const port = portOf(listeners[options.address ?? 0]);
    const path = `ws://127.0.0.1:${port}/api/servers/${options.uuid ?? serverUuid}/ws`;
    const from = options.origin === undefined ? origin : options.origin;
    const client = createClient(new WebSocket(path, from === null ? {} : { origin: from }));
    clients.push(client);
    await new Promise<void>((resolve, reject) => {
      client.ws.once('open', resolve);
      client.ws.once('error', reject);
    });
    return client;
  }

  const server = node.server(serverUuid);
  if (server === null) throw new Error('the node does not know its server');
  return {
    world,
    node,
    server,
    dataDir,
    token,
    connect,
    async signIn(claims) {
      const client = await connect();
      client.send('auth', await token(claims));
      await client.next('status');
      return client;
    },
    async close() {
      for (const { ws } of clients) ws.terminate();
      await node.close();
      for (const http of listeners) {
        http.closeAllConnections();
        await new Promise((resolve) => http.close(resolve));
      }
      rmSync(dataDir, { recursive: true, force: true });
    },
  };
}

function createClient(ws: WebSocket): Client {
  const frames: Frame[] = [];
  const waiting = new Set<() => void>();
  ws.on('message', (data) => {
    const { event, args } = JSON.parse(String(data)) as { event: string; args?: string[] };
    frames.push({ event, args: args ?? [] });
    for (const look of waiting) look();
  });
  ws.on('error', () => undefined);
  const closed = new Promise<{ code: number; reason: string }>((resolve) => {
    ws.on('close', (code, reason) => resolve({ code, reason: String(reason) }));
  });
  return {
    ws,
    frames,
    closed,
    send: (event, ...args) => ws.send(JSON.stringify({ event, args })),
    of: (event) => frames.filter((one) => one.event === event).map((one) => one.args[0] ?? ''),
    next(event, fits = /^/, from = 0) {
      let at = from;
      // Each frame is looked at once: a flood has very many of them.
      const find = () => {
        for (; at < frames.length; at += 1) {
          const frame = frames[at];
          if (frame?.event !== event) continue;
          const first = frame.args[0] ?? '';
          if (typeof fits === 'string' ? first === fits : fits.test(first)) return frame;
        }
        return undefined;
      };
      return new Promise((resolve, reject) => {
        const look = () => {
          const found = find();
          if (found === undefined) return;
          clearTimeout(timer);
          waiting.delete(look);
          resolve(found);
        };
        const timer = setTimeout(() => {
          waiting.delete(look);
          reject(new Error(`no "${event}" ${fits} among ${JSON.stringify(frames.slice(-20))}`));
        }, 10_000);
        waiting.add(look);
        look();
      });
    },
  };
}

function portOf(http: Server | undefined): number {
  const address = http?.address();
  if (typeof address !== 'object' || address === null) throw new Error('not listening');
  return address.port;
}

function createWorld(
  dataDir: string,
  program: Partial<ProgramSpec>,
  record: Partial<ServerRecord>,
): World {
  let moved = 0;
  const server: ServerRecord = {
    uuid: serverUuid,
    name: 'Test',
    description: '',
    program: {
      ...script(parrot),
      cwd: join(dataDir, 'server'),
      env: {},
      done: null,
      stop: { command: 'stop' },
      ...program,
    },
    limits: { memory: 1024, swap: 0, disk: 0, cpu: 100 },
    allocation: { ip: '127.0.0.1', alias: null, port: 25565 },
    eggFeatures: [],
    variables: [],
    dockerImages: {},
    dockerImage: 'ghcr.io/games/node:20',
    status: null,
    isTransferring: false,
    address: 0,
    autostart: false,
    ...record,
  };
  return {
    clock: {
      now: () => Date.now() + moved,
      move(ms) {
        moved += ms;
      },
    },
    servers: new Map([[serverUuid, server]]),
    users: new Map(),
    faults: {
      refuseUpgrades: null,
      delayFrames: 0,
      silent: false,
      stallFrames: false,
      tokenLife: null,
      tokenCheckEvery: 30,
      panel: null,
      throttle: [],
      refuseOrigin: false,
      placesTaken: false,
      hangUpgrades: false,
      refuseTokens: null,
      panelAhead: 0,
    },
    secret: new TextEncoder().encode('a secret of at least thirty-two bytes'),
    allowedOrigins: [],
    outputLines: 2_000,
    pace: 20,
  };
}

export function sleep(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms));
}

export async function until(holds: () => boolean | Promise<boolean>, ms = 10_000): Promise<void> {
  const end = performance.now() + ms;
  while (!(await holds())) {
    if (performance.now() > end) throw new Error(`never became true: ${String(holds)}`);
    await sleep(20);
  }
}
