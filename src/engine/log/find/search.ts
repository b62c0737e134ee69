import type { Clock } from '../../clock';
import type { LogStore } from '../store';
import type { MatchNumbers } from './lineMatches';
import { createMatches, type Matches } from './matches';
import { type Piece, pieceBefore, pieceFrom } from './pieces';
import type { Look, RunAnswer } from './runner';

/**
 * Looks through the whole log for one query: from line `start` upwards, then downwards, as
 * `prefer` says, and then through all that comes. What has been looked through is always one stretch.
 */
export interface Search {
  readonly matches: Matches;
  /** Lines with `from <= seq < to` have been looked through, as far as they are held. */
  readonly from: number;
  readonly to: number;
  /** The log has grown. Called for each line: cheap. */
  grew(): void;
  close(): void;
}

export interface SearchOptions {
  readonly store: LogStore;
  readonly clock: Clock;
  readonly look: Look;
  /** The last line of those that are looked through first. */
  readonly start: number;
  /** Where to look next while there is something on both sides. */
  prefer(): 'older' | 'newer';
  onProgress(): void;
  onFail(answer: Exclude<RunAnswer, { readonly kind: 'found' }>): void;
}

/** ms of work before others have their turn. */
const turn = 7;
/** ms in which new lines are gathered. */
const pace = 50;
/** Pieces that are looked through elsewhere at a time: one is on its way while one is worked on. */
const mostAway = 2;

interface Stretch {
  from: number;
  to: number;
}

export function createSearch(options: SearchOptions): Search {
  const { store, clock, look, start, prefer, onProgress, onFail } = options;
  const matches = createMatches(start);
  const done: Stretch = { from: start + 1, to: start + 1 };
  /** With what is being looked through elsewhere. */
  const begun: Stretch = { ...done };
  let away = 0;
  let closed = false;
  let cancel: (() => void) | null = null;

  function schedule(ms: number): void {
    if (closed || cancel !== null) return;
    cancel = clock.after(ms, work);
  }

  /** The oldest lines may have left the log. */
  function dropOld(): void {
    const { first } = store;
    if (first <= done.from && first <= begun.from) return;
    matches.dropBefore(first);
    for (const stretch of [done, begun]) {
      stretch.from = Math.max(stretch.from, first);
      stretch.to = Math.max(stretch.to, first);
    }
  }

  function nextPiece(): Piece | null {
    const older = begun.from > store.first;
    const newer = begun.to < store.end;
    if (older && (!newer || prefer() === 'older')) {
      return pieceBefore(store, store.first, begun.from);
    }
    return newer ? pieceFrom(store, begun.to, store.end) : null;
  }

  function work(): void {
    cancel = null;
    if (closed) return;
    const until = clock.elapsed() + turn;
    dropOld();
    for (let piece = nextPiece(); piece !== null; piece = nextPiece()) {
      begin(piece);
      if (away >= mostAway) break;
      if (clock.elapsed() >= until) {
        schedule(0);
        break;
      }
    }
    onProgress();
  }

  function begin(piece: Piece): void {
    const isOlder = piece.to <= begun.from;
    if (isOlder) begun.from = piece.from;
    else begun.to = piece.to;
    const found = look.counts(piece);
    if (!(found instanceof Promise)) {
      take(piece, isOlder, found);
      return;
    }
    away += 1;
    void found.then((answer) => {
      away -= 1;
      if (closed) return;
      if (answer.kind !== 'found') {
        onFail(answer);
        return;
      }
      dropOld();
      take(piece, isOlder, answer.numbers);
      cancel?.();
      work();
    });
  }

  function take(piece: Piece, isOlder: boolean, numbers: MatchNumbers): void {
    const count = numbers.length / 2;
    for (let nth = 0; nth < count; nth++) {
      // Away from the start on both sides.
      const at = 2 * (isOlder ? count - 1 - nth : nth);
      const seq = piece.from + (numbers[at] ?? 0);
      if (seq >= store.first) matches.add(seq, numbers[at + 1] ?? 0);
    }
    if (isOlder) done.from = Math.max(piece.from, store.first);
    else done.to = Math.max(done.to, piece.to);
  }

  schedule(0);
  return {
    matches,
    get from() {
      return done.from;
    },
    get to() {
      return done.to;
    },
    grew() {
      dropOld();
      if (away === 0) schedule(pace);
    },
    close() {
      closed = true;
      cancel?.();
      cancel = null;
    },
  };
}
