import type { FindQuery, PatternFault } from './find.types';
import { type MatchNumbers, matchesInText, type Wanted } from './lineMatches';
import { type CountInStyled, createStyledMatcher } from './styledMatcher';
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
  /** At once or elsewhere. */
  inText(text: string, wanted: Wanted): MatchNumbers | Promise<RunAnswer>;
  /** `null`: it takes the text that is shown. */
  readonly countInStyled: CountInStyled | null;
}

export function createLook(query: FindQuery, patterns: PatternRunner): Look {
  if (query.regex) {
    return { inText: (text, wanted) => patterns.run(query, text, wanted), countInStyled: null };
  }
  const matcher = createTextMatcher(query);
  return {
    inText: (text, wanted) => matchesInText(matcher, text, wanted),
    countInStyled: createStyledMatcher(query),
  };
}
