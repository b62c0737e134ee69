/** One run of the server, from its start to its end, as far as it is known. Times: wall clock, ms. */
export interface ServerRun {
  readonly id: string;
  /** When it was begun, or its container came up. `null`: not known. */
  readonly startedAt: number | null;
  /** When its container came up, by its uptime. `null`: not known. */
  readonly upSince: number | null;
  /** When it was ready. `null`: it is not, or nobody saw it. */
  readonly readyAt: number | null;
  /** `null`: it goes on, or nobody saw its end. */
  readonly endedAt: number | null;
  /** `null`: it goes on. `unseen`: it has ended, and nobody saw how. */
  readonly end: 'stopped' | 'crashed' | 'unseen' | null;
  readonly exitCode: number | null;
  readonly outOfMemory: boolean | null;
}

/** With its first line in the log, and its last; `null`: that is not held. */
export interface ListedRun extends ServerRun {
  readonly from: number | null;
  readonly to: number | null;
}
