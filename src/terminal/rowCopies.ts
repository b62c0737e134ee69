import type { Terminal } from '@xterm/xterm';

/** What a row was drawn from. A line of xterm.js is three numbers to a cell: character, colours. */
export interface Copy {
  readonly cells: Uint32Array;
  /** All of its looks are in its cells. */
  readonly plain: boolean;
  /** Counts how often something else has come to decide on looks: the theme, the font. */
  readonly look: number;
}

/** Remembers what each row was drawn from: what would look the same need not be drawn. */
export interface RowCopies {
  /** To be called before rows are drawn. */
  begin(): void;
  /** `row` was drawn from these cells, however it may have looked. */
  shows(row: Element | undefined, cells: Uint32Array): boolean;
  /** Drawn from `cells` at this place on screen, `row` would look as it does. */
  isSame(row: Element | undefined, cells: Uint32Array, place: number): boolean;
  copyOf(cells: Uint32Array, place: number): Copy;
  /** `null`: what `row` shows is in no line. */
  keep(row: Element, copy: Copy | null): void;
  /** None of them counts any more. */
  forget(): void;
}

/** Rows of the buffer with grounds of cells that are in no line (findMarks.ts). */
const painted = new WeakMap<Terminal, () => readonly number[]>();

export function setPainted(terminal: Terminal, rows: (() => readonly number[]) | null): void {
  if (rows === null) painted.delete(terminal);
  else painted.set(terminal, rows);
}

/** Bits that say that some of a cell's looks stand elsewhere: joined characters, links. */
const joined = 0x200000;
const extended = 0x10000000;
/** What xterm.js lays over a cell in the row itself: a selection, a mark. */
const over = '.xterm-decoration-top';

export function createRowCopies(terminal: Terminal, container: HTMLElement): RowCopies {
  const copies = new WeakMap<Element, Copy>();
  let looks: readonly unknown[] = [];
  let look = 0;

  /** Places on screen. */
  let paintedAt: ReadonlySet<number> = new Set();

  const laidOver = (place: number): boolean => terminal.hasSelection() || paintedAt.has(place);

  function shows(row: Element | undefined, cells: Uint32Array): boolean {
    const copy = row && copies.get(row);
    return copy !== undefined && areEqual(copy.cells, cells);
  }

  return {
    begin() {
      const row = container.firstElementChild as HTMLElement | null;
      const { theme } = terminal.options;
      const now = [theme, globalThis.devicePixelRatio, container.style.cssText, row?.style.cssText];
      if (now.some((part, index) => part !== looks[index])) look += 1;
      looks = now;
      const { viewportY } = terminal.buffer.active;
      paintedAt = new Set(
        painted
          .get(terminal)?.()
          .map((at) => at - viewportY),
      );
    },
    shows,
    isSame(row, cells, place) {
      const copy = row && copies.get(row);
      if (copy?.plain !== true || copy.look !== look || laidOver(place)) return false;
      return shows(row, cells);
    },
    copyOf: (cells, place) => ({
      cells: cells.slice(),
      plain: !laidOver(place) && isPlain(cells),
      look,
    }),
    keep(row, copy) {
      if (copy === null) copies.delete(row);
      // xterm.js may still have drawn a selection that is gone.
      else copies.set(row, { ...copy, plain: copy.plain && row.querySelector(over) === null });
    },
    forget() {
      look += 1;
    },
  };
}

function areEqual(a: Uint32Array, b: Uint32Array): boolean {
  if (a.length !== b.length) return false;
  for (let at = 0; at < a.length; at++) if (a[at] !== b[at]) return false;
  return true;
}

function isPlain(cells: Uint32Array): boolean {
  for (let at = 0; at < cells.length; at += 3) {
    if (((cells[at] ?? 0) & joined) !== 0 || ((cells[at + 2] ?? 0) & extended) !== 0) return false;
  }
  return true;
}
