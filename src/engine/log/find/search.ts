import type { Clock } from '../../clock';
import type { Sequence } from '../sequence';
import type { MatchNumbers } from './lineMatches';
import { createMatches, type Matches } from './matches';
import type { Piece } from './pieces';
import type { Look, RunAnswer } from './runner';
import type { ShownPieces } from './shownPieces';

/**
 * Looks through all lines of a sequence for one query: from line `start` upwards, then downwards, as
 * `prefer` says, and then through all that comes. What has been looked through is always one stretch.
 * Lines are meant by their positions (log/sequence.ts).
 */
export interface Search {
  readonly matches: Matches;
  /** Lines with `from <= position < to` have been looked through, as far as they are held. */
  readonly from: number;
  readonly to: number;
  /** Nothing older is left to be looked through, nor will be. */
  readonly allOlder: boolean;
  /** The log has grown. Called for each line: cheap. */
  grew(): void;
  close(): void;
}

export interface SearchOptions {
  readonly lines: Sequence;
  readonly pieces: ShownPieces;
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
/** ms in which what has come, or is older, has been through the filter. */
const filterPace = 250;
/** Pieces that are looked through elsewhere at a time: one is on its way while one is worked on. */
const mostAway = 2;

interface Stretch {
  from: number;
  to: number;
}

export function createSearch(options: SearchOptions): Search {
  const { lines, pieces, clock, look, start, prefer, onProgress, onFail } = options;
  const matches = createMatches(start);
  const done: Stretch = { from: start + 1, to: start + 1 };
  /** With what is being looked through elsewhere. */
  const begun: Stretch = { ...done };
  let away = 0;
  let closed = false;
  /** The log has grown since it was last looked at. */
  let hasGrown = false;
  let cancel: (() => void) | null = null;

  function schedule(ms: number): void {
    if (closed || cancel !== null) return;
    cancel = clock.after(ms, work);
  }

  /** The oldest lines may have left the log. */
  function dropOld(): void {
    const { first } = lines;
    if (first <= done.from && first <= begun.from) return;
    matches.dropBefore(first);
    for (const stretch of [done, begun]) {
      stretch.from = Math.max(stretch.from, first);
      stretch.to = Math.max(stretch.to, first);
    }
  }

  function nextPiece(): Piece | null {
    const older = begun.from > lines.first;
    const newer = begun.to < lines.end;
    if (older && (!newer || prefer() === 'older')) {
      return pieces.before(lines.first, begun.from);
    }
    return newer ? pieces.from(begun.to, lines.end) : null;
  }

  function work(): void {
    cancel = null;
    if (closed) return;
    const until = clock.elapsed() + turn;
    dropOld();
    const none = matches.total === 0;
    for (let piece = nextPiece(); piece !== null; piece = nextPiece()) {
      begin(piece);
      if (away >= mostAway) break;
      // Somebody waits for the first of them.
      if ((none && matches.total > 0) || clock.elapsed() >= until) {
        schedule(0);
        break;
      }
    }
    onProgress();
    const isLate = (hasGrown && lines.leftOut > 0) || lines.isBehind;
    if (away > 0 || cancel !== null || (lines.complete && !isLate)) return;
    hasGrown = false;
    schedule(filterPace);
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
    const { first } = lines;
    for (let nth = 0; nth < count; nth++) {
      // Away from the start on both sides.
      const at = 2 * (isOlder ? count - 1 - nth : nth);
      const seq = piece.from + (numbers[at] ?? 0);
      if (seq >= first) matches.add(seq, numbers[at + 1] ?? 0);
    }
    if (isOlder) done.from = Math.max(piece.from, first);
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
    get allOlder() {
      return lines.complete && done.from <= lines.first;
    },
    grew() {
      dropOld();
      hasGrown = true;
      if (away === 0) schedule(pace);
    },
    close() {
      closed = true;
      cancel?.();
      cancel = null;
    },
  };
}
