import './linePlaces.css';
import type { TerminalInside } from './terminal.types';

/** Where lines of the log stand on the screen, for what works on whole lines. */
export interface LinePlaces {
  /** The number of the line at this height of the page. `null`: there is none. px */
  lineAt(clientY: number): number | null;
  /** One past the last line that the row of line `seq` stands for: of those folded into it, too. */
  endOf(seq: number): number;
  /** The line at the top of the screen. */
  topLine(): number | null;
  /** Numbers of the first and the last line that the terminal's own selection touches. */
  selected(): { readonly first: number; readonly last: number } | null;
  /** Marks the lines from `first` up to and without `end` in the gutter, until it is called off. */
  mark(first: number, end: number): () => void;
}

export function createLinePlaces({ terminal, shown }: TerminalInside): LinePlaces {
  const buffer = () => terminal.buffer.normal;
  const screen = () => terminal.element?.querySelector('.xterm-screen')?.getBoundingClientRect();

  function lineOfRow(row: number): number | null {
    return shown.anchorAt(row)?.seq ?? null;
  }

  function endOf(seq: number): number {
    return shown.foldOf(seq)?.end ?? seq + 1;
  }

  /** Rows of the screen that these lines take: the first, and one past the last. */
  function rowsOf(first: number, end: number): readonly [number, number] | null {
    const { viewportY, baseY, cursorY } = buffer();
    const lines = shown.linesIn(viewportY, viewportY + terminal.rows);
    const top = lines.find(({ seq }) => seq >= first);
    if (top === undefined || top.seq >= end) return null;
    const after = lines.find(({ seq }) => seq >= end);
    const bottom = after?.row ?? Math.min(baseY + cursorY + 1, viewportY + terminal.rows);
    return [Math.max(0, top.row - viewportY), bottom - viewportY];
  }

  return {
    lineAt(clientY) {
      const box = screen();
      if (box === undefined) return null;
      const row = Math.floor(((clientY - box.top) / box.height) * terminal.rows);
      if (row < 0 || row >= terminal.rows) return null;
      return lineOfRow(buffer().viewportY + row);
    },
    endOf,
    topLine: () => lineOfRow(buffer().viewportY),
    selected() {
      const selection = terminal.getSelectionPosition();
      if (selection === undefined) return null;
      const { start, end } = selection;
      // Before the first cell of a row nothing of it is selected.
      const lastRow = end.x === 0 && end.y > start.y ? end.y - 1 : end.y;
      const first = lineOfRow(start.y);
      const last = lineOfRow(lastRow);
      return first === null || last === null ? null : { first, last: endOf(last) - 1 };
    },
    mark(first, end) {
      const bar = document.createElement('div');
      bar.className = 'roost-range';
      bar.hidden = true;
      terminal.element?.append(bar);
      let frame = 0;
      const draw = (): void => {
        const rows = rowsOf(first, end);
        const box = screen();
        bar.hidden = rows === null || box === undefined;
        if (rows === null || box === undefined) return;
        const height = box.height / terminal.rows;
        bar.style.top = `${rows[0] * height}px`;
        bar.style.height = `${(rows[1] - rows[0]) * height}px`;
      };
      // However much is drawn, the mark moves once a frame.
      const soon = (): void => {
        cancelAnimationFrame(frame);
        frame = requestAnimationFrame(draw);
      };
      const listeners = [terminal.onRender(soon), terminal.onScroll(soon)];
      draw();
      return () => {
        cancelAnimationFrame(frame);
        for (const listener of listeners) listener.dispose();
        bar.remove();
      };
    },
  };
}
