import { plain } from '../plain';
import type { LogStore } from '../store';
import type { LogBlock } from '../store/block';

/** Lines of the log that are searched together: `from <= seq < to`. */
export interface Piece {
  readonly from: number;
  readonly to: number;
  /** The lines as they are shown, each followed by one `\n`. To be asked for at once. */
  readonly text: string;
  /** See `LogBlock`. */
  readonly styled: string | null;
}

/** So few lines are put together one by one: a whole block costs more. */
const few = 64;

/** Lines from `from` on, as far as they are held together, and not beyond `to`. */
export function pieceFrom(store: LogStore, from: number, to: number): Piece | null {
  return cut(store, from, from, to);
}

/** Lines before `to`, as far as they are held together, and not from before `from`. */
export function pieceBefore(store: LogStore, from: number, to: number): Piece | null {
  return cut(store, to - 1, from, to);
}

/** A line as it is shown. */
export function shownText(store: LogStore, seq: number): string {
  return plain(store.get(seq)?.text ?? '').replaceAll('\n', ' ');
}

function cut(store: LogStore, seq: number, least: number, most: number): Piece | null {
  if (least >= most) return null;
  if (most - least <= few) return oneByOne(store, least, most);
  const block = store.block(seq);
  if (block === null) return null;
  const from = Math.max(block.from, least);
  const to = Math.min(block.to, most);
  if (from >= to) return null;
  if (from === block.from && to === block.to) return whole(block);
  // Unpacked each time that it is asked for.
  const text = block.plain;
  const begin = afterLines(text, 0, from - block.from);
  const end = to === block.to ? text.length : afterLines(text, begin, to - from);
  return { from, to, text: text.slice(begin, end), styled: null };
}

function whole(block: LogBlock): Piece {
  return {
    from: block.from,
    to: block.to,
    get text() {
      return block.plain;
    },
    get styled() {
      return block.styled;
    },
  };
}

function oneByOne(store: LogStore, from: number, to: number): Piece {
  let text = '';
  for (let seq = from; seq < to; seq++) text += `${shownText(store, seq)}\n`;
  return { from, to, text, styled: null };
}

function afterLines(text: string, from: number, lines: number): number {
  let at = from;
  for (let line = 0; line < lines; line++) at = text.indexOf('\n', at) + 1;
  return at;
}
