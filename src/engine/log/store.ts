import type { Line, LineSource, Notice } from './line';
import { blockOf, type LogBlock } from './store/block';
import { createCache } from './store/cache';
import { unpack } from './store/pack';
import { noticeIn, type OpenSegment, openSegment, type Segment, sources } from './store/segment';

/** A line on its way into the log: sanitised, not yet numbered. */
export interface NewLine {
  readonly source: LineSource;
  readonly at: number | null;
  readonly text: string;
  /** What was folded away past 16 KiB (sanitised); empty for ordinary lines. */
  readonly rest: string;
  readonly notice: Notice | null;
}

export interface LogStore {
  /** The oldest line held. */
  readonly first: number;
  /** One past the newest line held. `end - first` lines are held. */
  readonly end: number;
  /** Lines that left for want of room. */
  readonly left: number;
  append(line: NewLine): number;
  get(seq: number): Line | null;
  /** Line `seq` came at `at`, as is known only now. Wall clock, ms. */
  setTime(seq: number, at: number): void;
  /** Says of line `seq` what is known only now. */
  setNotice(seq: number, notice: Notice): void;
  /** Lines with `from <= seq < to`, as far as they are held. */
  slice(from: number, to: number): Line[];
  /** The memory that the lines take, about, in bytes. */
  readonly bytes: number;
  /**
   * The block that holds line `seq`; `null` if the line is not held. About a thousand lines, fewer
   * where they are long; a few tenths of a millisecond where it has to be decompressed. Nothing is
   * remembered between calls, so a search may rest between two blocks while lines come and go:
   * newest first it goes on with `block(last.from - 1)`, oldest first with
   * `block(Math.max(last.to, store.first))`. The newest block is still being filled: asked again,
   * it may have grown; no other ever changes.
   */
  block(seq: number): LogBlock | null;
  /**
   * All lines leave: they were not what was to be shown, and come again with other numbers. One is
   * left out between, so that nobody takes what comes for what follows on them.
   */
  takeBack(): void;
  /**
   * Puts lines from before, which were kept elsewhere, in front of the oldest; they get the numbers
   * that come before its own. `false`: there is no room for them, nor for any that are older.
   */
  putInFront(segment: Omit<Segment, 'from'>): boolean;
  /** An empty log counts from here on: so many lines from before may come to stand in front. */
  countFrom(seq: number): void;
  /** The lines as they are held; the last segment is still being filled. */
  readonly segments: readonly Segment[];
  /** Lines below this number were taken back. */
  readonly takenBack: number;
  /** The oldest line that has changed after it was appended, since this was asked last. */
  takeChanged(): number | null;
  /** Holds so many lines at most from now on; the oldest beyond that leave at once. */
  keepAtMost(lines: number): void;
  /** The folded rest of a line, or `''`. */
  rest(seq: number): string;
}

export interface LogStoreOptions {
  /** Most lines held. */
  readonly maxLines: number;
  /**
   * Most memory, in bytes as they are held: giant lines, and such as cannot be packed, must not
   * take what a page has. Characters would say nothing of it: a million ordinary lines have
   * 100 million and take 20 MB. The segment that is being filled, and the few that are unpacked,
   * come on top. Left out: 64 MB, and as much for each further million lines.
   */
  readonly maxBytes?: number;
  /** The number of the first line. Left out: 0. */
  readonly from?: number;
}

/** Lines that are dropped together; a small log drops an eighth of itself. */
const SEGMENT = 1024;
const BYTES = 64 * 1024 * 1024;
const BYTES_FOR = 1_000_000;

function bytesFor(lines: number): number {
  return BYTES * Math.max(1, lines / BYTES_FOR);
}

/**
 * The log: a line is appended in constant time, full segments are packed, and the oldest leave in
 * whole segments.
 */
