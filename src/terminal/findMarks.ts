import type { IDecoration, IMarker } from '@xterm/xterm';
import type { LineMatches, MatchPlace } from '../engine/log/find/find.types';
import { type CellSpan, cellSpans } from './findCells';
import { setPainted } from './rowCopies';
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
  /** The lines on screen look otherwise now: where their matches are is asked again. */
  askAgain(): void;
  /** The current match. With `show`, it is brought on screen, and the reader leaves the end. */
  setCurrent(place: MatchPlace | null, show: boolean): void;
  dispose(): void;
}

/** Marks on one screen: a pattern can match every other character of it, and each mark costs. */
const mostMarks = 1_000;
/**
 * Columns whose ground xterm.js paints itself, so that the text keeps its contrast: it makes an
 * element of each, and draws the rows anew. Where there are more, all but the current match are
 * tinted over, by marks that are one column to xterm.js and leave its rows alone: 360 columns took
 * a task of 100 ms on a slow machine.
 */
const mostPainted = 120;
/** What the button with the new lines may lie over, in the corner at the end. */
const button = { rows: 3, columns: 24 };

export function createFindMarks(
  { terminal, shown, ownPrefix, soon, stay, showLine, showRow }: TerminalInside,
  ask: (seqs: readonly number[]) => void,
): FindMarks {
  let known = new Map<number, LineMatches | 'none' | 'asked'>();
  /** Counts what was learnt. */
  let version = 0;
  /** What the marks wait for, so that they are drawn once: for drawing many costs. */
  let awaiting = { lines: false, current: false };
  let current: MatchPlace | null = null;
  /** The current match is still to be brought on screen. */
  let wanted = false;
  let marks: Mark[] = [];
  /** So many that they are tinted. */
  let tinted = false;
  /** What the marks were made of: while it stays the same they are left alone. */
  let madeOf = '';
  let madeFor: MatchPlace | null = null;
  let disposed = false;

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
    if (!awaiting.lines && !awaiting.current) draw(lines);
  }

  function draw(lines: readonly ShownLine[]): void {
    const rows = lines.map(({ row }) => row).join();
    const { background } = terminal.options.theme ?? {};
    const next = [version, shown.written, terminal.cols, background, rows].join(' ');
    const intact = next === madeOf && marks.every(({ marker }) => !marker.isDisposed);
    if (intact && isSame(current, madeFor) && !wanted) return;
    // After a step two lines look otherwise, at most.
    const stale = intact ? [current?.seq, madeFor?.seq] : null;
    clear(stale);
    const look = readLook();
    const places = lines
      .filter(({ seq }) => stale === null || stale.includes(seq))
      .map(({ seq, row }) => placesIn(seq, row));
    if (stale === null) tinted = places.reduce((sum, { width }) => sum + width, 0) > mostPainted;
    for (const line of places) drawLine(line, look);
    madeOf = next;
    madeFor = current;
  }

  function placesIn(seq: number, row: number): LinePlaces {
    const matches = known.get(seq);
    if (typeof matches !== 'object') return { seq, cells: [], width: 0 };
    const { text, spans } = withPrefix(matches, ownPrefix);
    const cells = cellSpans(terminal.buffer.normal, row, text, spans);
    return { seq, cells, width: cells.reduce((sum, cell) => sum + cell.width, 0) };
  }

  function drawLine({ seq, cells }: LinePlaces, look: Look): void {
    const nth = current?.seq === seq ? current.nth : -1;
    for (const cell of joined(cells, nth)) {
      if (marks.length < mostMarks || cell.nth === nth) mark(cell, cell.nth === nth, look, seq);
    }
    const ofCurrent = cells.find((cell) => cell.nth === nth);
    if (wanted && ofCurrent !== undefined) bring(ofCurrent);
  }

  /** A line may be longer than the screen is high: the match has to be seen, not the line's begin. */
  function bring({ row, x, width }: CellSpan): void {
    wanted = false;
    const { viewportY, baseY } = terminal.buffer.normal;
    const below = viewportY + terminal.rows;
    const onScreen = row >= viewportY && row < below;
    const covered = row >= below - button.rows && x + width > terminal.cols - button.columns;
    if (!onScreen || (covered && viewportY < baseY)) showRow(row);
  }

  function mark(cell: CellSpan, isCurrent: boolean, look: Look, seq: number): void {
    const { row, x, width } = cell;
    const { baseY, cursorY } = terminal.buffer.normal;
    const marker = terminal.registerMarker(row - baseY - cursorY);
    const isPainted = !tinted || (isCurrent && width <= mostPainted);
    const decoration = terminal.registerDecoration({
      marker,
      x,
      width: isPainted ? width : 1,
      ...(isPainted && { backgroundColor: isCurrent ? look.current : look.match }),
      ...(isPainted && isCurrent && { foregroundColor: look.text }),
    });
    if (decoration === undefined) return;
    decoration.onRender(({ classList, style }) => {
      if (!isPainted) style.width = `${(100 * width) / terminal.cols}%`;
      classList.add('roost-find');
      classList.toggle('roost-find-current', isCurrent);
      classList.toggle('roost-find-tint', !isPainted);
    });
    marks.push({ seq, marker, decoration, painted: isPainted });
  }

  /** Takes away the marks of these lines; `null`: all. */
  function clear(seqs: readonly (number | undefined)[] | null): void {
    const goes = ({ seq }: Mark): boolean => seqs?.includes(seq) ?? true;
    for (const { decoration, marker } of marks.filter(goes)) {
      decoration.dispose();
      marker.dispose();
    }
    marks = marks.filter((one) => !goes(one));
  }

  const listener = terminal.onRender(update);
  setPainted(terminal, () => marks.filter((one) => one.painted).map(({ marker }) => marker.line));

  return {
    lastSeq: () => onScreen().at(-1)?.seq ?? null,
    forget(keep) {
      known.clear();
      version += 1;
      awaiting = { lines: keep, current: keep };
      current = null;
      wanted = false;
      update();
    },
    told(asked, found) {
      for (const seq of asked) known.set(seq, 'none');
      for (const matches of found) known.set(matches.seq, matches);
      version += 1;
      awaiting = { lines: false, current: awaiting.current && found.length > 0 };
      update();
    },
    askAgain() {
      known.clear();
      version += 1;
      update();
    },
    setCurrent(place, show) {
      current = place;
      awaiting = { ...awaiting, current: false };
      // Half written, the terminal has lines on its screen that it will not have.
      soon(() => {
        if (disposed || current !== place) return;
        wanted = show && place !== null;
        if (show && place !== null) {
          // A row that stands for others has the number of the first of them, and none of their text.
          const isSeen = onScreen().some(({ seq }) => seq === place.seq);
          if (isSeen && shown.foldOf(place.seq) === null) stay();
          else showLine(place.seq);
        }
        update();
      });
    },
    dispose() {
      disposed = true;
      listener.dispose();
      clear(null);
      setPainted(terminal, null);
    },
  };
}

interface Mark {
  readonly seq: number;
  readonly marker: IMarker;
  readonly decoration: IDecoration;
  readonly painted: boolean;
}

/** Where the matches of a line are; `width`: columns of all of them. */
interface LinePlaces {
  readonly seq: number;
  readonly cells: readonly CellSpan[];
  readonly width: number;
}

function isSame(a: MatchPlace | null, b: MatchPlace | null): boolean {
  return a?.seq === b?.seq && a?.nth === b?.nth;
}

/** What touches looks like one: it is drawn as one, but for the current match. */
function joined(cells: readonly CellSpan[], current: number): CellSpan[] {
  const all: CellSpan[] = [];
  for (const cell of cells) {
    const last = all.at(-1);
    const touches = last?.row === cell.row && last.x + last.width === cell.x;
    if (touches && last.nth !== current && cell.nth !== current) {
      all[all.length - 1] = { ...last, width: last.width + cell.width };
    } else {
      all.push(cell);
    }
  }
  return all;
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
