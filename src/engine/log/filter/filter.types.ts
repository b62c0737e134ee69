import type { Level } from '../levels/level';
import type { LineSource } from '../line';

/** A text or a pattern that lines must have, or must not have, to be shown. */
export interface FilterRule {
  readonly keep: 'show' | 'hide';
  readonly text: string;
  readonly kind: 'text' | 'pattern';
  readonly caseSensitive: boolean;
}

/**
 * What a view leaves out. Of several rules that show, one has to hold; of those that hide, none may.
 * A group (a stack trace with its first line) is shown as a whole if one of its lines is, and hidden
 * as a whole if its first line is. A command or a notice that is shown between its lines stays
 * where it is: when the first wanted line stands below it, those above it stay out.
 */
export interface LogFilter {
  readonly rules: readonly FilterRule[];
  /** Levels that are shown, `none` for lines without one. `null`: all. */
  readonly levels: readonly (Level | 'none')[] | null;
  /** Sources that are shown. `null`: all. What we say ourselves always is. */
  readonly sources: readonly LineSource[] | null;
}

/** Why a filter cannot be used: the rule, and what is wrong with its pattern. */
export interface FilterFault {
  /** `null`: what filters could not be loaded. */
  readonly rule: number | null;
  readonly reason: string;
}
