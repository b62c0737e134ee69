import type { StopReason } from '../connectionStatus';
import type { PanelFailure, ServerHold } from '../panel/panel';
import type { ProcessState } from '../protocol';
import type { Hint } from '../surroundings';

/*
 * What became of the connection since the page was opened. `record.ts` makes events of the steps of
 * its state machine, `history.ts` keeps them, `timeline.ts` is all that is there from the start: it
 * holds the first steps until the others have been loaded. Nothing here decides anything, and no
 * token's text comes in.
 */

export type TimelineEvent =
  | { readonly kind: 'started' }
  | { readonly kind: 'token asked'; readonly renewal: boolean }
  /** `skew`: by how much the panel's clock is ahead of this device's, ms; `null`: it does not say. */
  | {
      readonly kind: 'token received';
      readonly took: number;
      readonly life: number;
      /** How many, but for a token that holds `*`. */
      readonly permissions: number | 'all';
      readonly skew: number | null;
    }
  | {
      readonly kind: 'token failed';
      readonly took: number;
      readonly failure: PanelFailure;
      readonly hold: ServerHold | null;
    }
  /** A renewal that the node has taken. */
  | { readonly kind: 'token renewed' }
  /** `text`: the node's, cleaned. `fresh`: two new ones in a row. */
  | { readonly kind: 'token refused'; readonly text: string; readonly fresh: boolean }
  /** `address`: without any query. */
  | { readonly kind: 'opening'; readonly address: string | null }
  | { readonly kind: 'opened'; readonly took: number }
  | { readonly kind: 'bad address' }
  /** `lasted`: since it was asked for, or signed in. */
  | {
      readonly kind: 'closed';
      readonly code: number;
      readonly stage: 'opening' | 'signing in' | 'live';
      readonly lasted: number;
    }
  | { readonly kind: 'open timed out' }
  | { readonly kind: 'sign-in timed out' }
  /** Open, but dead. `lasted`: until it was last heard. */
  | { readonly kind: 'silent'; readonly lasted: number }
  /** We left a socket that worked: for another node, or because its token had ended. */
  | { readonly kind: 'let go'; readonly lasted: number }
  | { readonly kind: 'signed in' }
  | { readonly kind: 'ready'; readonly process: ProcessState | null }
  /** The node holds back the output, for the token has ended. */
  | { readonly kind: 'withheld' }
  | { readonly kind: 'resumed' }
  | { readonly kind: 'waiting'; readonly ms: number; readonly attempt: number }
  | { readonly kind: 'held'; readonly hold: ServerHold; readonly ms: number }
  | { readonly kind: 'stopped'; readonly reason: StopReason }
  | { readonly kind: 'hint'; readonly hint: Hint }
  /** The clock ran ahead (a sleep, most likely) or was set back, by `ms`. */
  | { readonly kind: 'clock jumped'; readonly ms: number }
  | { readonly kind: 'slept'; readonly ms: number }
  | { readonly kind: 'asked by hand' }
  | { readonly kind: 'access changed' }
  | { readonly kind: 'transfer'; readonly status: string }
  | { readonly kind: 'deleted' };

export interface TimelineEntry {
  /** Wall clock, ms. */
  readonly at: number;
  readonly event: TimelineEvent;
  /** What came before it, from the last such entry on, has come so many times more, last at `last`. */
  readonly again: { readonly times: number; readonly last: number } | null;
}

/** What is known of the token in hand; never its text. */
export interface TokenInHand {
  /** Wall clock by this device, ms. */
  readonly endsAt: number;
  readonly permissions: readonly string[];
}

/** What the page is told on demand. */
export interface ConnectionHistory {
  /** Oldest first. */
  readonly entries: readonly TimelineEntry[];
  /** Older ones that are no longer kept. */
  readonly left: number;
  readonly token: TokenInHand | null;
  /** When the socket that is open was last heard; wall clock, ms. `null`: none is. */
  readonly heardAt: number | null;
}
