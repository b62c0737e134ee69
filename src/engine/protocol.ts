/**
 * The frames of the node's websocket, both ways (protocol.md, section 1). The one file that the
 * engine and the development node share. Names on the wire stay as the wire has them.
 */

export const processStates = ['offline', 'starting', 'running', 'stopping'] as const;
export type ProcessState = (typeof processStates)[number];

export const powerActions = ['start', 'stop', 'restart', 'kill'] as const;
export type PowerAction = (typeof powerActions)[number];

/** One `stats` frame: memory and disk in bytes, CPU in percent of one core, uptime in ms. */
export interface StatsFrame {
  readonly memory_bytes: number;
  readonly memory_limit_bytes: number;
  readonly cpu_absolute: number;
  /** Totals since the container started, not rates. */
  readonly network: { readonly rx_bytes: number; readonly tx_bytes: number };
  readonly uptime: number;
  readonly state: ProcessState;
  readonly disk_bytes: number;
  /** Pelican only: totals. */
  readonly disk_io?: { readonly read_bytes: number; readonly write_bytes: number };
}

export interface BackupResult {
  readonly uuid: string | null;
  readonly successful: boolean;
  readonly bytes: number | null;
}

/** `feature match` of Pelican: the node recognised a line of a known problem. */
export interface FeatureMatch {
  readonly key: string;
  readonly line: string;
}

/** A frame from the node, understood. Unknown events and frames that do not parse are not events. */
export type ServerEvent =
  /** `permissions` only from nodes that say them here; `null` otherwise. */
  | { readonly event: 'auth success'; readonly permissions: readonly string[] | null }
  | { readonly event: 'status'; readonly state: ProcessState }
  | { readonly event: 'console output'; readonly text: string }
  | { readonly event: 'stats'; readonly stats: StatsFrame }
  | { readonly event: 'daemon message'; readonly text: string }
  | { readonly event: 'daemon error'; readonly text: string }
  | { readonly event: 'jwt error'; readonly text: string }
  | { readonly event: 'token expiring' }
  | { readonly event: 'token expired' }
  | { readonly event: 'install started' }
  | { readonly event: 'install output'; readonly text: string }
  | { readonly event: 'install completed' }
  | { readonly event: 'backup completed'; readonly backup: BackupResult }
  | { readonly event: 'backup restore completed' }
  | { readonly event: 'transfer logs'; readonly text: string }
  | { readonly event: 'transfer status'; readonly status: string }
  | { readonly event: 'feature match'; readonly match: FeatureMatch }
  | { readonly event: 'deleted' }
  /** `what` names the event whose frame was dropped, or `global`. */
  | { readonly event: 'throttled'; readonly what: string };

/** A frame from us. */
export type ClientEvent =
  | { readonly event: 'auth'; readonly token: string }
  | { readonly event: 'send logs' }
  | { readonly event: 'send stats' }
  | { readonly event: 'send command'; readonly line: string }
  | { readonly event: 'set state'; readonly action: PowerAction };

/** A frame taken apart, before anything is made of its name. */
export interface RawFrame {
  readonly event: string;
  readonly args: readonly string[];
}

/**
 * Takes a text frame apart. `args` may be missing, empty, `null` or hold `[null]`; elements that
 * are not strings are left out. Returns `null` for what is no frame.
 */
export function parseFrame(text: string): RawFrame | null {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return null;
  }
  if (!isRecord(value) || typeof value.event !== 'string') return null;
  const args = value.args;
  return {
    event: value.event,
    args: Array.isArray(args) ? args.filter((arg): arg is string => typeof arg === 'string') : [],
  };
}

/** How the node writes a line of output (protocol.md, section 1), which is most of what it sends. */
const outputFrame = { begin: '{"event":"console output","args":[', end: ']}' };

/** Parses a frame from the node. Returns `null` for unknown events and anything malformed. */
export function parseServerEvent(text: string): ServerEvent | null {
  return parseOutput(text) ?? parseAny(text);
}

