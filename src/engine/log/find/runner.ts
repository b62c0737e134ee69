import type { FindQuery, PatternFault } from './find.types';
import { type MatchNumbers, matchesInText, type Wanted } from './lineMatches';
import type { Piece } from './pieces';
import { createStyledMatcher } from './styledMatcher';
import { createTextMatcher } from './textMatcher';

export type RunAnswer =
  | { readonly kind: 'found'; readonly numbers: MatchNumbers }
  | { readonly kind: 'invalid'; readonly fault: PatternFault }
  | { readonly kind: 'too slow' }
  | { readonly kind: 'no worker' };

/** Runs patterns where they can be stopped. JavaScript cannot interrupt one in its own thread. */
export interface PatternRunner {
  /** Looks through `text`, lines that each end with `\n`. Answers come in the order of the calls. */
  run(query: FindQuery, text: string, wanted: Wanted): Promise<RunAnswer>;
  close(): void;
}

/** Looks through pieces of the log. */
export interface Look {
  counts(piece: Pick<Piece, 'text' | 'styled'>): Looked;
  /** `text`: lines that each end with `\n`. */
  spans(text: string): Looked;
}

/** At once or elsewhere. */
export type Looked = MatchNumbers | Promise<RunAnswer>;

export function createLook(query: FindQuery, patterns: PatternRunner): Look {
  const matcher = createTextMatcher(query);
  const inText = (text: string, wanted: Wanted): Looked =>
    query.regex ? patterns.run(query, text, wanted) : matchesInText(matcher, text, wanted);
  const inStyled = query.regex ? null : createStyledMatcher(query);
  return {
    counts(piece) {
      const styled = inStyled && piece.styled;
      const counts = styled === null ? null : inStyled?.(styled);
      return counts ?? inText(piece.text, 'counts');
    },
    spans: (text) => inText(text, 'spans'),
  };
}
