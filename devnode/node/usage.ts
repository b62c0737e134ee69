import { readFileSync } from 'node:fs';
import pidusage from 'pidusage';

/** What the processes of a run use, as the container's figures would have it. */
export interface Usage {
  readonly memoryBytes: number;
  /** Percent of one core. */
  readonly cpuAbsolute: number;
  /** Totals since the run began. */
  readonly rxBytes: number;
  readonly txBytes: number;
  readonly readBytes: number;
  readonly writeBytes: number;
}

export const noUsage: Usage = {
  memoryBytes: 0,
  cpuAbsolute: 0,
  rxBytes: 0,
  txBytes: 0,
  readBytes: 0,
  writeBytes: 0,
};

interface Totals {
  readonly first: number;
  readonly second: number;
}

const nothing: Totals = { first: 0, second: 0 };

/** One per run: totals count from its beginning. */
export function createUsage(): { measure(pids: readonly number[]): Promise<Usage> } {
  let networkBefore: Totals | null = null;
  /** By process, kept after its end: a total does not go back. */
  const io = new Map<number, Totals>();

  return {
    async measure(pids) {
      const root = pids[0];
      if (root === undefined) return noUsage;
      const network = readNetwork(root);
      networkBefore ??= network;
      for (const pid of pids) {
        const totals = readIo(pid);
        if (totals !== null) io.set(pid, totals);
      }
      let memoryBytes = 0;
      let cpuAbsolute = 0;
      const figures = await Promise.allSettled(
        pids.map((pid) => pidusage(pid, { maxage: 10_000 })),
      );
      for (const figure of figures) {
        // One that ended while it was looked at has no figures.
        if (figure.status === 'rejected') continue;
        memoryBytes += figure.value.memory;
        cpuAbsolute += figure.value.cpu;
      }
      return {
        memoryBytes,
        cpuAbsolute: Math.round(cpuAbsolute * 1000) / 1000,
        rxBytes: Math.max(0, network.first - networkBefore.first),
        txBytes: Math.max(0, network.second - networkBefore.second),
        readBytes: sum([...io.values()].map(({ first }) => first)),
        writeBytes: sum([...io.values()].map(({ second }) => second)),
      };
    },
  };
}

/** Received and sent by every interface but the loopback; zero where the system does not say. */
function readNetwork(pid: number): Totals {
  const text = readText(`/proc/${pid}/net/dev`);
  if (text === null) return nothing;
  let first = 0;
  let second = 0;
  for (const line of text.split('\n')) {
    const [name, figures] = line.split(':');
    if (name === undefined || figures === undefined || name.trim() === 'lo') continue;
    const columns = figures.trim().split(/\s+/);
    first += Number(columns[0] ?? 0);
    second += Number(columns[8] ?? 0);
  }
  return { first, second };
}

function readIo(pid: number): Totals | null {
  const text = readText(`/proc/${pid}/io`);
  if (text === null) return null;
  const field = (name: string) => Number(new RegExp(`^${name}: (\\d+)`, 'm').exec(text)?.[1] ?? 0);
  return { first: field('read_bytes'), second: field('write_bytes') };
}

function readText(path: string): string | null {
  try {
    return readFileSync(path, 'latin1');
  } catch {
    return null;
  }
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}
