import type { HeldTail } from '../intake/intake.types';
import type { LogStore } from '../store';
import { openSegment, type Segment } from '../store/segment';
import { encodeSegment, type KeptSegment } from './format';
import type { GoesOn } from './restore';
import type { Change, Chapter, NewRecord } from './storage.types';

/**
 * Which records bring what is kept up to what the log holds. Full segments are written as the log
 * holds them, packed. Of the one that is being filled a piece is written each time, which the full
 * one replaces later; a small piece is written again with what has come since, so that there are few.
 */
export interface Writing {
  /**
   * What is to be written now; `null`: nothing. It counts as written once `done` is called. `beat`:
   * how the log stands is written also where no line is.
   */
  collect(now: number, tail: HeldTail, beat: boolean): Collected | null;
  /** What has come until now is not kept. `from`: when that began. Wall clock, ms. */
  skip(from: number, now: number): void;
  readonly chapter: string;
}

export interface Collected {
  readonly change: Change;
  /** There is more than was taken at once. */
  readonly more: boolean;
  done(): void;
}

/** Lines from which on a piece is not written again. */
const PIECE = 64;
/** Full segments written at once: a few ms of work. */
const MOST = 8;

interface Position {
  /** Lines below are in full records. */
  readonly full: number;
  /** The first line of the newest piece. */
  readonly piece: number;
  /** Lines below are written. */
  readonly end: number;
}

