import type { Level } from './level';

/**
 * One format of the table in formats.ts. Most need no entry, so before one is written:
 * `npm run --silent lines -- FILE`.
 *
 * To add one: a pattern for how a line begins, and examples of it, the level of each beside it. An
 * entry is tried on the lines that begin like one of its examples: with a time of day, with another
 * digit, with a letter, with a space, or with the same character; in a square bracket what is
 * behind it counts as well, in the same way.
 * The first that matches is taken. Every example is a test.
 */
export interface Format {
  /** What prints it. */
  readonly name: string;
  /** From the start of the line, without flags. Its first group, if there is one, is the word for the level. */
  readonly pattern: RegExp;
  /** Words of this format that mean something else elsewhere. Upper case. */
  readonly words?: Readonly<Record<string, Level | null>>;
  /** The level where the word is missing. Without it, the level is looked for in what follows. */
  readonly otherwise?: Level | null;
  /** What follows is a whole line of some program, which is read like any other. */
  readonly holdsLine?: true;
  /** Reads what the pattern's group holds, where that is no word. */
  readonly read?: (found: string) => Level | null;
  /**
   * `timed`, when nothing is said: each line of the program begins like this, and lines that do
   * not belong to the one before. `mixed`: its log has this beginning, its other output has none.
   * `marked`, `tagged`, `worded`: a line among plain ones, more or less likely to hold those behind
   * it. `two lines`: the level stands at the beginning of the next line.
   */
  readonly sort?: 'timed' | 'mixed' | 'marked' | 'tagged' | 'worded' | 'two lines';
  readonly examples: readonly (readonly [line: string, level: Level | null])[];
}
