import type { IDisposable, Terminal } from '@xterm/xterm';
import { type Copy, createRowCopies } from './rowCopies';

/** What xterm.js wants a row to show; `stays`: what the row shows already that comes to this place. */
type Drawn =
  | { readonly stays: true; readonly cells: Uint32Array }
  | { readonly stays: false; readonly nodes: readonly Node[]; readonly copy: Copy | null };

/** An element of a row, asked by xterm.js whether it has to be drawn (scripts/slim/cuts.ts). */
type RowElement = Element & {
  /** No nodes: it need not. `last`: how many rows follow the first one of this drawing. */
  stays?(cells: Uint32Array, last: number): readonly Node[] | undefined;
};

/**
 * xterm.js makes every row anew when the text moves up by one, and the browser lays each of them out
 * again. Here the elements of the rows move, and those whose text is the same stay as they are: of a
 * quiet server's screen the one new row is drawn.
 */
export function rollRows(host: HTMLElement, terminal: Terminal): IDisposable {
  const container = host.querySelector<HTMLElement>('.xterm-rows');
  return container === null ? { dispose() {} } : roll(container, terminal);
}

function roll(container: HTMLElement, terminal: Terminal): IDisposable {
  const copies = createRowCopies(terminal, container);
  /** What xterm.js has drawn since the rows were last brought up to it, by the place of the row. */
  const drawn = new Map<number, Drawn>();
  /** The rows in the order in which they stand until then. */
  let rows: readonly RowElement[] = [];
  /** How many rows the text has moved up; 0: it has not, or all of it is new. */
  let moved = 0;
  /** All rows are drawn: where some are not, those would move as well. */
  let whole = false;
  /** What xterm.js was told about the row that it draws next. */
  let told: { readonly place: number; readonly copy: Copy | 'stays' } | null = null;

  /** From now on what xterm.js puts into a row comes here first. It adds rows at the end. */
  function takeOver(all: readonly RowElement[]): void {
    const fresh = all.filter((row) => !isTaken(row));
    for (const [index, row] of fresh.entries()) {
      const place = all.length - fresh.length + index;
      row.stays = (cells, last) => ask(place, cells, last + 1);
      row.replaceChildren = (...nodes) => draw(place, nodes as Node[]);
    }
  }

  function begin(): void {
    if (drawn.size > 0) return;
    rows = standing(container);
    copies.begin();
    // Of some of its draws nobody is told.
    queueMicrotask(show);
  }

  function ask(place: number, cells: Uint32Array, count: number) {
    // Another drawing, which may have moved by as much again.
    if (place === 0 || drawn.has(place)) show();
    begin();
    if (place === 0) {
      whole = count === rows.length && rows.every(isTaken);
      moved = whole ? movedTo([cells]) : 0;
    } else if (place === 1 && whole && !copies.shows(rows[moved + 1], cells)) {
      lookFurther(cells);
    }
    const stays = copies.isSame(rows[moved + place], cells, place);
    told = { place, copy: stays ? 'stays' : copies.copyOf(cells, place) };
    if (stays) drawn.set(place, { stays, cells });
    return stays ? [] : undefined;
  }

  /** Where rows are alike, the first one that looks like the new first one need not be it. */
  function lookFurther(second: Uint32Array): void {
    const first = drawn.get(0);
    const cells = first?.stays ? first.cells : first?.copy?.cells;
    if (first === undefined || cells === undefined) return;
    const other = movedTo([cells, second]);
    if (!first.stays || copies.isSame(rows[other], cells, 0)) moved = other;
  }

  /** The first row from which on these cells stand; 0: there is none. */
  function movedTo(cells: readonly Uint32Array[]): number {
    const stand = (from: number): boolean =>
      cells.every(
        (one, index) => rows.length <= from + index || copies.shows(rows[from + index], one),
      );
    return Math.max(
      0,
      rows.findIndex((_, from) => stand(from)),
    );
  }

  function draw(place: number, nodes: readonly Node[]): void {
    const copy = told?.place === place ? told.copy : null;
    told = null;
    if (copy === 'stays') return;
    begin();
    drawn.set(place, { stays: false, nodes, copy });
  }

  function show(): void {
    if (drawn.size === 0) return;
    const stand = standing(container);
    if (stand.length !== rows.length || stand.some((row, index) => row !== rows[index])) {
      // The terminal has got another size meanwhile.
      copies.forget();
      terminal.refresh(0, terminal.rows - 1);
    } else {
      container.append(...rows.slice(0, moved));
      rows = [...rows.slice(moved), ...rows.slice(0, moved)];
      for (const [place, one] of drawn) {
        const row = rows[place];
        if (row === undefined || one.stays) continue;
        if (!isSame(row, one.nodes)) Element.prototype.replaceChildren.apply(row, [...one.nodes]);
        copies.keep(row, one.copy);
      }
    }
    drawn.clear();
    moved = 0;
  }

  takeOver(standing(container));
  return terminal.onRender(() => {
    show();
    takeOver(standing(container));
  });
}

const standing = (container: Element): RowElement[] => [...container.children];

function isTaken(row: RowElement): boolean {
  return Object.hasOwn(row, 'stays');
}

function isSame(row: Element, nodes: readonly Node[]): boolean {
  const { childNodes } = row;
  return (
    childNodes.length === nodes.length &&
    nodes.every((node, index) => childNodes[index]?.isEqualNode(node))
  );
}
