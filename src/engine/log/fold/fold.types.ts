import type { Line } from '../line';

/** What of a log is folded. */
export interface FoldWish {
  /** The lines of a stack trace that only say where. */
  readonly traces: boolean;
  /** From so many equal lines in a row on, 2 or more, all but the first. `null`: never. */
  readonly repeats: number | null;
}

/** Stands for lines that follow each other and are folded away. */
export interface FoldRow {
  readonly source: 'fold';
  /** The number of the first of them. */
  readonly seq: number;
  /** One past the number of the last of them. */
  readonly end: number;
  /** Lines of what the view shows; a filter may have left others out. */
  readonly count: number;
  /** They are all like the line before. */
  readonly same: boolean;
  /** When the last of them came. Wall clock, ms. `null`: not known. */
  readonly at: number | null;
}

/** What a view draws: a line, or one row for several. */
export type DrawnLine = Line | FoldRow;

/** Lines of the log that are folded into one row: `from` to `to - 1`. */
export interface Run {
  readonly from: number;
  readonly to: number;
}

/** The runs of a log that are folded. */
export interface Folds {
  /** Lines below this number have been looked at. */
  readonly end: number;
  /** The run that line `seq` is folded into; `null`: it is shown. */
  runOf(seq: number): Run | null;
  /** Whether line `seq` says the same as the one before it, and as line `shown`, one before that. */
  isRepeat(seq: number, shown: number): boolean;
  /** Lines at the end that may yet become a run, or a longer one. `null`: none. */
  readonly open: Run | null;
  /** Shows the run of line `seq` from now on. Answers whether it was folded. */
  unfold(seq: number): boolean;
  /** Folds the run of line `seq` again. Answers whether there is one. */
  fold(seq: number): boolean;
}
