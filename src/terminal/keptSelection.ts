import { holdSelection, type Lines } from './heldSelection';
import { createLinePlaces } from './linePlaces';
import type { TerminalInside } from './terminal.types';

/**
 * xterm.js selects rows, and these are other lines once all is written anew, which happens whenever
 * the reader comes near an edge of what it holds. What is selected is put again onto its lines; where
 * these have left the terminal, and while the mouse is still held, whole lines of the log are selected
 * in its place. So they are across a row that stands for others: whoever copies a stack trace wants it,
 * and not how many lines it has.
 */

/** px beyond the edge of the log from which on nothing scrolls faster. */
const farthest = 50;
/** Rows. */
const fastest = 15;
/** ms from one step to the next. */
const pace = 50;
/** px. A mouse that is clicked does not stand quite still, while other lines may come below it. */
const slack = 6;

/** The mouse is held. */
interface Drag {
  /** The line on which it was pressed. */
  readonly pressed: Lines;
  /** Where it was pressed, and where it is. px */
  readonly from: number;
  y: number;
  /** All has been written anew since: whole lines are selected. */
  whole: boolean;
  /** From where it was pressed to where it is. `null`: it has not moved. */
  lines: Lines | null;
  unmark(): void;
}

/** @param onLines whole lines are selected now. Returns what ends it. */
export function keepSelections(
  inside: TerminalInside,
  onLines: (lines: Lines) => void,
): () => void {
  const { terminal, shown, selections } = inside;
  const before = selections.keep;
  const places = createLinePlaces(inside);
  const abort = new AbortController();
  const options = { capture: true, signal: abort.signal };
  let drag: Drag | null = null;
  let timer: ReturnType<typeof setInterval> | undefined;
  /** Which line is where is not known. */
  let writing = false;
  /** What has been dragged to is not clicked. */
  let noClick = false;

  const screen = () => terminal.element?.querySelector('.xterm-screen')?.getBoundingClientRect();

  /** Selects up to the line at the pointer, or at the edge beside it. */
  function reach(now: Drag): void {
    const box = screen();
    if (writing || box === undefined) return;
    const at = places.lineAt(Math.min(Math.max(now.y, box.top), box.bottom - 1));
    if (at === null) return;
    const first = Math.min(now.pressed.first, at);
    const end = Math.max(now.pressed.end, places.endOf(at));
    if (first === now.lines?.first && end === now.lines.end) return;
    now.lines = { first, end };
    now.unmark();
    now.unmark = places.mark(first, end);
  }

  function follow(now: Drag): void {
    const box = screen();
    if (writing || box === undefined) return;
    const beyond = now.y < box.top ? now.y - box.top : Math.max(0, now.y - box.bottom);
    if (beyond !== 0) {
      const speed = Math.min(1, Math.abs(beyond) / farthest);
      terminal.scrollLines(Math.sign(beyond) * (1 + Math.round(speed * (fastest - 1))));
    }
    if (now.lines !== null || Math.abs(now.y - now.from) > slack) reach(now);
  }

  function end(): Drag | null {
    const ended = drag;
    drag = null;
    clearInterval(timer);
    ended?.unmark();
    return ended;
  }

  /** In that row alone it is words that are selected. */
  function hasFolds(): boolean {
    const { start, end } = terminal.getSelectionPosition() ?? {};
    if (start === undefined || end === undefined || start.y === end.y) return false;
    const rows = shown.linesIn(start.y, end.x === 0 ? end.y : end.y + 1);
    return rows.some(({ seq }) => shown.foldOf(seq) !== null);
  }

  /** What the mouse has selected of whole lines. `columns`: it selects a block of the screen. */
  function selected(ended: Drag | null, columns: boolean): Lines | null {
    if (ended === null || ended.whole || columns || !hasFolds()) return ended?.lines ?? null;
    return holdSelection(inside)?.lines ?? null;
  }

  function release({ altKey }: MouseEvent): void {
    if (drag?.whole) follow(drag);
    const lines = selected(end(), altKey);
    if (lines === null) return;
    noClick = true;
    onLines(lines);
  }

  function onDown(event: MouseEvent): void {
    noClick = false;
    end();
    if (event.button !== 0 || event.shiftKey || !isOnRows(event.target)) return;
    if (writing) {
      // xterm.js would take what stands there for a moment, which nobody sees.
      event.stopPropagation();
      return;
    }
    const first = places.lineAt(event.clientY);
    if (first === null) return;
    const pressed = { first, end: places.endOf(first) };
    const y = event.clientY;
    drag = { pressed, from: y, y, whole: false, lines: null, unmark() {} };
  }

  function onMove(event: MouseEvent): void {
    if (drag === null) return;
    // It was released where the page hears nothing of it.
    if ((event.buttons & 1) === 0) {
      release(event);
      return;
    }
    drag.y = event.clientY;
    if (drag.whole) follow(drag);
  }

  function onClick(event: MouseEvent): void {
    if (noClick) event.stopImmediatePropagation();
    noClick = false;
  }

  document.addEventListener('mousedown', onDown, options);
  document.addEventListener('mousemove', onMove, options);
  document.addEventListener('mouseup', release, options);
  document.addEventListener('click', onClick, options);

  selections.keep = () => {
    const held = drag === null ? holdSelection(inside) : null;
    const now = drag;
    if (now !== null && !now.whole) {
      now.whole = true;
      if (terminal.hasSelection()) reach(now);
      timer = setInterval(() => follow(now), pace);
    }
    writing = true;
    // What is to be hidden by now is not to be copied either.
    const isCovered = terminal.element?.closest('.roost-covered') !== null;
    selections.held = isCovered ? '' : terminal.getSelection();
    // xterm.js leaves the mouse alone from here on, too.
    terminal.clearSelection();
    return () => {
      writing = false;
      selections.held = '';
      if (held === null || held.put()) return;
      // Of a word that has left the terminal nobody waits for its line.
      if (held.lines.end - held.lines.first > 1) onLines(held.lines);
    };
  };

  return () => {
    selections.keep = before;
    abort.abort();
    end();
  };
}

function isOnRows(target: EventTarget | null): boolean {
  return target instanceof Element && target.closest('.xterm-screen') !== null;
}
