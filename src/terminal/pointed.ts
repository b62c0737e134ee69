import { createLinePlaces } from './linePlaces';
import type { TerminalInside } from './terminal.types';
import { type WordsAt, wordsAt } from './words';

/** What of the log is meant, by a pointer or by the keys. */
export interface Pointed extends WordsAt {
  readonly seq: number;
  /** One past the last line that its row stands for. */
  readonly end: number;
  /** Its row stands for lines that are folded away. */
  readonly folded: boolean;
}

const noWords = { word: '', wordHides: false, link: null } as const;

/** Rows before and after the one that is pointed at, in which a word may go on. */
const around = 8;

/** What stands at a place of the page; below the last line it is that one. `null`: nothing does. */
export function pointedAt(inside: TerminalInside, x: number, y: number): Pointed | null {
  const { terminal } = inside;
  const screen = screenOf(inside);
  const seq = createLinePlaces(inside).lineAt(y);
  if (screen === null || seq === null) return null;
  const row = Math.floor(((y - screen.top) / screen.height) * terminal.rows);
  const column = Math.floor(((x - screen.left) / screen.width) * terminal.cols);
  const { text, at } = textAround(inside, terminal.buffer.normal.viewportY + row, column);
  return pointedLine(inside, seq, wordsAt(text, at));
}

/** A line that is meant, and where on the page it stands: px, below its first row. */
export interface Picked {
  readonly pointed: Pointed;
  readonly x: number;
  readonly y: number;
}

/**
 * The line that the keys mean: of the selection, else of the match that was found, else the last on
 * screen. `first`: the first of the lines that are selected as a whole.
 */
export function pickedByKeys(inside: TerminalInside, first: number | null): Picked | null {
  const { terminal, shown } = inside;
  const screen = screenOf(inside);
  if (screen === null) return null;
  const { viewportY, baseY, cursorY } = terminal.buffer.normal;
  const height = screen.height / terminal.rows;
  const found = terminal.element?.querySelector('.roost-find-current')?.getBoundingClientRect();
  const rows = [
    terminal.getSelectionPosition()?.start.y,
    first === null ? undefined : shown.rowOf({ seq: first, offset: 0 }),
    found && viewportY + Math.floor((found.top + found.height / 2 - screen.top) / height),
    baseY + cursorY,
    viewportY + terminal.rows - 1,
  ];
  const isSeen = (row: number): boolean => row >= viewportY && row < viewportY + terminal.rows;
  const row = rows.find((one) => typeof one === 'number' && isSeen(one));
  const anchor = typeof row === 'number' ? shown.anchorAt(row) : null;
  if (typeof row !== 'number' || anchor === null) return null;
  return {
    pointed: pointedLine(inside, anchor.seq, noWords),
    x: screen.left,
    y: screen.top + (row - viewportY + 1) * height,
  };
}

function pointedLine({ shown }: TerminalInside, seq: number, words: WordsAt): Pointed {
  const fold = shown.foldOf(seq);
  if (fold === null) return { seq, end: seq + 1, folded: false, ...words };
  // What its row says are words of ours.
  return { seq, end: fold.end, folded: true, ...noWords };
}

function screenOf({ terminal }: TerminalInside): DOMRect | null {
  return terminal.element?.querySelector('.xterm-screen')?.getBoundingClientRect() ?? null;
}

/** The line's text around a row, and where in it the character of that column stands. */
function textAround(
  { terminal }: TerminalInside,
  row: number,
  column: number,
): { readonly text: string; readonly at: number } {
  const buffer = terminal.buffer.normal;
  let first = row;
  while (first > row - around && buffer.getLine(first)?.isWrapped) first -= 1;
  let text = '';
  let at = -1;
  for (let current = first; current < row + around; current++) {
    const line = buffer.getLine(current);
    if (line === undefined || (current > first && !line.isWrapped)) break;
    for (let x = 0; x < line.length; x++) {
      const cell = line.getCell(x);
      // The second half of a wide character belongs to the first.
      if (current === row && x === column)
        at = cell?.getWidth() === 0 ? text.length - 1 : text.length;
      if (cell?.getWidth() !== 0) text += cell?.getChars() || ' ';
    }
  }
  return { text, at };
}
