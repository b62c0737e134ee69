import type { FindQuery } from '../engine/log/find/find.types';
import type { Wanted } from '../engine/log/find/lineMatches';
import type { RunAnswer } from '../engine/log/find/runner';

/** What crosses between the engine and the worker in which patterns run. */

export interface PatternJob {
  readonly query: FindQuery;
  readonly text: string;
  readonly wanted: Wanted;
}

/** `alive`: ready, or not done yet but getting on. Answers come in the order of the jobs. */
export type PatternNews =
  | { readonly kind: 'alive' }
  | { readonly kind: 'answer'; readonly answer: RunAnswer };
