import type { IBuffer, IBufferCell } from '@xterm/xterm';

/** Part of a match that stands in one row of the buffer, in columns. */
export interface CellSpan {
  /** Which of the line's matches, from 0. */
  readonly nth: number;
  readonly row: number;
  readonly x: number;
  readonly width: number;
}

/**
 * Where the characters of a line stand: it begins at row `row` and goes on in the wrapped rows below.
 * Wide characters take two columns, a tab as many empty ones as it skipped, marks that are combined
 * none of their own. What does not stand there as `text` says is not marked.
 */
export function cellSpans(
  buffer: IBuffer,
  row: number,
  text: string,
  /** Begin and end of each match in `text`, one after the other, in order. */
  spans: readonly number[],
): CellSpan[] {
  const found: CellSpan[] = [];
  /** The first match that does not end before `at`. */
  let nth = 0;
  /** Characters of `text` that stand in the cells so far. */
  let at = 0;
  let reused: IBufferCell | undefined;

  /** The next `length` characters stand in this cell: the end of a match, and the begin of others. */
  function cover(length: number, inRow: number, x: number, width: number): void {
    while (at >= (spans[nth * 2 + 1] ?? Number.POSITIVE_INFINITY)) nth += 1;
    for (let other = nth; at + length > (spans[other * 2] ?? Number.POSITIVE_INFINITY); other++) {
      add(found, { nth: other, row: inRow, x, width });
    }
  }

  for (let current = row; nth * 2 < spans.length; current++) {
    const line = buffer.getLine(current);
    if (line === undefined || (current > row && !line.isWrapped)) return found;
    for (let x = 0; x < line.length; x++) {
      reused = line.getCell(x, reused);
      const chars = reused?.getChars() ?? '';
      const width = reused?.getWidth() ?? 0;
      if (width === 0) continue;
      if (chars === '') {
        // Skipped by a tab; or left over at a row's end, where a wide character had no room.
        if (text[at] !== '\t') continue;
        cover(1, current, x, width);
        // The last of several tabs has what the others leave.
        if (text[at + 1] === '\t') at += 1;
        continue;
      }
      while (text[at] === '\t') at += 1;
      if (!text.startsWith(chars, at)) return found;
      cover(chars.length, current, x, width);
      at += chars.length;
      if (at >= text.length) return found;
    }
  }
  return found;
}

function add(found: CellSpan[], span: CellSpan): void {
  const last = found.at(-1);
  const goesOn = last?.nth === span.nth && last.row === span.row && last.x + last.width === span.x;
  if (goesOn) found[found.length - 1] = { ...last, width: last.width + span.width };
  else found.push(span);
}
