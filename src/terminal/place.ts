import type { Terminal } from '@xterm/xterm';
import type { Anchor, ShownLines } from './shownLines';

/** Where the reader is: at a line, or so many rows above or below one. `null`: nothing is known, so it is counted from the end. */
export interface Place {
  readonly anchor: Anchor | null;
  readonly aboveEnd: number;
}

/** @param kept - See `TerminalInside`. */
export function placeOfReader(
  { buffer }: Terminal,
  shown: ShownLines,
  kept: Anchor | null = null,
): Place {
  const { baseY, viewportY } = buffer.normal;
  if (kept !== null) return { anchor: kept, aboveEnd: 0 };
  // Above what a flood shows stand rows that are no longer known: the first below them that is.
  const [first] = shown.linesIn(viewportY, Number.POSITIVE_INFINITY);
  const anchor = first === undefined ? null : { seq: first.seq, offset: viewportY - first.row };
  return { anchor, aboveEnd: baseY - viewportY };
}

/** The row at the top of the screen when the reader is at `place`. */
export function topAt(
  { anchor, aboveEnd }: Place,
  { buffer }: Terminal,
  shown: ShownLines,
): number {
  const same = anchor === null ? null : shown.rowOf(anchor);
  return Math.max(0, same ?? buffer.normal.baseY - aboveEnd);
}
