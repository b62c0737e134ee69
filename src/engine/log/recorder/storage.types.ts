import type { Result } from '../../result';
import type { ServerRun } from '../../runs/runs.types';
import type { HeldTail } from '../intake/intake.types';

/**
 * Where the log of a server is kept on the device, as the engine sees it. Lines are in records, of
 * about a segment of the log each; records are in chapters, one for each engine that wrote, so that
 * two can never write over each other. A chapter says which it goes on from and where: that chain is
 * the log. What goes wrong is a value; nothing here throws.
 */
export interface RecordStorage {
  /** What is kept of a server, without the lines themselves. */
  contents(server: string): Promise<Stored<Contents>>;
  /** Their bytes (format.ts), in the same order; `null` for one that is no longer there. */
  read(server: string, keys: readonly RecordKey[]): Promise<Stored<readonly (Uint8Array | null)[]>>;
  /** All of it happens, or nothing of it. */
  change(server: string, change: Change): Promise<Stored<null>>;
  /** The runs of the server, the oldest first. */
  runs(server: string): Promise<Stored<readonly KeptRun[]>>;
  /** Keeps these runs, and lets those named in `drop` go. */
  keepRuns(
    server: string,
    runs: readonly KeptRun[],
    drop: readonly string[],
  ): Promise<Stored<null>>;
  /** Bytes that are kept of each server. */
  sizes(): Promise<Stored<ReadonlyMap<string, number>>>;
  /** Everything kept of the server goes. `null`: of all servers. Whoever writes hears of it. */
  forget(server: string | null): Promise<Stored<null>>;
  /** Called when what is kept of the server was deleted, here or in another tab. */
  onForgotten(server: string, listener: () => void): void;
  /**
   * Resolves when this is the only one that may write for the server, until it closes. `false`:
   * the browser has no locks, and everybody writes a chapter of their own. Who has it and asks again
   * waits for itself.
   */
  lock(server: string): Promise<boolean>;
  close(): void;
}

export type Stored<T> = Result<T, StorageFault>;

/**
 * `blocked`: the browser gives no storage. `full`: no room. `newer`: a newer version of the page has
 * written there. `broken`: anything else.
 */
export type StorageFault = 'blocked' | 'full' | 'newer' | 'broken';

export interface RecordKey {
  readonly chapter: string;
  /** The number of its first line, as its chapter counts. */
  readonly from: number;
}

/** A line, as its chapter counts. */
export interface Place {
  readonly chapter: string;
  readonly line: number;
}

/** `null`: its line is not kept. */
export interface KeptRun extends ServerRun {
  readonly first: Place | null;
  readonly last: Place | null;
}

export interface RecordInfo extends RecordKey {
  /** One past the number of its last line. */
  readonly to: number;
  /** When its last line came. Wall clock, ms. */
  readonly at: number;
  /** Bytes. */
  readonly size: number;
}

export interface Chapter {
  readonly id: string;
  /** Its lines come below those of chapter `id` in front of line `to`. `null`: it is the first. */
  readonly after: { readonly id: string; readonly to: number } | null;
  /**
   * When it was last written to, and later than what it goes on from: a clock may be set back. Wall
   * clock, ms.
   */
  readonly lastAt: number;
  /** What a log that goes on from it has to know (intake.types.ts). */
  readonly left: Left;
}

/** `HeldTail`, by what was written: its lines are the last `reach` of the chapter and those before it. */
export interface Left extends Omit<HeldTail, 'from'> {
  readonly reach: number;
}

export interface Contents {
  readonly chapters: readonly Chapter[];
  readonly records: readonly RecordInfo[];
}

export interface NewRecord extends RecordInfo {
  readonly bytes: Uint8Array<ArrayBuffer>;
}

export interface Change {
  readonly put: readonly NewRecord[];
  /** Records that begin in `from <= line < to` of a chapter go, before the others are put. */
  readonly drop: readonly {
    readonly chapter: string;
    readonly from: number;
    readonly to: number;
  }[];
  readonly chapters: readonly Chapter[];
  /** Chapters of which nothing is left. */
  readonly dropChapters: readonly string[];
}
