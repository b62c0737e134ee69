import type { Line, LineSource, Notice } from './line';

/** A line on its way into the log: sanitised, not yet numbered. */
export interface NewLine {
  readonly source: LineSource;
  readonly at: number | null;
  readonly text: string;
  /** What was folded away past 16 KiB (sanitised); empty for ordinary lines. */
  readonly rest: string;
  readonly notice: Notice | null;
}

export interface LogStore {
  /** The oldest line held. */
  readonly first: number;
  /** One past the newest line held. `end - first` lines are held. */
  readonly end: number;
  append(line: NewLine): number;
  get(seq: number): Line | null;
  /** Lines with `from <= seq < to`, as far as they are held. */
  slice(from: number, to: number): Line[];
  /** The folded rest of a line, or `''`. */
  rest(seq: number): string;
}