export function createLogStore(options: LogStoreOptions): LogStore {
  let { maxLines } = options;
  const { from = 0 } = options;
  let maxBytes = options.maxBytes ?? bytesFor(maxLines);
  const size = () => Math.max(1, Math.min(SEGMENT, Math.floor(maxLines / 8)));
  const cache = createCache();
  /** All but the last are packed. */
  const segments: Segment[] = [];
  let open: OpenSegment = openSegment(from, size());
  segments.push(open);
  let first = from;
  let end = from;
  let left = 0;
  let takenBack = 0;
  let changed: number | null = null;
  /** Of those that are packed. */
  let packedBytes = 0;

  /** @param next - The number of the line that is appended next. */
  function closeOpen(next: number): void {
    const closed = open.close();
    packedBytes += closed.bytes;
    cache.keep(closed.texts, unpack(open.texts));
    open = openSegment(next, size());
    segments.splice(-1, 1, closed, open);
  }

  /** Takes what is being filled apart: as one segment it might have to leave as a whole. */
  function takeOpenApart(): void {
    const { from, count } = open;
    const lines: NewLine[] = [];
    for (let seq = from; seq < from + count; seq++) {
      const line = get(seq);
      if (line !== null) lines.push({ ...line, rest: rest(seq) });
    }
    open = openSegment(from, size());
    segments.splice(-1, 1, open);
    for (const [nth, line] of lines.entries()) {
      if (open.full) closeOpen(from + nth);
      open.append(line);
    }
  }

  /** As an empty log. */
  function beginAt(seq: number): void {
    first = seq;
    end = seq;
    open = openSegment(seq, size());
    segments.splice(0, segments.length, open);
  }

  function dropOldest(): void {
    const oldest = segments.shift();
    if (oldest === undefined) return;
    first += oldest.count;
    left += oldest.count;
    packedBytes -= oldest.bytes;
    cache.forget(oldest.texts);
  }

  function isTooMuch(): boolean {
    return end - first > maxLines || packedBytes > maxBytes;
  }

  function dropWhatIsTooMuch(): void {
    while (segments.length > 1 && isTooMuch()) dropOldest();
  }

  function segmentOf(seq: number): Segment | null {
    if (!Number.isInteger(seq) || seq < first || seq >= end) return null;
    let low = 0;
    let high = segments.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if ((segments[middle]?.from ?? 0) <= seq) low = middle;
      else high = middle - 1;
    }
    return segments[low] ?? null;
  }

  function get(seq: number): Line | null {
    const segment = segmentOf(seq);
    if (segment === null) return null;
    const place = seq - segment.from;
    const at = segment.times[place] ?? Number.NaN;
    const extra = segment.extras.get(place);
    return {
      seq,
      source: sources[segment.sources[place] ?? 0] ?? 'console',
      at: Number.isNaN(at) ? null : at,
      text: cache.strings(segment.texts)[place] ?? '',
      folded: extra?.folded ?? 0,
      notice: extra?.notice ?? null,
    };
  }

  function rest(seq: number): string {
    const segment = segmentOf(seq);
    const place = segment?.extras.get(seq - segment.from)?.rest ?? null;
    return segment === null || place === null ? '' : (unpack(segment.rests)[place] ?? '');
  }

  return {
    get first() {
      return first;
    },
    get end() {
      return end;
    },
    get left() {
      return left;
    },
    get bytes() {
      return packedBytes + open.bytes;
    },
    append(line) {
      if (open.full) closeOpen(end);
      open.append(line);
      end += 1;
      dropWhatIsTooMuch();
      return end - 1;
    },
    takeBack() {
      for (const { texts } of segments.splice(0)) cache.forget(texts);
      packedBytes = 0;
      beginAt(end + 1);
      takenBack = end;
    },
    putInFront(segment) {
      const from = first - segment.count;
      packedBytes += segment.bytes;
      segments.unshift({ ...segment, from });
      first = from;
      if (from >= 0 && !isTooMuch()) return true;
      dropOldest();
      left -= segment.count;
      return false;
    },
    countFrom(seq) {
      beginAt(seq);
    },
    segments,
    get takenBack() {
      return takenBack;
    },
    takeChanged() {
      const oldest = changed;
      changed = null;
      return oldest;
    },
    keepAtMost(lines) {
      maxLines = lines;
      maxBytes = options.maxBytes ?? bytesFor(lines);
      if (open.size > size()) takeOpenApart();
      dropWhatIsTooMuch();
    },
    get,
    setTime(seq, at) {
      const segment = segmentOf(seq);
      if (segment === null) return;
      segment.times[seq - segment.from] = at;
      changed = Math.min(changed ?? seq, seq);
    },
    setNotice(seq, notice) {
      const segment = segmentOf(seq);
      if (segment === null) return;
      noticeIn(segment, seq - segment.from, notice);
      changed = Math.min(changed ?? seq, seq);
    },
    slice(from, to) {
      const lines: Line[] = [];
      for (let seq = Math.max(from, first); seq < Math.min(to, end); seq++) {
        const line = get(seq);
        if (line !== null) lines.push(line);
      }
      return lines;
    },
    block(seq) {
      const segment = segmentOf(seq);
      return segment === null ? null : blockOf(segment);
    },
    rest,
  };
}
