import type { Clock, Random } from './clock';
import type { reduce } from './connection/reducer';
import type { RecordStorage } from './log/recorder/storage.types';

/** The parts of the browser that the engine needs, handed in: the engine's tsconfig knows no DOM. */

export interface SocketLike {
  onopen: ((event: never) => void) | null;
  onmessage: ((event: { readonly data: unknown }) => void) | null;
  onclose: ((event: { readonly code: number; readonly reason: string }) => void) | null;
  onerror: ((event: never) => void) | null;
  readonly readyState: number;
  send(data: string): void;
  close(code?: number, reason?: string): void;
}

/** Opens a socket; may throw for an address the browser refuses (mixed content, bad URL). */
export type OpenSocket = (url: string) => SocketLike;

export interface ResponseLike {
  readonly ok: boolean;
  readonly status: number;
  /** The answer is another address's, to which this one led: a sign-in page, for one. */
  readonly redirected?: boolean;
  readonly headers: { get(name: string): string | null };
  text(): Promise<string>;
}

export interface RequestInitLike {
  readonly method: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: string;
  readonly credentials: 'omit' | 'include' | 'same-origin';
  readonly signal?: unknown;
}

export type FetchLike = (url: string, init: RequestInitLike) => Promise<ResponseLike>;

/** What the browser lets us know. `wake`: shown again, restored from the back-forward cache. */
export type Hint = 'online' | 'offline' | 'visible' | 'hidden' | 'wake';

export interface Hints {
  /** Calls `listener` with each hint; returns a function that stops it. */
  subscribe(listener: (hint: Hint) => void): () => void;
}

export interface Surroundings {
  readonly openSocket: OpenSocket;
  readonly fetch: FetchLike;
  readonly clock: Clock;
  readonly random: Random;
  readonly hints: Hints;
  /** Decides for the connection in place of its own, where somebody looks on: in tests. */
  readonly reduce?: typeof reduce;
  /** Where logs are kept on the device. Left out: nowhere. */
  readonly openStorage?: () => Promise<RecordStorage>;
  /** Whether there may be any; quick. Left out: there may. */
  readonly hasRecords?: () => Promise<boolean>;
}
