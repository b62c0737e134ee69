import type { LineSource, Notice } from '../line';
import { plain } from '../plain';
import type { NewLine } from '../store';
import { bytesOf, type Pack, pack } from './pack';

/** What few lines have. */
interface Extra {
  /** Which of the segment's rests is the line's, if anything of it was folded away. */
  readonly rest: number | null;
  /** Characters folded away. */
  readonly folded: number;
  readonly notice: Notice | null;
}

/** Lines that are packed, and dropped, together. Columns, not rows: a million small objects would cost more than their texts. */
export interface Segment {
  readonly from: number;
  readonly count: number;
  readonly texts: Pack;
  readonly rests: Pack;
  /** Wall clock, ms; NaN: not known. */
  readonly times: Float64Array;
  readonly sources: Uint8Array;
  /** By place in the segment. */
  extras: Map<number, Extra>;
  /** The memory it takes, about. */
  readonly bytes: number;
}

/** The segment that is being filled. */
export interface OpenSegment extends Segment {
  readonly full: boolean;
  /** Most lines it takes. */
  readonly size: number;
  append(line: NewLine): void;
  /** Packs it; nothing can be appended any more. */
  close(): Segment;
}

/**
 * Characters after which a segment is full though it has room for more lines: what one append has
 * to pack at the most, and one look into the log to unpack, is a millisecond or two.
 */
const MOST_CHARACTERS = 128 * 1024;
/** Bytes of a time and a source, and of an extra, about. */
const COLUMNS = 9;
const EXTRA = 100;

export const sources = ['console', 'node', 'install', 'transfer', 'own', 'notice'] as const;
const sourceNumbers = new Map<LineSource, number>(sources.map((source, index) => [source, index]));
const noExtras: Map<number, Extra> = new Map();

/** Gives the line at `place` a notice that it did not have. */
export function noticeIn(segment: Segment, place: number, notice: Notice): void {
  const extra = segment.extras.get(place) ?? { rest: null, folded: 0 };
  if (segment.extras === noExtras) segment.extras = new Map();
  segment.extras.set(place, { ...extra, notice });
}

/** @param size - Most lines it takes. */
export function openSegment(from: number, size: number): OpenSegment {
  const texts: string[] = [];
  const rests: string[] = [];
  const times = new Float64Array(size);
  const sourceColumn = new Uint8Array(size);
  const extras = new Map<number, Extra>();
  let characters = 0;

  return {
    from,
    size,
    texts: { kind: 'loose', strings: texts },
    rests: { kind: 'loose', strings: rests },
    times,
    sources: sourceColumn,
    extras,
    get count() {
      return texts.length;
    },
    get bytes() {
      return size * COLUMNS + extras.size * EXTRA + characters * 2;
    },
    get full() {
      return texts.length === size || characters >= MOST_CHARACTERS;
    },
    append({ source, at, text, rest, notice }) {
      const place = texts.length;
      texts.push(text);
      times[place] = at ?? Number.NaN;
      sourceColumn[place] = sourceNumbers.get(source) ?? 0;
      characters += text.length + rest.length;
      if (rest === '' && notice === null) return;
      extras.set(place, {
        rest: rest === '' ? null : rests.length,
        folded: plain(rest).length,
        notice,
      });
      if (rest !== '') rests.push(rest);
    },
    close() {
      const count = texts.length;
      const packedTexts = pack(texts);
      const packedRests: Pack = rests.length > 0 ? pack(rests) : { kind: 'loose', strings: [] };
      return {
        from,
        count,
        texts: packedTexts,
        rests: packedRests,
        times: count === size ? times : times.slice(0, count),
        sources: count === size ? sourceColumn : sourceColumn.slice(0, count),
        extras: extras.size > 0 ? extras : noExtras,
        bytes: count * COLUMNS + extras.size * EXTRA + bytesOf(packedTexts) + bytesOf(packedRests),
      };
    },
  };
}
