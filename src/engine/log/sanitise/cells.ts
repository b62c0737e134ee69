/**
 * One line as a terminal holds it: cells, and a cursor among them. There is no right edge, since
 * the view wraps where it likes. A wide character or a TAB is followed by cells with `''`.
 */

/** Cursor moves do not make a line longer than this; text does. */
const MAX_MOVE = 4096;
const TAB_STOP = 8;
/** Scratch arrays that a giant line has stretched are let go. */
const KEPT_CELLS = 32_768;

export interface Cells {
  readonly text: readonly string[];
  /** By cell: numbers that mean something to the caller. 0 is plain. */
  readonly style: readonly number[];
  readonly link: readonly number[];
  readonly length: number;
  readonly column: number;
  /** Empties the line for one of `size` characters. */
  reset(size: number): void;
  put(text: string, columns: 1 | 2, style: number, link: number): void;
  /** Puts `more` into the cell just written. Callers know that there is one. */
  extend(more: string): void;
  tab(): void;
  moveTo(column: number): void;
  eraseRight(): void;
  eraseLeft(style: number): void;
  eraseLine(): void;
  erase(count: number, style: number): void;
}

export function createCells(): Cells {
  let text: string[] = [];
  let style: number[] = [];
  let link: number[] = [];
  let length = 0;
  let column = 0;
  let last = 0;
  // Filling and blanking cells is the only work that a short sequence can make long. All of it
  // together is bounded by the line's own length, and what is past that is not done.
  let budget = 0;

  function write(at: number, what: string, itsStyle: number, itsLink: number): void {
    text[at] = what;
    style[at] = itsStyle;
    link[at] = itsLink;
  }

  /** Turns a wide character or TAB that reaches over `at` into spaces: half of it is about to go. */
  function breakAt(at: number): void {
    if (at >= length) return;
    let head = at;
    while (head > 0 && text[head] === '') head -= 1;
    // Past the line's end the arrays hold what earlier lines have left.
    if (head === at && (at + 1 >= length || text[at + 1] !== '')) return;
    const itsStyle = text[head] === '\t' ? 0 : (style[head] ?? 0);
    write(head, ' ', itsStyle, 0);
    for (let next = head + 1; next < length && text[next] === ''; next++) {
      write(next, ' ', itsStyle, 0);
    }
  }

  /** Blanks between the line's end and the cursor. */
  function fill(): void {
    if (column <= length) return;
    budget -= column - length;
    if (budget < 0) column = length;
    while (length < column) {
      write(length, ' ', 0, 0);
      length += 1;
    }
  }

  function blank(from: number, to: number, itsStyle: number): void {
    budget -= to - from;
    if (budget < 0 || from >= to) return;
    breakAt(from);
    // One that only begins there stays whole.
    if (to < length && text[to] === '') breakAt(to);
    for (let at = from; at < to; at++) write(at, ' ', itsStyle, 0);
  }

  return {
    get text() {
      return text;
    },
    get style() {
      return style;
    },
    get link() {
      return link;
    },
    get length() {
      return length;
    },
    get column() {
      return column;
    },
    reset(size) {
      if (text.length > KEPT_CELLS) {
        text = [];
        style = [];
        link = [];
      }
      length = 0;
      column = 0;
      budget = MAX_MOVE + 4 * size;
    },
    put(what, columns, itsStyle, itsLink) {
      fill();
      breakAt(column);
      if (columns === 2) breakAt(column + 1);
      last = column;
      write(column, what, itsStyle, itsLink);
      if (columns === 2) write(column + 1, '', itsStyle, itsLink);
      column += columns;
      if (column > length) length = column;
    },
    extend(more) {
      text[last] = (text[last] ?? '') + more;
    },
    tab() {
      const next = column - (column % TAB_STOP) + TAB_STOP;
      // Over text a TAB only moves; past its end it is kept as what it is.
      if (column >= length) {
        fill();
        const stop = column - (column % TAB_STOP) + TAB_STOP;
        write(column, '\t', 0, 0);
        for (let at = column + 1; at < stop; at++) write(at, '', 0, 0);
        length = stop;
        column = stop;
      } else {
        column = next;
      }
    },
    moveTo(target) {
      column = Math.max(0, Math.min(target, Math.max(MAX_MOVE, length)));
    },
    eraseRight() {
      if (column >= length) return;
      breakAt(column);
      length = column;
    },
    eraseLeft(itsStyle) {
      fill();
      blank(0, Math.min(column + 1, length), itsStyle);
    },
    eraseLine() {
      length = 0;
    },
    erase(count, itsStyle) {
      blank(column, Math.min(column + count, length), itsStyle);
    },
  };
}
