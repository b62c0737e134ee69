import type { Clock } from './clock';
import type { StatsFrame } from './protocol';

/** One sample a second, rates worked out. Times: wall clock, ms. */
export interface StatsSample {
  readonly at: number;
  /** Percent of one core. */
  readonly cpu: number;
  /** Bytes. */
  readonly memory: number;
  /** Bytes per second; `null` where no rate can be known (first sample, restart, gap). */
  readonly received: number | null;
  readonly sent: number | null;
}

export interface StatsSnapshot {
  /** The newest, or `null` before the first. */
  readonly current: (StatsSample & { readonly disk: number; readonly memoryLimit: number }) | null;
  /** The last 3 minutes, oldest first. */
  readonly recent: readonly StatsSample[];
}

export interface StatsHistory {
  add(frame: StatsFrame): void;
  /** The connection was lost: nothing is known of the time until the next frame. */
  gap(): void;
  /** The same object until there is something new. */
  snapshot(): StatsSnapshot;
}

const span = 180_000;
/** A rate over a longer time would flatten what happened in it. ms */
const longest = 3_000;
/** The node sends one a second; what comes sooner answers a question of ours. ms */
const shortest = 500;

interface Kept {
  readonly sample: StatsSample;
  /** Elapsed ms: the wall clock may jump, the age of a sample may not. */
  readonly at: number;
}

/**
 * Keeps the last three minutes of `stats` frames (protocol.md, section 1) and makes rates of
 * their totals, by the time that has really passed. Where the totals begin anew there is no rate.
 */
export function createStatsHistory({ clock }: { readonly clock: Clock }): StatsHistory {
  const kept: Kept[] = [];
  /** What the next rate is counted from. */
  let base: { readonly frame: StatsFrame; readonly at: number } | null = null;
  let newest: StatsFrame | null = null;
  let snapshot: StatsSnapshot | null = { current: null, recent: [] };

  function forgetOld(): void {
    const oldest = clock.elapsed() - span;
    const keep = kept.findIndex((one) => one.at > oldest);
    const old = keep === -1 ? kept.length : keep;
    if (old === 0) return;
    kept.splice(0, old);
    snapshot = null;
  }

  return {
    add(frame) {
      const at = clock.elapsed();
      const last = kept.at(-1);
      newest = frame;
      snapshot = null;
      if (base !== null && last !== undefined && at - base.at < shortest && follows(frame, base)) {
        // Too short a time to make a rate of: newer figures for the same second.
        const sample = { ...last.sample, cpu: frame.cpu_absolute, memory: frame.memory_bytes };
        kept[kept.length - 1] = { sample, at: last.at };
        return;
      }
      const known = base !== null && at - base.at <= longest && follows(frame, base) ? base : null;
      const rate = (total: (of: StatsFrame) => number): number | null =>
        known === null ? null : ((total(frame) - total(known.frame)) * 1_000) / (at - known.at);
      const sample = {
        at: clock.now(),
        cpu: frame.cpu_absolute,
        memory: frame.memory_bytes,
        received: rate((of) => of.network.rx_bytes),
        sent: rate((of) => of.network.tx_bytes),
      };
      kept.push({ sample, at });
      base = { frame, at };
      forgetOld();
    },
    gap() {
      base = null;
    },
    snapshot() {
      forgetOld();
      if (snapshot !== null) return snapshot;
      const recent = kept.map((one) => one.sample);
      const last = recent.at(-1);
      const current =
        last === undefined || newest === null
          ? null
          : { ...last, disk: newest.disk_bytes, memoryLimit: newest.memory_limit_bytes };
      snapshot = { current, recent };
      return snapshot;
    },
  };
}

/** Whether a frame is of the same run of the process: nothing in it has gone back. */
function follows(frame: StatsFrame, base: { readonly frame: StatsFrame }): boolean {
  return (
    frame.uptime >= base.frame.uptime &&
    frame.network.rx_bytes >= base.frame.network.rx_bytes &&
    frame.network.tx_bytes >= base.frame.network.tx_bytes
  );
}
