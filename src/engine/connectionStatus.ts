import type { PanelFailure, ServerHold } from './panel/panel';

/** What the connection shows of itself: data a banner can be written from. Times: wall clock, ms. */

/** Why the last attempt, or the last socket, came to nothing. */
export type ConnectionProblem =
  | { readonly kind: 'panel'; readonly failure: PanelFailure }
  /** Closed before `open`: origin refused, 30 places taken, TLS, node down. */
  | { readonly kind: 'never opened' }
  | { readonly kind: 'open timed out' }
  | { readonly kind: 'sign-in timed out' }
  /** The node refused the token; `text` is the node's own. */
  | { readonly kind: 'token refused'; readonly text: string }
  /** Two fresh tokens refused in a row: clocks differ, or access is revoked. */
  | { readonly kind: 'fresh tokens refused'; readonly text: string }
  | { readonly kind: 'closed'; readonly code: number }
  /** Open but dead: nothing heard and no answer to a probe. */
  | { readonly kind: 'silent' }
  /** 1009: a frame of ours was too large. */
  | { readonly kind: 'frame too large' }
  | { readonly kind: 'offline' }
  /** The browser refused to open the address at all. */
  | { readonly kind: 'bad address'; readonly address: string };

/** What only a person can mend. */
export type StopReason =
  | { readonly kind: 'suspended' }
  /** The panel answers 404: deleted, or no longer ours. */
  | { readonly kind: 'gone' }
  | { readonly kind: 'forbidden'; readonly detail: string | null }
  | { readonly kind: 'signed out' }
  | { readonly kind: 'two factor required' }
  /** Said by the page in the engine's place: the engine's own code did not come. */
  | { readonly kind: 'not loaded' };

export type ConnectionPhase =
  | { readonly phase: 'idle' }
  | { readonly phase: 'credentials' }
  | { readonly phase: 'connecting' }
  | { readonly phase: 'authenticating' }
  /** `auth success` was heard. `ready` from the first `status` after it. */
  | { readonly phase: 'live'; readonly since: number; readonly ready: boolean }
  | { readonly phase: 'waiting'; readonly retryAt: number }
  /** The panel says why nobody can connect now (installing, transferring, …); asked again at `retryAt`. */
  | { readonly phase: 'held'; readonly hold: ServerHold; readonly retryAt: number }
  | { readonly phase: 'stopped'; readonly reason: StopReason };

/** How the renewal of the token stands; only worth a banner when it is not `fine`. */
export type Renewal =
  | { readonly kind: 'fine' }
  /** The panel does not give a new token; the old one holds until `expiresAt`. */
  | { readonly kind: 'failing'; readonly failure: PanelFailure; readonly expiresAt: number }
  /** The token has ended on a live socket: the node withholds the output. */
  | { readonly kind: 'expired'; readonly failure: PanelFailure; readonly since: number };

export interface ConnectionStatus {
  readonly current: ConnectionPhase;
  /** Tries since the last healthy connection; 0 while healthy. */
  readonly attempt: number;
  /** Since when there is no live connection. `null` while there is one. */
  readonly downSince: number | null;
  readonly lastProblem: ConnectionProblem | null;
  /** Sockets in a row that never opened. From 6 on the likely causes are named. */
  readonly neverOpened: number;
  readonly renewal: Renewal;
  /** From the token; `null` before the first one. `*` stands for all but `admin.*`. */
  readonly permissions: readonly string[] | null;
  /** Where the node is, without any query: for the banner's NODE. */
  readonly address: string | null;
}
