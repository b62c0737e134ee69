import type { Notice } from '../line';
import type { TakePart } from './takeAway.types';

/** Gathers lines as bytes, in buffers of at most 256 KiB that can be handed over. */
export interface Pieces {
  text(lines: string): void;
  notice(seq: number, notice: Notice): void;
  /** Enough for a message. */
  readonly full: boolean;
  take(): readonly TakePart[];
  /** What is left at the end, too. */
  takeAll(): readonly TakePart[];
}

declare class TextEncoder {
  encode(text: string): Uint8Array<ArrayBuffer>;
}

/** UTF-16 units; each is three bytes at most. */
const LONGEST = 80_000;
const MOST_PARTS = 100;

export function createPieces(): Pieces {
  const encoder = new TextEncoder();
  let parts: TakePart[] = [];
  let gathered = '';

  function flush(most: number): void {
    while (gathered.length > most) {
      const end = cut(gathered);
      parts.push({ kind: 'bytes', bytes: encoder.encode(gathered.slice(0, end)) });
      gathered = gathered.slice(end);
    }
  }

  function take(): readonly TakePart[] {
    const taken = parts;
    parts = [];
    return taken;
  }

  return {
    take,
    text(lines) {
      gathered += lines;
      flush(LONGEST);
    },
    notice(seq, notice) {
      flush(0);
      parts.push({ kind: 'notice', seq, notice });
    },
    get full() {
      return parts.length >= MOST_PARTS || parts.some(({ kind }) => kind === 'bytes');
    },
    takeAll() {
      flush(0);
      return take();
    },
  };
}

/** Where a piece ends: never between the halves of a character. */
function cut(text: string): number {
  if (text.length <= LONGEST) return text.length;
  const isHalf = (text.charCodeAt(LONGEST - 1) & 0xfc00) === 0xd800;
  return isHalf ? LONGEST - 1 : LONGEST;
}
