import type { EngineSnapshot } from '../../engine/engine.types';
import type {
  PanelAuth,
  PanelFailure,
  PanelResult,
  ServerDetails,
  ServerHold,
} from '../../engine/panel/panel';
import type { ProcessState } from '../../engine/protocol';
import type { ConnectionHistory } from '../../engine/timeline/timeline.types';

/*
 * "What's wrong?": `examine.ts` gathers facts and has them judged, `panelChecks.ts` and
 * `nodeChecks.ts` judge, `report.ts` writes down what came of it, the rest shows it. The words are in
 * messages/en/doctor.ts and its like. A check says no more than is known: what is only likely says so.
 */

/** In the order in which they are looked at. */
export const checks = [
  'device',
  'panel',
  'sign-in',
  'access',
  'token',
  'clock',
  'node',
  'origin',
  'places',
  'auth',
  'lines',
] as const;
export type Check = (typeof checks)[number];

/**
 * `bad`: this is in the way. `likely`: this is what it looks like, and nothing here can tell for sure.
 * `note`: worth knowing, in nobody's way. `open`: nothing is known of it.
 */
export type Verdict = 'good' | 'bad' | 'likely' | 'note' | 'open';

/**
 * What a request to an address came to whose answer the page may not read. `forbidden`: the page's own
 * policy did not let it out.
 */
export type Reach = 'answers' | 'nothing' | 'too slow' | 'forbidden';

/** What a check found. Texts under `text` and `detail` are others', everything else is ours. */
export type Found =
  | { readonly kind: 'online' }
  | { readonly kind: 'offline' }
  /** The browser says offline, but somebody answers. */
  | { readonly kind: 'said to be offline' }
  | { readonly kind: 'panel answers'; readonly took: number }
  | { readonly kind: 'panel unreachable'; readonly host: string }
  | { readonly kind: 'panel too slow'; readonly host: string }
  /** It answers, and does not let this page read it. */
  | { readonly kind: 'panel hides'; readonly host: string }
  /** What serves this page lets it connect to some addresses only (CSP `connect-src`): not to this. */
  | { readonly kind: 'policy forbids'; readonly source: string }
  | { readonly kind: 'panel page'; readonly status: number }
  | { readonly kind: 'panel broken'; readonly status: number }
  | { readonly kind: 'panel busy'; readonly retryAfter: number }
  | { readonly kind: 'signed in'; readonly by: PanelAuth['kind'] }
  | { readonly kind: 'signed out'; readonly by: PanelAuth['kind'] }
  | { readonly kind: 'two factor' }
  | { readonly kind: 'allowed' }
  | { readonly kind: 'forbidden'; readonly detail: string | null }
  | { readonly kind: 'not found' }
  | { readonly kind: 'held'; readonly hold: ServerHold }
  | { readonly kind: 'conflict'; readonly detail: string | null }
  | { readonly kind: 'token in hand'; readonly endsIn: number; readonly asked: boolean }
  | { readonly kind: 'token was given'; readonly asked: boolean }
  | { readonly kind: 'token failed'; readonly failure: PanelFailure }
  | { readonly kind: 'token not renewed'; readonly failure: PanelFailure; readonly ended: boolean }
  | { readonly kind: 'clocks agree' }
  /** The panel's against this device's, ms; positive: the panel's is ahead. */
  | { readonly kind: 'clocks differ'; readonly skew: number }
  | { readonly kind: 'node open' }
  | { readonly kind: 'node answers'; readonly host: string }
  | { readonly kind: 'node unreachable'; readonly host: string; readonly isPrivate: boolean }
  | { readonly kind: 'node too slow'; readonly host: string }
  /** Answers to a page, but never to the request for a connection. */
  | { readonly kind: 'node swallows'; readonly host: string }
  /** An https page may open no unencrypted connection. */
  | { readonly kind: 'node not secure'; readonly host: string }
  | { readonly kind: 'bad address'; readonly address: string }
  | { readonly kind: 'origin taken' }
  /** The panel's own, which nodes take without being told. */
  | { readonly kind: 'origin own' }
  | { readonly kind: 'origin taken before' }
  | { readonly kind: 'origin refused' }
  | { readonly kind: 'place free' }
  | { readonly kind: 'places taken' }
  | { readonly kind: 'places cannot be told' }
  | { readonly kind: 'node took us' }
  | { readonly kind: 'token refused'; readonly text: string; readonly fresh: boolean }
  | { readonly kind: 'node does not answer sign-in' }
  | { readonly kind: 'cut at sign-in'; readonly code: number }
  | { readonly kind: 'signing in' }
  | { readonly kind: 'lines come'; readonly ago: number }
  | { readonly kind: 'server off' }
  | { readonly kind: 'silence'; readonly ago: number; readonly process: ProcessState | null }
  | { readonly kind: 'output withheld' }
  | { readonly kind: 'broke off'; readonly code: number | null }
  | { readonly kind: 'command too large' }
  /** Something before it is in the way. */
  | { readonly kind: 'not reached' };

export interface Finding {
  readonly check: Check;
  readonly verdict: Verdict;
  readonly found: Found;
}

/** What the checks go by. */
export interface Facts {
  readonly page: Place;
  readonly online: boolean;
  readonly panel: PanelPlace;
  readonly answer: PanelAnswer;
  /** What a request to the node's address came to. `null`: none was needed, or possible. */
  readonly node: Reach | null;
  readonly engine: Pick<EngineSnapshot, 'connection' | 'server'>;
  /** `null`: it could not be had. */
  readonly history: ConnectionHistory | null;
  /** Wall clock, ms. */
  readonly now: number;
  /** When the checks began. */
  readonly since: number;
}

export interface Place {
  readonly origin: string;
  /** Its address begins with https. */
  readonly isSecure: boolean;
}

export interface PanelPlace {
  /** With its path, without a trailing slash. */
  readonly url: string;
  readonly origin: string;
  /** How the person is signed in there. */
  readonly by: PanelAuth['kind'];
}

export interface PanelAnswer {
  readonly result: PanelResult<ServerDetails>;
  /** ms */
  readonly took: number;
  /** Asked only where there was no answer that could be read. */
  readonly reach: Reach | null;
}
