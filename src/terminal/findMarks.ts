import type { IDecoration, IMarker } from '@xterm/xterm';
import type { LineMatches, MatchPlace } from '../engine/log/find/find.types';
import { type CellSpan, cellSpans } from './findCells';
import type { ShownLine } from './shownLines';
import type { TerminalInside } from './terminal.types';

/** Marks the matches in the rows that are on screen, and no others. */
export interface FindMarks {
  /** The last line on screen; `null` while there is none. */
  lastSeq(): number | null;
  /** Other matches are looked for. `keep`: the marks stay until it is known where these are. */
  forget(keep: boolean): void;
  /** Of the lines that were asked for, those in `found` have matches. */
  told(asked: readonly number[], found: readonly LineMatches[]): void;
  /** The current match. With `show`, it is brought on screen, and the reader leaves the end. */
  setCurrent(place: MatchPlace | null, show: boolean): void;
  dispose(): void;
}

/** Marks on one screen: a pattern can match every other character of it. */
const mostMarks = 2_000;

export function createFindMarks(
  { terminal, shown, ownPrefix, stay, showLine, showRow }: TerminalInside,
  ask: (seqs: readonly number[]) => void,
): FindMarks {
  let known = new Map<number, LineMatches | 'none' | 'asked'>();
  /** Counts what was learnt. */
  let version = 0;
  let holding = false;
  let current: MatchPlace | null = null;
  /** The current match is still to be brought on screen. */
  let wanted = false;
  let marks: { readonly marker: IMarker; readonly decoration: IDecoration }[] = [];
  /** What the marks were made of: while it stays the same they are left alone. */
  let madeOf = '';

  function onScreen(): readonly ShownLine[] {
    const { viewportY } = terminal.buffer.normal;
    return shown.linesIn(viewportY, viewportY + terminal.rows);
  }

  function update(): void {
    const lines = onScreen();
    if (known.size > 8 * terminal.rows) {
      const seen = new Set(lines.map(({ seq }) => seq));
      known = new Map([...known].filter(([seq]) => seen.has(seq)));
    }
    const unknown = lines.map(({ seq }) => seq).filter((seq) => !known.has(seq));
    if (unknown.length > 0) {
      for (const seq of unknown) known.set(seq, 'asked');
      ask(unknown);
    }
    if (!holding) draw(lines);
  }

  function draw(lines: readonly ShownLine[]): void {
    const rows = lines.map(({ row }) => row).join();
    const { background } = terminal.options.theme ?? {};
    const next = [version, current?.seq, current?.nth, terminal.cols, background, rows].join(' ');
    if (next === madeOf && marks.every(({ marker }) => !marker.isDisposed)) return;
    clear();
    const look = readLook();
    for (const { seq, row } of lines) {
      const matches = known.get(seq);
      if (typeof matches === 'object') drawLine(row, matches, look);
    }
    madeOf = next;
  }

  function drawLine(row: number, matches: LineMatches, look: Look): void {
    const { text, spans } = withPrefix(matches, ownPrefix);
    const nth = current?.seq === matches.seq ? current.nth : -1;
    const cells = cellSpans(terminal.buffer.normal, row, text, spans);
    for (const cell of cells) {
      if (marks.length < mostMarks || cell.nth === nth) mark(cell, cell.nth === nth, look);
    }
    const ofCurrent = cells.find((cell) => cell.nth === nth);
    if (wanted && ofCurrent !== undefined) bring(ofCurrent.row);
  }

  /** A line may be longer than the screen is high: the match has to be seen, not the line's begin. */
  function bring(row: number): void {
    wanted = false;
    const { viewportY } = terminal.buffer.normal;
    if (row < viewportY || row >= viewportY + terminal.rows) showRow(row);
  }

  function mark({ row, x, width }: CellSpan, isCurrent: boolean, look: Look): void {
    const { baseY, cursorY } = terminal.buffer.normal;
    const marker = terminal.registerMarker(row - baseY - cursorY);
    const decoration = terminal.registerDecoration({
      marker,
      x,
      width,
      backgroundColor: isCurrent ? look.current : look.match,
      ...(isCurrent && { foregroundColor: look.text }),
    });
    if (decoration === undefined) return;
    decoration.onRender(({ classList }) => {
      classList.add('roost-find');
      if (isCurrent) classList.add('roost-find-current');
    });
    marks.push({ marker, decoration });
  }

  function clear(): void {
    for (const { marker, decoration } of marks) {
      decoration.dispose();
      marker.dispose();
    }
    marks = [];
    madeOf = '';
  }

  const listener = terminal.onRender(update);

  return {
    lastSeq: () => onScreen().at(-1)?.seq ?? null,
    forget(keep) {
      known.clear();
      version += 1;
      holding = keep;
      current = null;
      wanted = false;
      update();
    },
    told(asked, found) {
      for (const seq of asked) known.set(seq, 'none');
      for (const matches of found) known.set(matches.seq, matches);
      version += 1;
      holding = false;
      update();
    },
    setCurrent(place, show) {
      current = place;
      wanted = show && place !== null;
      if (show && place !== null) {
        if (onScreen().some(({ seq }) => seq === place.seq)) stay();
        else showLine(place.seq);
      }
      update();
    },
    dispose() {
      listener.dispose();
      clear();
    },
  };
}

/** An echo of a command stands behind a mark of ours. */
function withPrefix(
  { own, text, spans }: LineMatches,
  prefix: string,
): Pick<LineMatches, 'text' | 'spans'> {
  if (!own) return { text, spans };
  return { text: prefix + text, spans: spans.map((at) => at + prefix.length) };
}

interface Look {
  readonly match: string;
  readonly current: string;
  readonly text: string;
}

function readLook(): Look {
  const style = getComputedStyle(document.documentElement);
  const colour = (name: string): string => style.getPropertyValue(`--${name}`).trim();
  return { match: colour('find'), current: colour('find-current'), text: colour('find-text') };
}
