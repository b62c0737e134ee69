import type { Clock } from '../../clock';
import type { LineFacts } from '../filter/passing';
import type { LogStore } from '../store';
import { createLevels } from './levels';
import { headOfMark, levelOfMark, type Mark, noticeMark, ownMark, toMark } from './mark';

/** The levels and groups of the lines that the log holds, found once for each, four bytes a line. */
export interface KeptFacts extends LineFacts {
  /** What we put between the lines of the server: an echo of a command, or what we say ourselves. */
  foreignOf(seq: number): 'own' | 'notice' | null;
  /** Takes in what has come. */
  grew(): void;
  /** Resolves when all lines that the log holds have been looked at. */
  ready(): Promise<void>;
  close(): void;
}

/** Lines of a piece of marks. */
const size = 4_096;
/** ms of one piece of work, where much is to be caught up with. */
const pieceMs = 8;
/** Lines between two looks at the time. */
const stride = 64;
/**
 * So many lines in so many ms are a flood: what reads too slowly loses lines of it, and nobody can
 * tell a level in it. They are looked at when it is over, or when so many wait.
 */
const flood = { lines: 256, ms: 50, rest: 250, most: 500_000 };

export function createLineFacts(options: {
  readonly store: LogStore;
  readonly clock: Clock;
  /** More is known than before, without the log having grown. */
  onKnown(): void;
  /** What is shown depends on levels: they are wanted also in a flood. */
  isUrgent(): boolean;
}): KeptFacts {
  const { store, clock, onKnown, isUrgent } = options;
  const levels = createLevels();
  const pieces: Uint32Array[] = [];
  /** The number of the first line of the first piece. */
  let base = store.first;
  let end = store.first;
  /** A line whose level stands in the next one of the server. */
  let awaited: number | null = null;
  let cancel: (() => void) | null = null;
  let waiting: (() => void)[] = [];
  /** When the log was last looked at for how fast it grows. */
  let looked = { end: store.end, at: clock.elapsed() };

  /** Whether lines come so fast that they are better looked at later. */
  function floods(): boolean {
    const lines = store.end - looked.end;
    const ms = clock.elapsed() - looked.at;
    looked = { end: store.end, at: looked.at + ms };
    return lines * flood.ms > flood.lines * ms && store.end - end < flood.most && !isUrgent();
  }

  function markOf(seq: number): Mark {
    return pieces[Math.floor((seq - base) / size)]?.[(seq - base) % size] ?? 0;
  }

  function setMark(seq: number, mark: Mark): void {
    const at = Math.floor((seq - base) / size);
    while (pieces.length <= at) pieces.push(new Uint32Array(size));
    const piece = pieces[at];
    if (piece !== undefined) piece[(seq - base) % size] = mark;
  }

  function readLine(seq: number): void {
    const line = store.get(seq);
    // What is not the server's own does not end its stack traces, nor is it of any level.
    if (line === null || line.source === 'own' || line.source === 'notice') {
      setMark(seq, line === null ? 0 : line.source === 'own' ? ownMark : noticeMark);
      return;
    }
    const place = levels.push(line.text, seq);
    setMark(seq, toMark(place, seq));
    awaited = place.levelOfHead === 'awaited' ? seq : null;
    if (place.levelOfHead === 'told' && place.of !== null && place.of >= base) {
      setMark(place.of, toMark({ level: place.level, of: null }, place.of));
    }
  }

  function read(enough: () => boolean): void {
    // Lines may have been dropped before they were read.
    end = Math.max(end, store.first);
    while (end < store.end) {
      readLine(end);
      end += 1;
      if (end % stride === 0 && enough()) break;
    }
    while (pieces.length > 0 && base + size <= store.first) {
      pieces.shift();
      base += size;
    }
  }

  function afterFlood(): void {
    if (waiting.length === 0 && floods()) cancel = clock.after(flood.rest, afterFlood);
    else catchUp();
  }

  function catchUp(): void {
    const begun = clock.elapsed();
    read(() => clock.elapsed() - begun >= pieceMs);
    cancel = end < store.end ? clock.after(0, catchUp) : null;
    onKnown();
    if (cancel === null) tellReady();
  }

  function tellReady(): void {
    const told = waiting;
    waiting = [];
    for (const ready of told) ready();
  }

  if (store.end > store.first) cancel = clock.after(0, catchUp);

  return {
    get end() {
      return awaited ?? end;
    },
    levelOf: (seq) => levelOfMark(markOf(seq)),
    headOf: (seq) => headOfMark(markOf(seq), seq) ?? seq,
    foreignOf(seq) {
      const mark = markOf(seq);
      return mark === ownMark ? 'own' : mark === noticeMark ? 'notice' : null;
    },
    grew() {
      if (cancel !== null) return;
      if (store.end - looked.end >= flood.lines && floods()) {
        cancel = clock.after(flood.rest, afterFlood);
      } else {
        read(() => false);
      }
    },
    ready: () =>
      new Promise((resolve) => {
        waiting.push(resolve);
        if (cancel === null) tellReady();
      }),
    close() {
      cancel?.();
      cancel = null;
      tellReady();
    },
  };
}
