import type { Clock } from '../../clock';
import type { LineFacts } from '../filter/passing';
import { plain } from '../plain';
import type { LogStore } from '../store';
import type { Level } from './level';

/** The levels and groups of the lines that the log holds, found once for each, three bytes a line. */
export interface KeptFacts extends LineFacts {
  /** Takes in what has come. */
  grew(): void;
  close(): void;
}

/** Says of one line after the other what level it has and whether a group begins with it. */
export interface LineReader {
  push(text: string): { readonly level: Level | null; readonly head: boolean };
}

/** Lines of a piece of columns. */
const size = 4_096;
/** ms of one piece of work, where much is to be caught up with. */
const pieceMs = 8;
/** Lines between two looks at the time. */
const stride = 64;

const levels = ['trace', 'debug', 'info', 'warn', 'error', 'fatal'] as const;
const numbers = new Map<Level | null, number>([
  [null, 0],
  ...levels.map((level, index) => [level, index + 1] as const),
]);

interface Piece {
  readonly levels: Uint8Array;
  /** Lines back to the head of the group; 0: the line is one. */
  readonly back: Uint16Array;
}

export function createLineFacts(options: {
  readonly store: LogStore;
  readonly clock: Clock;
  readonly reader: LineReader;
  /** More is known than before, without the log having grown. */
  onKnown(): void;
}): KeptFacts {
  const { store, clock, reader, onKnown } = options;
  const pieces: Piece[] = [];
  /** The number of the first line of the first piece. */
  let base = store.first;
  let end = store.first;
  let head = end;
  let cancel: (() => void) | null = null;
  let closed = false;

  function pieceOf(seq: number): Piece | undefined {
    return pieces[Math.floor((seq - base) / size)];
  }

  function note(seq: number, text: string, standsAlone: boolean): void {
    let piece = pieceOf(seq);
    if (piece === undefined) {
      piece = { levels: new Uint8Array(size), back: new Uint16Array(size) };
      pieces.push(piece);
    }
    const offset = (seq - base) % size;
    // What we and the daemon say in the middle of a stack trace does not end it.
    const found = standsAlone ? { level: null, head: true } : reader.push(text);
    const back = found.head ? 0 : seq - head;
    if (!standsAlone && (back === 0 || back > 0xffff)) head = seq;
    piece.levels[offset] = numbers.get(found.level) ?? 0;
    piece.back[offset] = back > 0xffff ? 0 : back;
  }

  function drop(): void {
    while (pieces.length > 0 && base + size <= store.first) {
      pieces.shift();
      base += size;
    }
    if (pieces.length === 0) base = Math.max(base, end);
  }

  function read(until: () => boolean): void {
    if (end < store.first) {
      // Dropped before they were read.
      end = store.first;
      base = pieces.length === 0 ? end : base;
      head = end;
    }
    while (end < store.end) {
      const line = store.get(end);
      note(
        end,
        line === null ? '' : plain(line.text),
        line?.source === 'own' || line?.source === 'notice',
      );
      end += 1;
      if (end % stride === 0 && until()) break;
    }
    drop();
  }

  function catchUp(): void {
    cancel = null;
    const begun = clock.elapsed();
    read(() => clock.elapsed() - begun >= pieceMs);
    onKnown();
    if (!closed && end < store.end) cancel = clock.after(0, catchUp);
  }

  if (store.end > store.first) cancel = clock.after(0, catchUp);

  return {
    get end() {
      return end;
    },
    levelOf: (seq) => levels[(pieceOf(seq)?.levels[(seq - base) % size] ?? 0) - 1] ?? null,
    headOf: (seq) => seq - (pieceOf(seq)?.back[(seq - base) % size] ?? 0),
    grew() {
      if (cancel === null) read(() => false);
    },
    close() {
      closed = true;
      cancel?.();
      cancel = null;
    },
  };
}
