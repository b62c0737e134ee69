import type { Terminal } from '@xterm/xterm';
import type { Line } from '../engine/log/line';
import { foldLink } from './links';
import type { ShownLines } from './shownLines';
import type { TerminalOptions } from './terminal.types';

/** Writes lines of the log into the terminal, and marks those that are our own. */
export interface Pen {
  /** Writes below what is there; `done` is called when all of it has been parsed. */
  write(lines: readonly Line[], done: () => void): void;
  /** The next line begins on an empty terminal. */
  startOver(): void;
}

/**
 * Characters to a write. xterm.js parses a write in one go and looks at the time only in between:
 * pieces of this size take it about 3 ms.
 */
const pieceSize = 8_000;

const muted = '\x1b[90m';
const accent = '\x1b[36m';
const reset = '\x1b[0m';
/** Stands before an echo of a command. */
export const ownPrefix = '› ';

export function createPen(
  terminal: Terminal,
  shown: ShownLines,
  words: TerminalOptions['words'],
): Pen {
  let empty = true;

  function text(line: Line): string {
    switch (line.source) {
      case 'notice':
        return line.notice === null ? '' : `${muted}${words.notice(line.notice)}${reset}`;
      case 'own':
        return `${accent}${ownPrefix}${line.text}${reset}`;
      case 'console':
      case 'node':
      case 'install':
      case 'transfer':
        return line.folded === 0 ? line.text : line.text + foldMark(line);
    }
  }

  function foldMark(line: Line): string {
    const label = words.folded(line.folded);
    return ` \x1b]8;;${foldLink(line.seq)}\x1b\\${muted}${label}${reset}\x1b]8;;\x1b\\`;
  }

  /**
   * A mark in the gutter beside the row the cursor is in. It is an element over the terminal, so
   * no output can make one (hostile-output.md, last point).
   */
  function mark(kind: 'notice' | 'own'): void {
    const marker = terminal.registerMarker(0);
    const decoration = terminal.registerDecoration({ marker, layer: 'top', width: terminal.cols });
    decoration?.onRender((element) => element.classList.add('roost-mark', `roost-mark-${kind}`));
  }

  /** An opened line may be many times as long as a piece. */
  function writePieces(text: string, begun: () => void): void {
    terminal.write(text.slice(0, pieceSize), begun);
    for (let from = pieceSize; from < text.length; from += pieceSize) {
      terminal.write(text.slice(from, from + pieceSize));
    }
  }

  return {
    write(lines, done) {
      let gathered = '';
      let begun: Line[] = [];
      // Lines count as shown when they stand there: whoever draws beside them looks in between, too.
      const show = (): (() => void) => {
        const parsed = begun;
        begun = [];
        return () => {
          for (const { seq, at } of parsed) shown.add(seq, at);
        };
      };
      for (const line of lines) {
        begun.push(line);
        if (!empty) gathered += '\r\n';
        empty = false;
        if (line.source === 'notice' || line.source === 'own') {
          const kind = line.source;
          const parsed = show();
          terminal.write(gathered, () => {
            parsed();
            mark(kind);
          });
          gathered = '';
        }
        gathered += text(line);
        if (gathered.length >= pieceSize) {
          writePieces(gathered, show());
          gathered = '';
        }
      }
      const parsed = show();
      terminal.write(gathered, () => {
        parsed();
        done();
      });
    },
    startOver() {
      empty = true;
      shown.clear();
    },
  };
}
