import { Terminal } from '@xterm/xterm';
import type { LogBatch } from '../engine/engine.types';
import { watchClicks } from './clicks';
import { createCover } from './cover';
import { createPen, ownPrefix } from './draw';
import { createFitting } from './fit';
import { createGuard } from './guard';
import { loadLater } from './later';
import { linkHandler } from './links';
import { createPaging } from './paging';
import { type Place, placeOfReader, topAt } from './place';
import { createReader } from './reader';
import { createRewriting } from './rewriting';
import { createRows } from './rows';
import { createSeeking, lineLow } from './seeking';
import { clearScreen, clearScrollback, goOnDrawing, holdDrawing } from './sequences';
import { type Anchor, createShownLines } from './shownLines';
import { createStill } from './still';
import type { Selections, Sought, TerminalHandle, TerminalOptions } from './terminal.types';
import { lookOptions } from './theme';
import { createTurns } from './turns';

/** Rows kept above the screen, and lines of a window that is rebuilt from the log. */
const scrollback = 5_000;
const windowLines = 600;

/** A terminal that shows a window of the engine's log. It takes no input. */
export function createTerminal(options: TerminalOptions): TerminalHandle {
  const { host, client, words } = options;
  const terminal = new Terminal({
    ...lookOptions(options.look),
    allowProposedApi: true,
    disableStdin: true,
    minimumContrastRatio: 4.5,
    scrollback,
    linkHandler: linkHandler(host, (seq) => unfold(seq)),
  });
  terminal.attachCustomKeyEventHandler(() => false);
  host.classList.add('roost-log');
  terminal.open(host);
  terminal.textarea?.setAttribute('aria-label', words.label);
  terminal.textarea?.setAttribute('readonly', '');

  const guard = createGuard(terminal);
  const buffer = () => terminal.buffer.normal;
  const shown = createShownLines(buffer, scrollback);
  const rows = createRows(terminal, shown, guard);
  const fitting = createFitting({
    terminal,
    host,
    shown,
    following: () => reader.following,
    scrollTo: rows.scrollTo,
  });
  const still = createStill(host);
  const rewriting = createRewriting();
  const paging = createPaging(terminal, rewriting, () => scrolled());
  const { hiding, fold } = options.look;
  const cover = createCover(host, hiding);
  const pen = createPen(terminal, shown, words);
  let rebuilding = false;
  /** Lines that were added are not on screen yet. */
  let appending = false;
  /** Above what a flood shows stand lines it has left behind, until the window is rebuilt. */
  let hasHole = false;
  /** See `TerminalInside`. */
  let kept: Anchor | null = null;
  const seeking = createSeeking();
  const selections: Selections = { keep: () => () => terminal.clearSelection(), held: '' };
  const turns = createTurns((batch) => (batch.kind === 'append' ? append(batch) : rebuild(batch)));

  const view = client.openView(
    { rows: terminal.rows, window: windowLines, following: true, visible: true, hiding, fold },
    {
      onBatch(batch) {
        cover.came(batch);
        reader.showed(batch);
        options.onStatus(batch.status);
        // A flood, and what is put in at its end; not what a reader waits for who has left it.
        turns.take(batch, reader.following && (batch.skipped > 0 || hasHole));
      },
      onStatus(status) {
        reader.told(status);
        options.onStatus(status);
      },
    },
  );
  const reader = createReader({
    shown,
    buffer,
    rows: () => terminal.rows,
    follows(following) {
      turns.hurry();
      // By itself it is no wish to be elsewhere.
      if (!rebuilding) kept = null;
      if (following) {
        seeking.drop();
        terminal.scrollToBottom();
      } else if (hasHole) {
        // The rows above are not those the reader looks for: what was seen stays until these come.
        still.take();
      }
      view.change({ following });
      if (!following && hasHole) keepPlace();
    },
    showAround: (seq) => view.showAround(seq, false),
    onFollow: options.onFollow,
  });

  /** What is read need not be where the flood has come to since. */
  function keepPlace(): void {
    if (!reader.paused && shown.lastSeq !== null) view.showAround(shown.lastSeq, false);
  }

  function append(batch: LogBatch): void {
    if (batch.skipped > 0 && !reader.following && !reader.paused) {
      // It was on its way when the reader left: they do not look for it.
      if (!seeking.isOpen) keepPlace();
      view.acknowledge(batch.id);
      return;
    }
    if (batch.replaces !== null) {
      if (!rows.erase(batch.replaces)) {
        // What has to be drawn anew has left the screen: all of it is.
        view.showAround(Number.MAX_SAFE_INTEGER, false);
        view.acknowledge(batch.id);
        return;
      }
      pen.goOnFrom(batch.replaces);
    }
    // A flood is drawn over itself: what would scroll away is not read, and scrolling costs. But
    // not before there is a page above it, or the wheel would have nowhere to go.
    if (batch.skipped > 0) {
      hasHole = true;
      shown.clear();
      if (buffer().baseY >= terminal.rows) {
        guard.writeOwn(clearScreen);
        pen.startOver();
      }
    }
    appending = true;
    pen.write(batch.lines, () => drawn(batch));
  }

  /** What opens goes downwards from where it was clicked, and is moved up where there is no room. */
  function unfold(seq: number): void {
    const fold = shown.foldOf(seq);
    if (fold !== null) {
      const { anchor } = placeOfReader(terminal, shown);
      seek(() => rows.opened(seq, fold.end, anchor));
    }
    view.unfold(seq);
  }

  /** Replaces all that is shown in one drawing, with the text being read where it was. */
  function rebuild(batch: LogBatch): void {
    const place = reader.following ? null : placeOfReader(terminal, shown, kept);
    const putSelection = selections.keep();
    rebuilding = true;
    hasHole = false;
    still.take();
    rewriting.begin();
    guard.writeOwn(holdDrawing);
    // Not before the drawing is held, or the end would be seen for a moment.
    terminal.write('', () => terminal.scrollToBottom());
    guard.writeOwn(clearScreen + clearScrollback);
    pen.startOver();
    let sought = false;
    pen.write(batch.lines, () => {
      sought = settle(place, batch);
    });
    guard.writeOwn(goOnDrawing);
    terminal.write('', () => {
      // Who has asked for a line, or has just left the end, wants to be elsewhere.
      reader.rebuilt((kept === null && (sought || seeking.isOpen)) || place === null);
      rebuilding = false;
      putSelection();
      rewriting.end();
      // The reader may have left the end meanwhile.
      if (reader.following) reader.scrolled();
      drawn(batch);
    });
  }

  /** `true`: the line that was asked for is where it should be. */
  function settle(place: Place | null, batch: LogBatch): boolean {
    const top = seeking.topIn(batch);
    if (top !== null) rows.scrollTo(top);
    else if (place !== null) rows.scrollTo(topAt(place, terminal, shown));
    return top !== null;
  }

  function seek(sought: Sought): void {
    touch.stop();
    kept = null;
    seeking.ask(sought);
    reader.leave();
  }

  function showLine(seq: number): void {
    seek(lineLow(rows, shown, seq));
    view.showAround(seq, true);
  }

  /** The next batch may come when this one has been painted, so a slow page gets fewer. */
  function drawn(batch: LogBatch): void {
    requestAnimationFrame(() => {
      appending = false;
      still.release();
      cover.drawn(batch);
      const took = turns.took();
      turns.rest(batch.skipped > 0 ? took : 0, () => view.acknowledge(batch.id, took));
      // Once this frame has been painted: what comes then would hold it up.
      if (batch.id === 1) requestAnimationFrame(() => setTimeout(options.onShown));
    });
  }

  const touch = loadLater(host, terminal, paging);
  const unwatchClicks = watchClicks(terminal, host, shown, rewriting, (seq) =>
    shown.foldOf(seq) === null ? options.onLine(seq) : unfold(seq),
  );

  function scrolled(): void {
    // Lines on their way when the reader left the end scroll by themselves: that brings nobody back.
    const byItself = rebuilding || (!reader.following && (appending || seeking.isAwaited));
    if (byItself) return;
    reader.scrolled();
    if (!reader.following) kept = null;
  }

  terminal.onScroll(scrolled);
  terminal.onResize(({ rows }) => view.change({ rows }));
  terminal.onSelectionChange(() => options.onSelection(terminal.getSelection()));

  return {
    toEnd() {
      touch.stop();
      rewriting.soon(reader.follow);
    },
    pause() {
      touch.stop();
      reader.pause();
    },
    scrollPages: paging.scroll,
    scrollLines: paging.lines,
    showLine,
    inside: {
      terminal,
      shown,
      ownPrefix,
      soon: rewriting.soon,
      stay: () => reader.stay(),
      view,
      seek,
      reader,
      fitting,
      turns,
      selections,
      showLine,
      unfold,
      atTop: () => placeOfReader(terminal, shown).anchor,
      topFor: (anchor) => topAt({ anchor, aboveEnd: 0 }, terminal, shown),
      lineLow: (seq) => lineLow(rows, shown, seq),
      get kept() {
        return kept;
      },
      keep(place) {
        kept = place;
      },
      showRow(row) {
        kept = null;
        // At the end or not: whoever goes to a row does not follow from there on.
        const before = rebuilding;
        rebuilding = true;
        rows.scrollTo(rows.topFor(row));
        rebuilding = before;
      },
    },
    setLook(look) {
      Object.assign(terminal.options, lookOptions(look));
      // Before anything is drawn again.
      cover.wish(look.hiding);
      view.change({ hiding: look.hiding, fold: look.fold });
      fitting.refit();
    },
    setVisible: (visible) => view.change({ visible }),
    selection: () => selections.held || terminal.getSelection(),
    clearSelection: () => terminal.clearSelection(),
    selectAll: () => terminal.selectAll(),
    focus: () => terminal.focus(),
    dispose() {
      fitting.dispose();
      unwatchClicks();
      touch.dispose();
      view.close();
      guard.dispose();
      terminal.dispose();
    },
  };
}
