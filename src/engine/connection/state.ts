import type { ConnectionPhase, ConnectionProblem, StopReason } from '../connectionStatus';
import type { CredentialsResult } from '../credentials';
import type { Dialect } from '../dialect';
import type { PanelFailure, ServerHold } from '../panel/panel';
import type { ProcessState, ServerEvent } from '../protocol';
import type { Hint } from '../surroundings';

/**
 * The words of the connection's state machine: what it remembers, what can happen to it, and what
 * it asks to be done. Plain data, all of it. `since` and `…At` are wall clock, `…By` and `…From`
 * elapsed time; both ms.
 */

export interface HeldToken {
  readonly text: string;
  /** The websocket's address, as the panel gave it. */
  readonly socket: string;
  /** ms */
  readonly life: number;
  /** Counted from its receipt by elapsed time: clocks differ. */
  readonly endsBy: number;
  readonly permissions: readonly string[];
  /** No node has judged it yet. */
  readonly fresh: boolean;
}

/** A question to a node that may be dead. */
export interface Probe {
  /** How many frames had come when it was asked: one more is an answer. */
  readonly frames: number;
  readonly deadlineBy: number;
  /** `false`: the limits did not let it out yet. */
  readonly sent: boolean;
  /** Asked because something woke us: where no answer comes there is a way to be tried at once. */
  readonly waking: boolean;
}

/** A new token on its way to the node over the live socket. */
export interface Renewing {
  readonly token: HeldToken;
  readonly tries: number;
  /** A `jwt error` came that may have meant this token, or the old one. */
  readonly doubt: string | null;
}

export interface LivePhase {
  readonly phase: 'live';
  readonly socket: number;
  readonly address: string;
  readonly since: number;
  readonly ready: boolean;
  readonly process: ProcessState | null;
  readonly probe: Probe | null;
  readonly renewing: Renewing | null;
}

export type Phase =
  | { readonly phase: 'idle' }
  | { readonly phase: 'credentials' }
  | { readonly phase: 'connecting'; readonly socket: number }
  | { readonly phase: 'authenticating'; readonly socket: number }
  | LivePhase
  | Extract<ConnectionPhase, { phase: 'waiting' }>
  | { readonly phase: 'held'; readonly hold: ServerHold; readonly retryAt: number }
  | { readonly phase: 'stopped'; readonly reason: StopReason };

export interface ConnectionState {
  readonly phase: Phase;
  readonly tokenInUrl: boolean;
  readonly dialect: Dialect;
  /** Tries since the last healthy connection. */
  readonly attempt: number;
  /** The last opens, oldest first, for the budget. */
  readonly openedFrom: readonly number[];
  /** The last open is one of them. */
  readonly openCounts: boolean;
  readonly neverOpened: number;
  readonly downSince: number | null;
  readonly problem: ConnectionProblem | null;
  readonly token: HeldToken | null;
  /** When something last said that there may be a way (elapsed). */
  readonly wokenFrom: number;
  /** It was said since the try under way began: if that fails, the next begins soon. */
  readonly eager: boolean;
  /** Ask the panel before the next socket, even if the token would do: it knows what became of the server. */
  readonly askPanel: boolean;
  /** The credentials request under way. */
  readonly request: Request | null;
  /** Since when the answer, the opening or the sign-in that is waited for has been under way (elapsed). */
  readonly tryFrom: number;
  /** When the panel last gave a token or said why not, oldest first. */
  readonly answeredFrom: readonly number[];
  /** The panel is not asked before this. */
  readonly panelFrom: number;
  /** Fresh tokens refused in a row. */
  readonly freshRefusals: number;
  readonly holdTries: number;
  readonly renewal: {
    /** Renewals in vain since the last one that came in its time. */
    readonly tries: number;
    /** `expiresAt` is fixed when it fails, so that a countdown does not tremble. */
    readonly failed: { readonly failure: PanelFailure; readonly expiresAt: number } | null;
    /** Since when the token has ended, by the node's word or by our count. */
    readonly deadSince: number | null;
    /** The node has said so: what it would have sent since is lost. */
    readonly withheld: boolean;
  };
  /** As the browser says. */
  readonly offline: boolean;
  /** Wall clock less elapsed time; `null` before the first input. */
  readonly offset: number | null;
  /** When a jump of the clock was looked for last. */
  readonly watchedBy: number;
  /** Sockets and requests are told apart by numbers that are never used again. */
  readonly lastId: number;
  readonly permissions: readonly string[] | null;
  readonly address: string | null;
}

