import type { IMarker, Terminal } from '@xterm/xterm';
import type { DrawnLine, FoldRow } from '../engine/log/fold/fold.types';
import type { Line } from '../engine/log/line';
import { foldLink } from './links';
import type { ShownLines } from './shownLines';
import type { TerminalOptions } from './terminal.types';

/** Writes lines of the log into the terminal, and marks those that are our own. */
export interface Pen {
  /** Writes below what is there; `done` is called when all of it has been parsed. */
  write(lines: readonly DrawnLine[], done: () => void): void;
  /** The next line begins on an empty terminal. */
  startOver(): void;
  /** The next line begins where line `seq` did: that and what is below it has been erased. */
  goOnFrom(seq: number): void;
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
  /** Marks of rows that stand for others, by the line: they go when the row is drawn anew. */
  let foldMarks = new Map<number, IMarker>();

  function text(line: DrawnLine): string {
    switch (line.source) {
      case 'fold':
        return foldText(line);
      case 'notice':
        return said(line);
      case 'own':
        return `${accent}${ownPrefix}${line.text}${reset}${said(line, '  ')}`;
      case 'console':
      case 'node':
      case 'install':
      case 'transfer':
        return line.folded === 0 ? line.text : line.text + foldMark(line);
    }
  }

  /** Of a command: what became of it. */
  function said({ notice }: Line, before = ''): string {
    return notice === null ? '' : `${before}${muted}${words.notice(notice)}${reset}`;
  }

  function foldMark(line: Line): string {
    const label = words.folded(line.folded);
    return ` \x1b]8;;${foldLink(line.seq)}\x1b\\${muted}${label}${reset}\x1b]8;;\x1b\\`;
  }

  /** One row, however narrow: what is drawn anew is the last row. */
  function foldText(row: FoldRow): string {
    const label = words.hidden(row).slice(0, terminal.cols);
    return `\x1b]8;;${foldLink(row.seq)}\x1b\\${muted}${label}${reset}\x1b]8;;\x1b\\`;
  }

  /**
   * A mark in the gutter beside the row the cursor is in. It is an element over the terminal, so
   * no output can make one (hostile-output.md, last point).
   */
  function mark(line: DrawnLine, kind: 'notice' | 'own' | 'fold'): void {
    const marker = terminal.registerMarker(0);
    const decoration = terminal.registerDecoration({ marker, layer: 'top' });
    decoration?.onRender((element) => element.classList.add('roost-mark', `roost-mark-${kind}`));
    if (kind === 'fold') foldMarks.set(line.seq, marker);
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
      let begun: DrawnLine[] = [];
      // Lines count as shown when they stand there: whoever draws beside them looks in between, too.
      const show = (): (() => void) => {
        const parsed = begun;
        begun = [];
        return () => {
          for (const line of parsed) {
            if (line.source === 'fold') shown.addFold(line);
            else shown.add(line.seq, line.at);
          }
        };
      };
      for (const line of lines) {
        begun.push(line);
        if (!empty) gathered += '\r\n';
        empty = false;
        if (line.source === 'notice' || line.source === 'own' || line.source === 'fold') {
          const kind = line.source;
          const parsed = show();
          terminal.write(gathered, () => {
            parsed();
            mark(line, kind);
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
      foldMarks = new Map();
    },
    goOnFrom(seq) {
      empty = true;
      for (const [of, marker] of foldMarks) {
        if (of < seq) continue;
        marker.dispose();
        foldMarks.delete(of);
      }
    },
  };
}