/** A line of output in a third of the time, if the frame is written as the node does; else `null`. */
function parseOutput(text: string): ServerEvent | null {
  const { begin, end } = outputFrame;
  if (!text.startsWith(begin) || !text.endsWith(end)) return null;
  try {
    const line: unknown = JSON.parse(text.slice(begin.length, -end.length));
    return typeof line === 'string' ? { event: 'console output', text: line } : null;
  } catch {
    return null;
  }
}

function parseAny(text: string): ServerEvent | null {
  const frame = parseFrame(text);
  return frame === null ? null : toServerEvent(frame);
}

function toServerEvent({ event, args }: RawFrame): ServerEvent | null {
  const first = args[0];
  switch (event) {
    case 'auth success':
      return { event, permissions: args.length > 0 ? args : null };
    case 'status':
      return isProcessState(first) ? { event, state: first } : null;
    case 'stats': {
      const stats = first === undefined ? null : parseStats(first);
      return stats === null ? null : { event, stats };
    }
    case 'console output':
    case 'daemon message':
    case 'daemon error':
    case 'install output':
    case 'transfer logs':
      return first === undefined ? null : { event, text: first };
    case 'jwt error':
      return { event, text: first ?? '' };
    case 'token expiring':
    case 'token expired':
    case 'install started':
    case 'install completed':
    case 'backup restore completed':
    case 'deleted':
      return { event };
    case 'transfer status':
      return first === undefined ? null : { event, status: first };
    case 'throttled':
      return { event, what: first ?? 'global' };
    case 'feature match': {
      const match = first === undefined ? null : parseJson(first);
      if (!isRecord(match) || typeof match.key !== 'string') return null;
      const line = match.line;
      return { event, match: { key: match.key, line: typeof line === 'string' ? line : '' } };
    }
    default:
      // The UUID is part of the event's name; older daemons leave it out.
      return event.startsWith('backup completed')
        ? { event: 'backup completed', backup: parseBackup(event, first) }
        : null;
  }
}

function parseStats(json: string): StatsFrame | null {
  const value = parseJson(json);
  if (!isRecord(value)) return null;
  const network = isRecord(value.network) ? value.network : {};
  const io = value.disk_io;
  return {
    memory_bytes: amount(value.memory_bytes),
    memory_limit_bytes: amount(value.memory_limit_bytes),
    cpu_absolute: amount(value.cpu_absolute),
    network: { rx_bytes: amount(network.rx_bytes), tx_bytes: amount(network.tx_bytes) },
    uptime: amount(value.uptime),
    state: isProcessState(value.state) ? value.state : 'offline',
    disk_bytes: amount(value.disk_bytes),
    ...(isRecord(io) && {
      disk_io: { read_bytes: amount(io.read_bytes), write_bytes: amount(io.write_bytes) },
    }),
  };
}

function parseBackup(event: string, json: string | undefined): BackupResult {
  const value = json === undefined ? null : parseJson(json);
  const fields = isRecord(value) ? value : {};
  const named = event.slice('backup completed:'.length);
  const uuid = typeof fields.uuid === 'string' ? fields.uuid : named;
  return {
    uuid: uuid === '' ? null : uuid,
    successful: fields.is_successful !== false,
    bytes: typeof fields.file_size === 'number' ? fields.file_size : null,
  };
}

/** Writes a frame of ours. `args` is in every frame: one family of nodes ignores frames without. */
export function serialise(event: ClientEvent): string {
  switch (event.event) {
    case 'auth':
      return JSON.stringify({ event: 'auth', args: [event.token] });
    case 'send command':
      return JSON.stringify({ event: 'send command', args: [event.line] });
    case 'set state':
      return JSON.stringify({ event: 'set state', args: [event.action] });
    case 'send logs':
    case 'send stats':
      return JSON.stringify({ event: event.event, args: [] });
  }
}

function isProcessState(value: unknown): value is ProcessState {
  return (processStates as readonly unknown[]).includes(value);
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Numbers from the wire: whatever is no finite amount counts as none. */
function amount(value: unknown): number {
  return typeof value === 'number' && Number.isFinite(value) && value >= 0 ? value : 0;
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
