import { createHash, randomBytes } from 'node:crypto';
import { join } from 'node:path';
import type {
  PanelStatus,
  ProgramSpec,
  ServerRecord,
  UserRecord,
  World,
  WorldClock,
} from './world';

/** A server as it is asked for; everything but name and program has a default. */
export interface ServerSeed {
  readonly name: string;
  readonly description?: string;
  /** Default: made from the name, so that addresses survive a restart of the devnode. */
  readonly uuid?: string;
  readonly program: {
    readonly command: string;
    readonly args?: readonly string[];
    /** Default: a folder of its own below the data folder. */
    readonly cwd?: string;
    readonly env?: Readonly<Record<string, string>>;
    readonly done?: RegExp | null;
    readonly stop?: ProgramSpec['stop'];
  };
  readonly limits?: Partial<ServerRecord['limits']>;
  readonly allocation?: Partial<ServerRecord['allocation']>;
  readonly eggFeatures?: readonly string[];
  readonly variables?: readonly ServerRecord['variables'][number][];
  readonly dockerImages?: Readonly<Record<string, string>>;
  readonly status?: PanelStatus;
  readonly autostart?: boolean;
}

export interface WorldOptions {
  readonly servers: readonly ServerSeed[];
  readonly users: readonly UserRecord[];
  readonly dataDir: string;
  readonly pace?: number | undefined;
  readonly tokenLife?: number | undefined;
  readonly outputLines?: number | undefined;
}

/** The servers, users, clock and (switched off) faults that both halves share. */
export function createWorld(options: WorldOptions): World {
  const { servers, users, dataDir, pace, tokenLife, outputLines } = options;
  const records = servers.map((seed, index) => toRecord(seed, index, dataDir));
  return {
    clock: createClock(),
    servers: new Map(records.map((record) => [record.uuid, record])),
    users: new Map(users.map((user) => [user.uuid, user])),
    faults: {
      refuseUpgrades: null,
      delayFrames: 0,
      silent: false,
      stallFrames: false,
      tokenLife: tokenLife ?? null,
      tokenCheckEvery: 30,
      panel: null,
      throttle: [],
      refuseOrigin: false,
      placesTaken: false,
      hangUpgrades: false,
      refuseTokens: null,
      panelAhead: 0,
    },
    secret: randomBytes(32),
    allowedOrigins: [],
    pace: pace ?? 1,
    outputLines: outputLines ?? 2_000,
  };
}

function createClock(): WorldClock {
  let moved = 0;
  return {
    now: () => Date.now() + moved,
    move(ms) {
      moved += ms;
    },
  };
}

/** The UUID that belongs to a name: the same one each time. */
export function uuidOf(name: string): string {
  const hex = createHash('sha256').update(`roost devnode: ${name}`).digest('hex');
  return [
    hex.slice(0, 8),
    hex.slice(8, 12),
    `4${hex.slice(13, 16)}`,
    `8${hex.slice(17, 20)}`,
    hex.slice(20, 32),
  ].join('-');
}

function toRecord(seed: ServerSeed, index: number, dataDir: string): ServerRecord {
  const uuid = seed.uuid ?? uuidOf(seed.name);
  const dockerImages = { ...(seed.dockerImages ?? { 'Node 20': 'ghcr.io/example/yolks:node_20' }) };
  const variables = (seed.variables ?? []).map((variable) => ({ ...variable }));
  return {
    uuid,
    name: seed.name,
    description: seed.description ?? '',
    program: {
      command: seed.program.command,
      args: seed.program.args ?? [],
      cwd: seed.program.cwd ?? join(dataDir, 'servers', uuid),
      env: {
        ...Object.fromEntries(variables.map(({ key, value }) => [key, value])),
        ...seed.program.env,
      },
      done: seed.program.done ?? null,
      stop: seed.program.stop ?? { signal: 'SIGTERM' },
    },
    limits: { memory: 1024, swap: 0, disk: 5120, cpu: 200, ...seed.limits },
    allocation: { ip: '127.0.0.1', alias: null, port: 25565 + index, ...seed.allocation },
    eggFeatures: [...(seed.eggFeatures ?? [])],
    variables,
    dockerImages,
    dockerImage: Object.values(dockerImages)[0] ?? '',
    status: seed.status ?? null,
    isTransferring: false,
    address: 0,
    autostart: seed.autostart ?? false,
  };
}
