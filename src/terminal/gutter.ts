import './gutter.css';
import { type LineMark, readMark } from '../engine/log/lineMarks';
import type { ShownLine } from './shownLines';
import type { TerminalInside } from './terminal.types';

/**
 * What stands beside the lines on screen: the time of each, and a mark where it is grave. It is no
 * part of the terminal: no output can imitate it, and nothing of it is selected, found or copied.
 */
export interface Gutter {
  /** `null`: no times. */
  setTimes(times: TimeColumn | null): void;
  dispose(): void;
}

export interface TimeColumn {
  /** Characters of the longest text, in the size of the log. */
  readonly width: number;
  /**
   * What stands before a line that came at `at`, ms; `null`: nobody knows when. `undefined`: it is
   * not known which line stood before.
   */
  text(at: number | null, before: number | null | undefined): string;
}

/**
 * ms between two questions about what is on screen. The first waits until the log has been quiet.
 * Who follows a quiet server gets a line now and then: not each is worth a question of its own.
 */
const pace = { first: 1_000, following: 1_000, elsewhere: 250 };
/** Lines in a second: with more, the worker has better things to do than to load what tells levels. */
const quietLines = 20;
const mostKnown = 2_000;

interface Row {
  readonly element: HTMLElement;
  text: string;
  mark: string;
}

export function createGutter({ terminal, shown, view, fitting, reader }: TerminalInside): Gutter {
  const column = document.createElement('div');
  column.className = 'roost-gutter';
  column.setAttribute('aria-hidden', 'true');
  terminal.element?.append(column);
  const screen = terminal.element?.querySelector('.xterm-screen') ?? null;
  const host = terminal.element?.parentElement ?? null;

  let times: TimeColumn | null = null;
  let rows: Row[] = [];
  let known = new Map<number, LineMark>();
  let asks: 'not yet' | 'yes' | 'no more' = 'not yet';
  let timer: ReturnType<typeof setTimeout> | undefined;
  let frame = 0;
  let disposed = false;

  function onScreen(): readonly ShownLine[] {
    const { viewportY } = terminal.buffer.normal;
    return shown.linesIn(viewportY, viewportY + terminal.rows);
  }

  function update(): void {
    cancelAnimationFrame(frame);
    // A picture of the rows lies over them: what stands beside it stays as well.
    if (host?.querySelector('.roost-still')) {
      frame = requestAnimationFrame(update);
      return;
    }
    const lines = onScreen();
    const { viewportY, baseY, cursorY } = terminal.buffer.normal;
    const bottom = Math.min(viewportY + terminal.rows, baseY + cursorY + 1) - viewportY;
    let row = 0;
    for (const [index, line] of lines.entries()) {
      const from = Math.max(0, line.row - viewportY);
      const to = Math.min(bottom, (lines[index + 1]?.row ?? Number.MAX_SAFE_INTEGER) - viewportY);
      for (; row < from; row++) draw(row, '', '');
      const mark = known.get(line.seq);
      for (; row < to; row++) {
        const begins = row + viewportY === line.row;
        draw(row, begins ? timeOf(line.seq) : '', markOf(mark, begins));
      }
    }
    for (; row < rows.length; row++) draw(row, '', '');
    if (timer === undefined && asks !== 'no more' && lines.some(({ seq }) => !known.has(seq))) {
      ask();
    }
  }

  function markOf(mark: LineMark | undefined, begins: boolean): string {
    if (mark === undefined || mark.grave === null) return '';
    return mark.head && begins ? mark.grave : `${mark.grave}-below`;
  }

  function timeOf(seq: number): string {
    const { at, before } = shown.timesOf(seq);
    return times === null || at === undefined ? '' : times.text(at, before);
  }

  function draw(index: number, text: string, mark: string): void {
    const row = rows[index];
    if (row === undefined) return;
    if (row.text !== text) row.element.textContent = text;
    if (row.mark !== mark) row.element.className = mark;
    row.text = text;
    row.mark = mark;
  }

  /** Asks for the marks of what is on screen when that has stood for a while: not during a flood. */
  function ask(): void {
    const before = shown.lastSeq ?? 0;
    const later = reader.following ? pace.following : pace.elsewhere;
    timer = setTimeout(
      () => {
        timer = undefined;
        const came = (shown.lastSeq ?? 0) - before;
        if (came > (asks === 'yes' ? terminal.rows : quietLines)) ask();
        else void learn();
      },
      asks === 'yes' ? later : pace.first,
    );
  }

  async function learn(): Promise<void> {
    asks = 'yes';
    const seqs = onScreen().flatMap(({ seq }) => (known.has(seq) ? [] : [seq]));
    if (seqs.length === 0) return;
    const found = await view.marks(seqs);
    if (disposed) return;
    if (found.length === 0) asks = 'no more';
    if (known.size > mostKnown) known = new Map();
    for (const [index, seq] of seqs.entries()) {
      const mark = readMark(found[index] ?? -1);
      if (mark !== null) known.set(seq, mark);
    }
    update();
  }

  /** The rows have another size, or there are more or fewer. */
  function measure(): void {
    const box = screen?.getBoundingClientRect();
    if (box === undefined || box.height === 0) return;
    const height = box.height / terminal.rows;
    const { fontFamily, fontSize } = terminal.options;
    column.style.font = `${fontSize}px ${fontFamily}`;
    column.style.lineHeight = `${height}px`;
    if (rows.length !== terminal.rows) {
      rows = Array.from({ length: terminal.rows }, () => {
        return { element: document.createElement('div'), text: '', mark: '' };
      });
      column.replaceChildren(...rows.map(({ element }) => element));
    }
    for (const { element } of rows) element.style.height = `${height}px`;
    const width = times === null ? 0 : Math.ceil((times.width * box.width) / terminal.cols) + 8;
    const wanted = `${width}px`;
    if (host !== null && host.style.getPropertyValue('--roost-times') !== wanted) {
      host.style.setProperty('--roost-times', wanted);
      fitting.refit();
    }
    update();
  }

  const observer = new ResizeObserver(measure);
  if (screen !== null) observer.observe(screen);
  const listener = terminal.onRender(update);
  measure();

  return {
    setTimes(next) {
      times = next;
      measure();
    },
    dispose() {
      disposed = true;
      clearTimeout(timer);
      cancelAnimationFrame(frame);
      observer.disconnect();
      listener.dispose();
      host?.style.removeProperty('--roost-times');
      column.remove();
    },
  };
}