export type TimerName =
  | 'retry'
  | 'open'
  | 'sign in'
  | 'liveness'
  | 'healthy'
  | 'renew'
  | 'confirm'
  | 'expiry'
  | 'watch';

export interface Request {
  readonly id: number;
  /** The access has changed since: its failure says nothing. */
  readonly again: boolean;
  /** The panel's answer has been counted, though not all of it is known. */
  readonly counted: boolean;
}

export type Input =
  | { readonly input: 'start' }
  | { readonly input: 'retry now' }
  | { readonly input: 'access changed' }
  | { readonly input: 'hint'; readonly hint: Hint }
  | { readonly input: 'timer'; readonly name: TimerName }
  /** The panel has answered for a token, and is asked why there is none. */
  | { readonly input: 'refused'; readonly id: number }
  | { readonly input: 'credentials'; readonly id: number; readonly result: CredentialsResult }
  | { readonly input: 'opened'; readonly socket: number }
  /** The browser would not even try. */
  | { readonly input: 'bad address'; readonly socket: number }
  | { readonly input: 'closed'; readonly socket: number; readonly code: number }
  | { readonly input: 'frame'; readonly socket: number; readonly event: ServerEvent }
  /** A frame of ours did not go: the limits, or the socket. */
  | { readonly input: 'not sent'; readonly event: 'auth' | 'send stats' };

export type Effect =
  /** `anew`: a request that is under way is given up for it. */
  | { readonly effect: 'ask'; readonly id: number; readonly anew: boolean }
  | { readonly effect: 'open'; readonly socket: number; readonly url: string }
  | { readonly effect: 'close' }
  | { readonly effect: 'auth'; readonly token: string }
  | { readonly effect: 'probe' }
  | { readonly effect: 'set timer'; readonly name: TimerName; readonly ms: number }
  | { readonly effect: 'cancel timers'; readonly names: readonly TimerName[] }
  | { readonly effect: 'session'; readonly change: SessionChange };

/** A session is a signed-in socket. */
export type SessionChange =
  /** The first `auth success` of a socket; a renewal's is none. */
  | { readonly kind: 'signed in' }
  /** The first `status` after it, which has been handed on. */
  | { readonly kind: 'ready' }
  /** The token has ended: the node sends `jwt error` in place of output, which is lost but for a replay. */
  | { readonly kind: 'withheld'; readonly since: number }
  /** A new token is in force: the output flows again. */
  | { readonly kind: 'resumed' }
  /** `since`: the close, or for a socket found dead the last it was heard. Wall clock, ms. */
  | { readonly kind: 'ended'; readonly since: number };

/** What the reducer knows of the outside at the moment of an input. */
export interface Moment {
  readonly now: number;
  readonly elapsed: number;
  /** Uniform in [0, 1). */
  readonly chance: number;
  /** Frames that came over the current socket, and when the last one did (elapsed). */
  readonly frames: number;
  readonly heardBy: number;
}

/** A moment in which effects are gathered. */
export interface Work extends Moment {
  emit(effect: Effect): void;
}

/** The renewal of a socket that has just signed in. */
export const untroubled: ConnectionState['renewal'] = {
  tries: 0,
  failed: null,
  deadSince: null,
  withheld: false,
};

export function initialState(tokenInUrl: boolean, dialect: Dialect): ConnectionState {
  return {
    phase: { phase: 'idle' },
    tokenInUrl,
    dialect,
    attempt: 0,
    openedFrom: [],
    openCounts: false,
    neverOpened: 0,
    downSince: null,
    problem: null,
    token: null,
    wokenFrom: Number.NEGATIVE_INFINITY,
    eager: false,
    askPanel: false,
    request: null,
    tryFrom: 0,
    answeredFrom: [],
    panelFrom: 0,
    freshRefusals: 0,
    holdTries: 0,
    renewal: untroubled,
    offline: false,
    offset: null,
    watchedBy: 0,
    lastId: 0,
    permissions: null,
    address: null,
  };
}
