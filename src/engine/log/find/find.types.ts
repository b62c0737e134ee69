import type { Hiding } from '../../engine.types';

/** What the finding of text in the log is asked for, and what it answers. All of it can cross a port. */

export interface FindQuery {
  /** A text, or a regular expression without its slashes. Empty: nothing is looked for. */
  readonly text: string;
  readonly regex: boolean;
  readonly matchCase: boolean;
  readonly wholeWord: boolean;
}

/** Why a pattern is none. `reason`: the browser's own words. */
export type PatternFault =
  | { readonly kind: 'group not closed' }
  | { readonly kind: 'group not opened' }
  | { readonly kind: 'class not closed' }
  | { readonly kind: 'nothing to repeat' }
  | { readonly kind: 'ends with backslash' }
  | { readonly kind: 'too large' }
  | { readonly kind: 'other'; readonly reason: string };

/**
 * `idle`: nothing is looked for. `searching`: not all of the log has been looked through yet.
 * `too slow`: the pattern took too long for a piece of the log and was stopped. `no worker`: there is
 * nothing here that could be stopped, so no pattern is run.
 */
export type FindState =
  | { readonly kind: 'idle' }
  | { readonly kind: 'searching' }
  | { readonly kind: 'complete' }
  | { readonly kind: 'invalid'; readonly fault: PatternFault }
  | { readonly kind: 'too slow' }
  | { readonly kind: 'no worker' };

/** One match: the line, and which of the matches in it, from 0. */
export interface MatchPlace {
  readonly seq: number;
  readonly nth: number;
}

export interface FindReport {
  /** Of the `change` that it answers. */
  readonly query: number;
  readonly state: FindState;
  /** Matches found in what is held of the log. */
  readonly total: number;
  readonly current: MatchPlace | null;
  /** The current one's place among all, from 1; `null` while older lines are still to be searched. */
  readonly index: number | null;
  /** Counts the times that another match became the current one: it is to be shown. */
  readonly moves: number;
  /** The last step went past the last match (`top`: on from the first), or past the first. */
  readonly wrapped: 'top' | 'bottom' | null;
}

/** A line with matches in it. */
export interface LineMatches {
  readonly seq: number;
  /** An echo of a command: a mark of ours stands before its text. */
  readonly own: boolean;
  /** What the positions count in: the line without colours and links. */
  readonly text: string;
  /** Begin and end of each match, one after the other, in UTF-16 units of `text`. */
  readonly spans: readonly number[];
}

export type FindRequest =
  | {
      readonly kind: 'change';
      readonly id: number;
      readonly query: FindQuery;
      /** The last line the reader sees: what is found at or above it comes first. `null`: the end. */
      readonly at: number | null;
      /** Matches are those among the lines of this view: what its filter hides has none. Absent: all. */
      readonly view?: number | undefined;
    }
  | { readonly kind: 'step'; readonly to: 'next' | 'previous' }
  /** Which of these lines have matches, and where. */
  | {
      readonly kind: 'lines';
      readonly call: number;
      readonly seqs: readonly number[];
      /** What is hidden on the screen: the texts and places are those that stand there. */
      readonly hiding: Hiding;
    }
  | { readonly kind: 'close' };

export type FindAnswer =
  | { readonly kind: 'report'; readonly report: FindReport }
  | {
      readonly kind: 'lines';
      readonly call: number;
      readonly query: number;
      readonly lines: readonly LineMatches[];
    };
