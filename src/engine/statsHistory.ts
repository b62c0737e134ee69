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
