import type { PowerAction, ProcessState } from '../src/engine/protocol';

/**
 * What the node's half and the panel's half of the development node share: the servers, the
 * clock, and the faults that are switched on. Each half changes its own part only.
 */

/** The time everything here goes by; `POST /devnode/faults` can move it. ms. */
export interface WorldClock {
  now(): number;
  /** Adds to what `now` answers from here on; timers already running are not touched. */
  move(ms: number): void;
}

/** How a server's program is run. */
export interface ProgramSpec {
  readonly command: string;
  readonly args: readonly string[];
  /** The server's folder; made if missing. */
  readonly cwd: string;
  readonly env: Readonly<Record<string, string>>;
  /** The line that means it runs; `null`: the first line of output. */
  readonly done: RegExp | null;
  /** A command for its input, or a signal. */
  readonly stop: { readonly command: string } | { readonly signal: NodeJS.Signals };
}

export type PanelStatus =
  | 'installing'
  | 'install_failed'
  | 'reinstall_failed'
  | 'suspended'
  | 'restoring_backup'
  | null;

/** One server as the panel has it. Mutable: the panel and the faults change it. */
export interface ServerRecord {
  readonly uuid: string;
  name: string;
  description: string;
  program: ProgramSpec;
  /** MiB, MiB, percent; 0 is unlimited. */
  limits: { memory: number; swap: number; disk: number; cpu: number };
  allocation: { ip: string; alias: string | null; port: number };
  eggFeatures: string[];
  variables: {
    name: string;
    key: string;
    value: string;
    defaultValue: string;
    editable: boolean;
  }[];
  dockerImages: Record<string, string>;
  dockerImage: string;
  status: PanelStatus;
  isTransferring: boolean;
  /** Which of the node's addresses serves it: 0, or 1 after a transfer. */
  address: 0 | 1;
  /** Starts by itself with the devnode. */
  autostart: boolean;
}

export interface UserRecord {
  readonly uuid: string;
  readonly name: string;
  readonly password: string;
  /** API keys (`ptlc_…`). */
  readonly keys: readonly string[];
  /** By server UUID: `['*']` for an owner. Missing: no access. Mutable: revocation takes it away. */
  permissions: Map<string, string[]>;
  isAdmin: boolean;
}

/** Faults that stay until they are taken back. All off at the start. */
export interface Faults {
  /** Refuse websocket upgrades with this HTTP status; `null`: off. */
  refuseUpgrades: number | null;
  /** Hold every frame from the node back by this many ms. */
  delayFrames: number;
  /** Sockets stay open, nothing is read or written: silent death. */
  silent: boolean;
  /** Nothing goes out, everything is kept until this is taken back (stalled link). */
  stallFrames: boolean;
  /** Life of new tokens in seconds; `null`: 600. */
  tokenLife: number | null;
  /** How often the node checks tokens for their end, s; 30 as the daemon does. Tests shorten it. */
  tokenCheckEvery: number;
  /** What the panel answers in place of its answer, to requests whose path contains `path` (`''`: all). */
  panel: PanelFault | null;
  /** Answer every frame of these events (`*`: all) with `throttled`, without doing anything. */
  throttle: string[];
  /** Origins the node accepts beside the panel's own; `null` in place of the list accepts none but the panel's, `'none'` refuses even that. */
  refuseOrigin: boolean;
  /** All places are taken, whoever has them. */
  placesTaken: boolean;
  /** Upgrades are neither granted nor refused. */
  hangUpgrades: boolean;
  /** The node refuses every token with this `jwt error`, or as one that it cannot verify; `null`: off. */
  refuseTokens: TokenRefusal | null;
  /** By how much the panel's clock is ahead of the node's, ms. */
  panelAhead: number;
}

export type TokenRefusal = 'denied' | 'expired' | 'noConnect' | 'otherServer' | 'signature';

export type PanelFault = { readonly path: string } & (
  | { readonly kind: 'status'; readonly status: number; readonly retryAfter?: number }
  | { readonly kind: 'html'; readonly status: number }
  | { readonly kind: 'malformed' }
  | { readonly kind: 'hang' }
  | { readonly kind: 'reset' }
);

