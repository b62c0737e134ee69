import type { Sequence } from '../sequence';
import type { LogStore } from '../store';
import { type Piece, pieceBefore, pieceFrom, shownText } from './pieces';

/** What is looked through together of the lines of a sequence, by their positions (log/sequence.ts). */
export interface ShownPieces {
  /** Lines from position `from` on, and not beyond `to`. */
  from(from: number, to: number): Piece | null;
  /** Lines before position `to`, and not from before `from`. */
  before(from: number, to: number): Piece | null;
}

/** Lines of a piece of those that a filter shows: each is put together by itself. */
const most = 256;

export function createShownPieces(store: LogStore, lines: Sequence): ShownPieces {
  /** Positions go up one by one, as lines do: where both are the same at the ends, nothing is left out. */
  const isWhole = (from: number, to: number): boolean =>
    lines.seqAt(from) === from && lines.seqAt(to - 1) === to - 1;

  function oneByOne(from: number, to: number): Piece {
    let text = '';
    for (let at = from; at < to; at++) text += `${shownText(store, lines.seqAt(at))}\n`;
    return { from, to, text, styled: null };
  }

  return {
    from(from, to) {
      if (from >= to) return null;
      if (isWhole(from, to)) return pieceFrom(store, from, to);
      return oneByOne(from, Math.min(to, from + most));
    },
    before(from, to) {
      if (from >= to) return null;
      if (isWhole(from, to)) return pieceBefore(store, from, to);
      return oneByOne(Math.max(from, to - most), to);
    },
  };
}
