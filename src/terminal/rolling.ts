import type { IDisposable, Terminal } from '@xterm/xterm';

/**
 * xterm.js makes every row anew when the text moves up by one, and the browser lays each of them out
 * again. Here the elements of the rows move, and those whose text is the same stay as they are: of a
 * quiet server's screen the one new row is drawn.
 */
export function rollRows(host: HTMLElement, terminal: Terminal): IDisposable {
  const container = host.querySelector('.xterm-rows');
  /** What xterm.js has drawn since the rows were last brought up to it, by the place of the row. */
  const drawn = new Map<number, readonly Node[]>();

  /** From now on what xterm.js puts into a row comes here first. It adds rows at the end. */
  function takeOver(): void {
    const rows = [...(container?.children ?? [])];
    const fresh = rows.filter((row) => !Object.hasOwn(row, 'replaceChildren'));
    for (const [index, row] of fresh.entries()) {
      const place = rows.length - fresh.length + index;
      row.replaceChildren = (...nodes) => draw(place, nodes as Node[]);
    }
  }

  function draw(place: number, nodes: readonly Node[]): void {
    // Of some of its draws nobody is told.
    if (drawn.size === 0) queueMicrotask(show);
    drawn.set(place, nodes);
  }

  function show(): void {
    if (container === null || drawn.size === 0) return;
    let rows = [...container.children];
    // Where not all of them are drawn, those that are not would move as well.
    if (drawn.size === rows.length) {
      const moved = movedBy(rows);
      container.append(...rows.slice(0, moved));
      rows = [...rows.slice(moved), ...rows.slice(0, moved)];
    }
    for (const [place, nodes] of drawn) {
      const row = rows[place];
      if (row !== undefined && !isSame(row, nodes)) {
        Element.prototype.replaceChildren.apply(row, [...nodes]);
      }
    }
    drawn.clear();
  }

  /** How many rows the text has moved up; 0: it has not, or all of it is new. */
  function movedBy(rows: readonly Element[]): number {
    const isAt = (row: number): boolean =>
      [0, 1].every((place) => {
        const element = rows[row + place];
        return element === undefined || isSame(element, drawn.get(place) ?? []);
      });
    return Math.max(
      0,
      rows.findIndex((_, row) => isAt(row)),
    );
  }

  takeOver();
  return terminal.onRender(() => {
    show();
    takeOver();
  });
}

function isSame(row: Element, nodes: readonly Node[]): boolean {
  const { childNodes } = row;
  return (
    childNodes.length === nodes.length &&
    nodes.every((node, index) => childNodes[index]?.isEqualNode(node))
  );
}
