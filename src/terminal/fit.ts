import { FitAddon } from '@xterm/addon-fit';
import type { Terminal } from '@xterm/xterm';
import type { ShownLines } from './shownLines';

/** Keeps a terminal as large as its place. */
export interface Fitting {
  /** The room has changed. The text being read stays where it is on the screen. */
  refit(): void;
  /** Columns of a row, however many fit. `null`: as many as fit. */
  setColumns(count: number | null): void;
  dispose(): void;
}

export function createFitting(options: {
  readonly terminal: Terminal;
  readonly host: HTMLElement;
  readonly shown: ShownLines;
  following(): boolean;
  scrollTo(row: number): void;
}): Fitting {
  const { terminal, host, shown } = options;
  const fit = new FitAddon();
  terminal.loadAddon(fit);
  fit.fit();
  let columns: number | null = null;

  function refit(): void {
    if (host.clientWidth === 0 || host.clientHeight === 0) return;
    const room = fit.proposeDimensions();
    if (!room) return;
    const { cols, rows } = terminal;
    // The log grows and shrinks at its upper edge, where the banners come and go. One that only
    // becomes wider or narrower begins with the same line.
    const kept = room.rows === rows ? 0 : 1;
    const row = terminal.buffer.normal.viewportY + kept * (rows - 1);
    const anchor = options.following() ? null : shown.anchorAt(row);
    terminal.resize(columns ?? room.cols, room.rows);
    if (anchor === null) return;
    const same = terminal.cols === cols ? row : shown.rowOf(anchor);
    if (same !== null) options.scrollTo(Math.max(0, same - kept * (terminal.rows - 1)));
  }

  let frame = 0;
  const observer = new ResizeObserver(() => {
    cancelAnimationFrame(frame);
    frame = requestAnimationFrame(refit);
  });
  observer.observe(host);

  return {
    refit,
    setColumns(count) {
      columns = count;
      refit();
    },
    dispose() {
      cancelAnimationFrame(frame);
      observer.disconnect();
    },
  };
}