/** @param isAlone - Nobody else writes: records whose lines are written again can go. */
export function createWriting(
  store: LogStore,
  id: string,
  goesOn: GoesOn,
  isAlone: boolean,
): Writing {
  let position = positionAt(goesOn.from);
  let after: Chapter['after'] = goesOn.after;
  let again = goesOn.again;
  let lastAt = goesOn.lastAt;
  let takenBack = store.takenBack;
  /** From here on it is to be written once more. */
  let anew: number | null = null;
  /** From here on nothing is missing in what is kept. */
  let wholeFrom = 0;
  let gap: NewRecord | null = null;
  /** Lines below are none of this chapter's business, whatever becomes of them. */
  let floor = goesOn.from;
  /** All that was written of this chapter goes. */
  let isVoid = false;
  let hasLines = false;

  function goOnAt(seq: number): void {
    position = positionAt(seq);
    floor = seq;
  }

  /** What was to be written again stays where it is. */
  function leaveAgain(): void {
    const last = again.at(-1);
    if (last !== undefined) after = { id: last.chapter, to: last.to };
    again = [];
  }

  /** What came in front of line `to` is not kept, and a notice says so in its place. */
  function leaveOut(from: number, to: number, now: number): void {
    const notice = { kind: 'gap', from, to: now, why: 'not kept' } as const;
    const one = openSegment(0, 1);
    one.append({ source: 'notice', at: now, text: '', rest: '', notice });
    gap = record(id, one.close(), to - 1, now);
    wholeFrom = to;
    goOnAt(to);
  }

  /** Lines have left the log that are in no full record: a small log in a flood. */
  function haveLeft(now: number): void {
    const { first } = store;
    const written = again.length > 0 ? goesOn.fresh : position.end;
    leaveAgain();
    if (first <= written) goOnAt(written);
    // Where nothing is kept before them the log just begins later.
    else if (after === null && !hasLines) goOnAt(first);
    else leaveOut(Math.min(lastAt, now), first, now);
  }

  /** Where to go on, after what has changed in lines that are written. */
  function begin(now: number): Position {
    if (store.takenBack > takenBack) {
      floor = store.first;
      return positionAt(floor);
    }
    if (position.full < store.first) haveLeft(now);
    let { full, piece, end } = position;
    const changed = store.takeChanged();
    if (changed !== null) anew = Math.min(anew ?? changed, changed);
    if (anew !== null && anew < end) {
      // The segment that holds it, or what there is of it, is written as a whole.
      full = Math.min(full, Math.max(segmentsFrom(store, anew)[0]?.from ?? full, floor));
      piece = full;
      end = full;
    }
    return { full, piece, end };
  }

  return {
    chapter: id,
    collect(now, tail, beat) {
      const put: NewRecord[] = [];
      const drop: { chapter: string; from: number; to: number }[] = [];
      let { full, piece, end } = begin(now);
      const seen = store.takenBack;
      const isTakenBack = isVoid || store.takenBack > takenBack;
      if (isTakenBack) drop.push({ chapter: id, from: 0, to: Number.MAX_SAFE_INTEGER });
      if (gap !== null) put.push(gap);
      const segments = segmentsFrom(store, full);
      const taken = segments.slice(0, MOST + 1);
      for (const segment of taken) {
        const to = segment.from + segment.count;
        const isFull = segment !== segments.at(-1);
        if (!isFull && to <= end) break;
        if (!isFull && end - piece >= PIECE) piece = end;
        const from = Math.max(segment.from, isFull ? full : piece);
        // A piece that is written again has the same key, and takes its own place.
        if (isFull || anew !== null) drop.push({ chapter: id, from, to });
        put.push(record(id, part(store, segment, from), from, now));
        if (isFull) full = to;
        piece = isFull ? to : from;
        end = to;
      }
      // A chapter without lines is none.
      const isBeat = beat && hasLines;
      if (put.length === 0 && !isTakenBack && !isBeat) return null;
      for (const { chapter, from, to } of isAlone ? again : []) drop.push({ chapter, from, to });
      const { from, ...left } = tail;
      const reach = Math.max(0, end - Math.max(from, wholeFrom));
      const written = gap;
      // The chapter that was written to last is where the log ends, also after a clock was set back.
      const at = Math.max(now, lastAt + 1);
      return {
        change: {
          put,
          drop,
          chapters: [{ id, after, lastAt: at, left: { ...left, reach } }],
          dropChapters: [],
        },
        more: taken.length < segments.length,
        done() {
          position = { full, piece, end };
          again = [];
          lastAt = at;
          hasLines = put.length > 0 || (hasLines && !isTakenBack);
          takenBack = Math.max(takenBack, seen);
          isVoid = false;
          anew = null;
          if (gap === written) gap = null;
        },
      };
    },
    skip(from, now) {
      const { end } = store;
      if (end <= position.end) return;
      leaveAgain();
      // A write may have been too early for what came just before.
      const came = store.get(position.end)?.at ?? from;
      leaveOut(Math.min(from, came), end, now);
      // Lines that were taken back meanwhile come again in what is skipped.
      isVoid = hasLines && store.takenBack > takenBack;
      takenBack = store.takenBack;
      anew = null;
    },
  };
}

/** The segments with line `seq` and what is newer. */
function segmentsFrom({ segments }: LogStore, seq: number): readonly Segment[] {
  return segments.filter((segment) => segment.from + segment.count > seq);
}

function positionAt(seq: number): Position {
  return { full: seq, piece: seq, end: seq };
}

/** The lines of a segment from line `from` on, closed and packed. */
function part(store: LogStore, segment: Segment, from: number): KeptSegment {
  const isPacked = segment.texts.kind === 'packed';
  if (from === segment.from && isPacked) return segment;
  const some = openSegment(from, segment.from + segment.count - from);
  for (const line of store.slice(from, segment.from + segment.count)) {
    some.append({ ...line, rest: store.rest(line.seq) });
  }
  return some.close();
}

function record(chapter: string, segment: KeptSegment, from: number, now: number): NewRecord {
  const bytes = encodeSegment(segment);
  let at = now;
  for (let place = segment.count - 1; place >= 0; place--) {
    const time = segment.times[place];
    if (time === undefined || Number.isNaN(time)) continue;
    at = time;
    break;
  }
  return { chapter, from, to: from + segment.count, at, size: bytes.length, bytes };
}
