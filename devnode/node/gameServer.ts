import { totalmem } from 'node:os';
import type { PowerAction, ProcessState, StatsFrame } from '../../src/engine/protocol';
import type { NodeServer, ServerRecord, World } from '../world';
import { createDiskUse } from './folder';
import { daemonLine, encode, encodeLine } from './frames';
import { pullImage } from './imagePull';
import { createLifecycle } from './lifecycle';
import { createLineGate } from './lineGate';
import { type Busy, createOperations } from './operations';
import { createRunLog } from './runLog';
import type { Session } from './session';
import { createLineSplitter } from './split';
import { createOutputThrottle } from './throttle';
import { createUsage, noUsage, type Usage } from './usage';

/** One server on the node: its process, its output and figures, and who listens. */
export interface GameServer extends NodeServer {
  /** The sockets that have signed in. */
  readonly sessions: Set<Session>;
  publish(event: string, ...args: readonly string[]): void;
  busy(): Busy | null;
  /** The node is attached to a process: there is a log to replay. */
  attached(): boolean;
  replay(lines: number): string[];
  statsJson(): string;
  refreshDisk(): Promise<void>;
  kill(): Promise<void>;
  /** Kills the process and lets go of everything. */
  close(): Promise<void>;
}

const keptLines = 150;
const throttlePeriodMs = 100;

const busySentences: Readonly<Record<Busy, string>> = {
  installing: 'server is currently installing',
  restoring: 'server is currently being restored',
  transferring: 'server is currently being transferred',
};

export function createGameServer(options: {
  record: ServerRecord;
  world: World;
  dataDir: string;
  /** ms at the daemon's pace; rejects once the server is let go of. */
  pauseUntil: (ms: number, signal: AbortSignal) => Promise<void>;
  log: (line: string) => void;
  /** A line went beyond the limit on output. */
  throttled: () => void;
  moved: () => void;
}): GameServer {
  const { record, world, dataDir, pauseUntil, log, throttled, moved } = options;
  const sessions = new Set<Session>();
  const letGo = new AbortController();
  const runLog = createRunLog(keptLines);
  const disk = createDiskUse(() => record.program.cwd);
  let splitter = createLineSplitter();
  let usage: Usage = noUsage;
  let startedAt: number | null = null;
  let statsTimer: NodeJS.Timeout | null = null;
  let imageWanted = false;

  const now = () => world.clock.now();
  const pause = (ms: number) => pauseUntil(ms, letGo.signal);

  function publish(event: string, ...args: readonly string[]): void {
    const frame = encode(event, ...args);
    for (const session of sessions) session.event(event, frame);
  }

  const say = (text: string) => publish('console output', daemonLine(text));

  const throttle = createOutputThrottle({
    lines: world.outputLines,
    periodMs: throttlePeriodMs,
    now: () => performance.now(),
    strike: () => say('Server is outputting console data too quickly -- throttling...'),
  });

  const gate = createLineGate({
    sinks: () => sessions,
    encode: encodeLine,
    allow() {
      const allowed = throttle.allow();
      if (!allowed) throttled();
      return allowed;
    },
    onLine: lookForDone,
    onFull: () => life.program?.pause(),
    onRoom: () => life.program?.resume(),
  });

  const life = createLifecycle({
    record,
    now,
    pause,
    blocked() {
      const busy = operations.busy() ?? (record.status === 'installing' ? 'installing' : null);
      return busy === null ? null : busySentences[busy];
    },
    say,
    async pullImage() {
      runLog.clear();
      say('Pulling Docker container image, this could take a few minutes to complete...');
      if (imageWanted) {
        imageWanted = false;
        const report = (line: string) => publish('install output', line);
        await pullImage({ image: record.dockerImage, report, pause });
      }
      await pause(200);
      say('Finished pulling Docker container image');
    },
    onState(state) {
      publish('status', state);
      if (state !== 'offline') return;
      usage = noUsage;
      publish('stats', statsJson());
    },
    onStart() {
      splitter = createLineSplitter();
      startedAt = performance.now();
      const measured = createUsage();
      statsTimer = setInterval(() => void sample(measured), 1000);
    },
    onData(chunk) {
      runLog.append(chunk);
      gate.push(splitter.push(chunk));
    },
    onEnd() {
      gate.push(splitter.end());
      gate.flush();
      if (statsTimer !== null) clearInterval(statsTimer);
      statsTimer = null;
      startedAt = null;
      runLog.clear();
    },
    log,
  });

  const operations = createOperations({
    record,
    dataDir,
    now,
    pause,
    publish,
    stop: life.stop,
    kill: life.kill,
    diskBytes: () => disk.bytes,
    moved,
  });

  function lookForDone(line: string): void {
    if (life.state !== 'starting') return;
    const { done } = record.program;
    if (done === null || line.search(done) !== -1) life.ready();
  }

  let sampling = false;
  async function sample(measured: ReturnType<typeof createUsage>): Promise<void> {
    const run = life.program;
    if (run === null || sampling) return;
    sampling = true;
    const figures = await measured.measure(run.pids());
    await disk.refresh();
    sampling = false;
    // It may have ended while it was measured: after the zeroes of its end nothing may follow.
    if (life.program !== run) return;
    usage = figures;
    publish('stats', statsJson());
  }

  const uptime = () => (startedAt === null ? 0 : Math.round(performance.now() - startedAt));

  function statsJson(): string {
    const frame: StatsFrame = {
      memory_bytes: usage.memoryBytes,
      // Without a limit the container's is what the machine has.
      memory_limit_bytes: record.limits.memory * 1024 * 1024 || totalmem(),
      cpu_absolute: usage.cpuAbsolute,
      network: { rx_bytes: usage.rxBytes, tx_bytes: usage.txBytes },
      uptime: uptime(),
      state: life.state,
      disk_bytes: disk.bytes,
      disk_io: { read_bytes: usage.readBytes, write_bytes: usage.writeBytes },
    };
    return JSON.stringify(frame);
  }

  return {
    record,
    sessions,
    get state(): ProcessState {
      return life.state;
    },
    power: (action: PowerAction) => life.power(action),
    command: (line) => life.command(line),
    async resources() {
      await disk.refresh();
      return {
        memoryBytes: usage.memoryBytes,
        cpuAbsolute: usage.cpuAbsolute,
        diskBytes: disk.bytes,
        rxBytes: usage.rxBytes,
        txBytes: usage.txBytes,
        uptimeMs: uptime(),
      };
    },
    install: (kind) => untilLetGo(operations.install(kind)),
    backup: () => untilLetGo(operations.backup()),
    restore: () => untilLetGo(operations.restore()),
    transfer: () => untilLetGo(operations.transfer()),
    pullImageAtNextStart() {
      imageWanted = true;
    },
    runOutOfMemory: life.runOutOfMemory,
    matchFeature(key, line) {
      publish('feature match', JSON.stringify({ key, pattern: line.toLowerCase(), line }));
    },
    pids: async () => life.program?.pids() ?? [],
    publish,
    busy: operations.busy,
    attached: () => life.program !== null,
    replay: (lines) => runLog.tail(lines),
    statsJson,
    refreshDisk: disk.refresh,
    kill: life.kill,
    async close() {
      letGo.abort();
      await life.close();
    },
  };

  /** An operation that is cut short because the server is let go of has not failed. */
  async function untilLetGo(operation: Promise<void>): Promise<void> {
    try {
      await operation;
    } catch (error) {
      if (!letGo.signal.aborted) throw error;
    }
  }
}