export interface World {
  readonly clock: WorldClock;
  readonly servers: Map<string, ServerRecord>;
  readonly users: Map<string, UserRecord>;
  readonly faults: Faults;
  /** HS256 secret that the panel signs with and the node checks with. */
  readonly secret: Uint8Array;
  /** Origins beside the panel's own that the node accepts. Mutable. */
  readonly allowedOrigins: string[];
  /** Speeds up install, backup, restore and transfer: 1 as the daemon, 20 in tests. */
  readonly pace: number;
  /** Lines of a server's output that the node lets through in 100 ms; 2,000 as the daemon. */
  readonly outputLines: number;
}

/** What the panel's half asks of the node's half. */
export interface NodeServer {
  readonly record: ServerRecord;
  readonly state: ProcessState;
  power(action: PowerAction): Promise<PowerOutcome>;
  /** `false` if the process takes no input now. */
  command(line: string): boolean;
  resources(): Promise<{
    memoryBytes: number;
    cpuAbsolute: number;
    diskBytes: number;
    rxBytes: number;
    txBytes: number;
    uptimeMs: number;
  }>;
  install(kind: 'install' | 'reinstall'): Promise<void>;
  backup(): Promise<void>;
  restore(): Promise<void>;
  /** To the node's other address. */
  transfer(): Promise<void>;
  /** Pulls a pretended container image at the next start, with its progress. */
  pullImageAtNextStart(): void;
  /** The system ends the process as if its memory had run out; `false`: there is none. */
  runOutOfMemory(): boolean;
  /** What Pelican's node sends when a line of the process is one of a known problem. */
  matchFeature(key: string, line: string): void;
  /** PIDs of the process tree, empty while offline: tests check that it is really gone. */
  pids(): Promise<number[]>;
}

export type PowerOutcome = { ok: true } | { ok: false; why: string };

export type SocketCut = 'clean' | 'going-away' | 'restart' | 'unclean' | 'silent';

export interface DevNode {
  server(uuid: string): NodeServer | null;
  /** Adds what `world.servers` has and the node does not know yet. */
  adopt(uuid: string): NodeServer;
  /** Takes over a websocket upgrade for `/api/servers/UUID/ws`; `address`: which listener it came in on. */
  upgrade(
    request: import('node:http').IncomingMessage,
    socket: import('node:stream').Duplex,
    head: Buffer,
    address: 0 | 1,
  ): void;
  /** Cuts the sockets of one server, or of all. `silent`: these sockets stay open and go dead. */
  cut(how: SocketCut, uuid?: string): void;
  /** As the daemon's own restart: sockets get 1012 and end, tokens from before are denied, processes live on. `downMs`: refuses upgrades for so long. */
  restart(downMs: number): Promise<void>;
  /** Denies the user's tokens minted until now and cuts the sockets of the server (all users'). */
  revoke(userUuid: string, serverUuid: string): void;
  /** 4409 on upgrade-and-auth from here on; connected sockets are cut uncleanly; the process is stopped. */
  suspend(uuid: string): Promise<void>;
  unsuspend(uuid: string): void;
  /** `deleted` to everyone, then 1001; the process is killed and forgotten. */
  remove(uuid: string): Promise<void>;
  /** Figures for tests and the bench. */
  counters(uuid: string): NodeCounters;
  close(): Promise<void>;
}

/** Counted since the devnode's start, over all sockets of one server. */
export interface NodeCounters {
  sockets: number;
  socketsOpened: number;
  /** Output lines offered to sockets, sent, and thrown away by the queue of eight. */
  linesOffered: number;
  linesSent: number;
  linesThrownAway: number;
  /** Lines of the process that went beyond the limit on output, and to nobody. */
  linesThrottled: number;
  /** By event name: frames that came in, frames dropped by a bucket. */
  framesIn: Record<string, number>;
  framesThrottled: Record<string, number>;
  jwtErrors: number;
}
