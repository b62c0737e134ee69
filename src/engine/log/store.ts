import type { Line, LineSource, Notice } from './line';
import { plain } from './plain';

/** A line on its way into the log: sanitised, not yet numbered. */
export interface NewLine {
  readonly source: LineSource;
  readonly at: number | null;
  readonly text: string;
  /** What was folded away past 16 KiB (sanitised); empty for ordinary lines. */
  readonly rest: string;
  readonly notice: Notice | null;
}

/** Lines that are held together, their texts in one string: what a search runs over. */
export interface LogBlock {
  /** The number of its first line. */
  readonly from: number;
  /** One past the number of its last line. */
  readonly to: number;
  /**
   * The texts as they are shown (`plain`: no colours, no links, nothing that was folded away), in
   * order, each followed by one `\n`: exactly `to - from` of them. UTF-16 like any string.
   */
  readonly plain: string;
}

export interface LogStore {
  /** The oldest line held. */
  readonly first: number;
  /** One past the newest line held. `end - first` lines are held. */
  readonly end: number;
  append(line: NewLine): number;
  get(seq: number): Line | null;
  /** Lines with `from <= seq < to`, as far as they are held. */
  slice(from: number, to: number): Line[];
  /**
   * The block that holds line `seq`; `null` if the line is not held. About a thousand lines, fewer
   * where they are long; a few tenths of a millisecond where it has to be decompressed. Nothing is
   * remembered between calls, so a search may rest between two blocks while lines come and go:
   * newest first it goes on with `block(last.from - 1)`, oldest first with
   * `block(Math.max(last.to, store.first))`. The newest block is still being filled: asked again,
   * it may have grown; no other ever changes.
   */
  block(seq: number): LogBlock | null;
  /** The folded rest of a line, or `''`. */
  rest(seq: number): string;
}

export interface LogStoreOptions {
  /** Most lines held. */
  readonly maxLines: number;
  /** Most characters held, about: giant lines must not fill the memory that lines may. */
  readonly maxCharacters?: number;
}

/** Lines that are dropped together; a small log drops an eighth of itself. */
const SEGMENT = 1024;
const MAX_CHARACTERS = 64 * 1024 * 1024;

const sources = ['console', 'node', 'install', 'transfer', 'own', 'notice'] as const;
const sourceNumbers = new Map<LineSource, number>(sources.map((source, index) => [source, index]));

/** Columns, not rows: a hundred thousand small objects would cost more than their texts. */
interface Segment {
  readonly texts: string[];
  readonly times: Float64Array;
  readonly sources: Uint8Array;
  characters: number;
}

/** The log: a line is appended in constant time, and the oldest leave in whole segments. */
export function createLogStore(options: LogStoreOptions): LogStore {
  const { maxLines, maxCharacters = MAX_CHARACTERS } = options;
  const size = Math.max(1, Math.min(SEGMENT, Math.floor(maxLines / 8)));
  const segments: Segment[] = [];
  // What few lines have, by number; older lines come first.
  const rests = new Map<number, { readonly text: string; readonly length: number }>();
  const notices = new Map<number, Notice>();
  let first = 0;
  let end = 0;
  let characters = 0;

  function openSegment(): Segment {
    const open = segments.at(-1);
    if (open !== undefined && open.texts.length < size) return open;
    const segment: Segment = {
      texts: [],
      times: new Float64Array(size),
      sources: new Uint8Array(size),
      characters: 0,
    };
    segments.push(segment);
    return segment;
  }

  function dropOldest(): void {
    const oldest = segments.shift();
    if (oldest === undefined) return;
    first += oldest.texts.length;
    characters -= oldest.characters;
    forget(rests, first);
    forget(notices, first);
  }

  function get(seq: number): Line | null {
    if (!Number.isInteger(seq) || seq < first || seq >= end) return null;
    const offset = (seq - first) % size;
    const segment = segments[Math.floor((seq - first) / size)];
    const text = segment?.texts[offset];
    if (segment === undefined || text === undefined) return null;
    const at = segment.times[offset] ?? Number.NaN;
    return {
      seq,
      source: sources[segment.sources[offset] ?? 0] ?? 'console',
      at: Number.isNaN(at) ? null : at,
      text,
      folded: rests.get(seq)?.length ?? 0,
      notice: notices.get(seq) ?? null,
    };
  }

  return {
    get first() {
      return first;
    },
    get end() {
      return end;
    },
    append(line) {
      const segment = openSegment();
      const offset = segment.texts.length;
      segment.texts.push(line.text);
      segment.times[offset] = line.at ?? Number.NaN;
      segment.sources[offset] = sourceNumbers.get(line.source) ?? 0;
      const added = line.text.length + line.rest.length;
      segment.characters += added;
      characters += added;
      if (line.rest !== '') {
        rests.set(end, { text: line.rest, length: plain(line.rest).length });
      }
      if (line.notice !== null) notices.set(end, line.notice);
      end += 1;
      while (segments.length > 1 && (end - first > maxLines || characters > maxCharacters)) {
        dropOldest();
      }
      return end - 1;
    },
    get,
    slice(from, to) {
      const lines: Line[] = [];
      for (let seq = Math.max(from, first); seq < Math.min(to, end); seq++) {
        const line = get(seq);
        if (line !== null) lines.push(line);
      }
      return lines;
    },
    block(seq) {
      if (!Number.isInteger(seq) || seq < first || seq >= end) return null;
      const index = Math.floor((seq - first) / size);
      const texts = segments[index]?.texts ?? [];
      const from = first + index * size;
      const lines = texts.map((text) => `${plain(text).replaceAll('\n', ' ')}\n`);
      return { from, to: from + texts.length, plain: lines.join('') };
    },
    rest: (seq) => rests.get(seq)?.text ?? '',
  };
}

function forget(byLine: Map<number, unknown>, before: number): void {
  for (const seq of byLine.keys()) {
    if (seq >= before) return;
    byLine.delete(seq);
  }
}
