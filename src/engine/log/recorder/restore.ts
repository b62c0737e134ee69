import type { Clock } from '../../clock';
import type { HeldTail } from '../intake/intake.types';
import type { LogStore, NewLine } from '../store';
import { bytesOf, unpack } from '../store/pack';
import { type Segment, sources } from '../store/segment';
import { type Chain, countOf } from './chain';
import { decodeSegment, type KeptSegment } from './format';
import type { Chapter, Place, RecordInfo, RecordStorage, StorageFault } from './storage.types';

/** Lines from before, on their way back into the log. */
export interface Restoring {
  /**
   * The newest of them are in the log: as many as any replay is compared with. A fault, or
   * `isWanted` answers that they come too late: none of them is.
   */
  tail(isWanted: () => boolean): Promise<RestoreFault | null>;
  /**
   * The older ones, in turns, in front of the others. A fault that lasts: a notice stands in the
   * place of those that did not come.
   */
  older(): Promise<RestoreFault | null>;
  /** What the first replay is joined on to, once the tail is there. */
  held(): HeldTail;
  /** What a new chapter goes on from, and with which line of the log it begins. */
  goesOn(): GoesOn;
  /** The number in the log of a line that was kept; `null`: it is not held. */
  seqOf(place: Place): number | null;
  /** Where line `seq` is kept; `null`: it is not from before. */
  placeOf(seq: number): Place | null;
  /** Records that could not be read. */
  readonly unreadable: number;
  stop(): void;
}

/** `slow`: the storage did not answer in time. */
export type RestoreFault = StorageFault | 'slow';

export interface GoesOn {
  readonly after: Chapter['after'];
  readonly from: number;
  /** Records whose lines it writes again, so that few small ones are left. */
  readonly again: readonly RecordInfo[];
  /** The first line that is in none of those. */
  readonly fresh: number;
  /** When what it goes on from was written to. 0: there is nothing. Wall clock, ms. */
  readonly lastAt: number;
}

/** More lines than a replay is compared with (heldTail.ts). */
const TAIL = 2_500;
/** Records with fewer lines are put together with what comes. */
const SMALL = 512;
const MOST_AGAIN = 1_024;
/** Records read at once, and ms of work on them in one turn. */
const AT_ONCE = 16;
const TURN = 8;
/** ms. One answer of the storage is waited for so long. */
const PATIENCE = 5_000;
const COLUMNS = 9;
const EXTRA = 100;

interface Restored {
  readonly record: RecordInfo;
  /** The number of its first line in the log. */
  readonly seq: number;
}

export function createRestoring(options: {
  readonly storage: RecordStorage;
  readonly server: string;
  readonly store: LogStore;
  readonly clock: Clock;
  readonly chain: Chain;
  /** Older lines are there. */
  readonly onOlder: () => void;
}): Restoring {
  const { storage, server, store, clock, chain } = options;
  const { records } = chain;
  const places: Restored[] = [];
  /** Records that are not in the log yet are those before this one. */
  let next = records.length;
  let unreadable = 0;
  /** The line behind the newest record that could not be read. */
  let wholeFrom = 0;
  let stopped = false;
  /** The first line that is written again, or comes new. */
  let begins = 0;
  /** The first line that comes new. */
  let fresh = 0;
  const again = smallOnes(records);
  const before = records[records.length - again.length - 1];

  async function read(from: number, to: number): Promise<readonly KeptSegment[] | RestoreFault> {
    const wanted = records.slice(from, to);
    const answer = await inTime(storage.read(server, wanted));
    if (answer === null) return 'slow';
    if (!answer.ok) return answer.failure;
    return wanted.map((record, nth) => {
      const bytes = answer.value[nth];
      const decoded = bytes == null ? null : decodeSegment(bytes);
      const lines = record.to - record.from;
      if (decoded?.kind === 'lines' && decoded.segment.count === lines) return decoded.segment;
      unreadable += 1;
      return unreadableSegment(record, lines);
    });
  }

  /** A storage that failed is opened anew the next time. What is slow was waited for enough. */
  async function readOrAgain(from: number, to: number): ReturnType<typeof read> {
    const found = await read(from, to);
    return typeof found !== 'string' || found === 'slow' ? found : read(from, to);
  }

  /** They stay on the device, for the next page. */
  function sayUnread(upTo: number): void {
    const newest = records[upTo - 1];
    if (newest === undefined) return;
    const segment = unreadableSegment(newest, countOf(records.slice(0, upTo)));
    store.putInFront({ ...segment, bytes: memoryOf(segment) });
    options.onOlder();
  }

  function inTime<T>(answer: Promise<T>): Promise<T | null> {
    return new Promise((resolve) => {
      const cancel = clock.after(PATIENCE, () => resolve(null));
      void answer.then(resolve).finally(cancel);
    });
  }

  function putInFront(record: RecordInfo, segment: KeptSegment): boolean {
    if (!store.putInFront({ ...segment, bytes: memoryOf(segment) })) return false;
    places.push({ record, seq: store.first });
    if (isUnreadable(segment)) wholeFrom = Math.max(wholeFrom, store.first + 1);
    return true;
  }

  return {
    async tail(isWanted) {
      let from = records.length;
      for (let lines = 0; from > 0 && lines < TAIL; ) {
        from -= 1;
        lines += countOf(records.slice(from, from + 1));
      }
      const found = await read(from, records.length);
      if (typeof found === 'string') return found;
      if (!isWanted()) return 'slow';
      const appended = records.length - again.length;
      store.countFrom(store.end + countOf(records) - countOf(again));
      for (let nth = appended - 1; nth >= from; nth--) {
        const [record, segment] = [records[nth], found[nth - from]];
        if (record !== undefined && segment !== undefined) putInFront(record, segment);
      }
      begins = store.end;
      for (const [nth, record] of again.entries()) {
        const segment = found[appended - from + nth];
        if (segment === undefined) continue;
        places.push({ record, seq: store.end });
        for (const line of linesOf(segment)) store.append(line);
        if (isUnreadable(segment)) wholeFrom = store.end;
      }
      fresh = store.end;
      next = Math.min(from, appended);
      return null;
    },
    async older() {
      while (next > 0 && !stopped) {
        const from = Math.max(0, next - AT_ONCE);
        const found = await readOrAgain(from, next);
        // What was deleted meanwhile is not missing.
        if (stopped) return null;
        if (typeof found === 'string') {
          sayUnread(next);
          return found;
        }
        let begun = clock.elapsed();
        for (let nth = next - 1; nth >= from && !stopped; nth--) {
          const [record, segment] = [records[nth], found[nth - from]];
          if (record === undefined || segment === undefined) continue;
          if (!putInFront(record, segment)) return null;
          if (clock.elapsed() - begun < TURN) continue;
          await new Promise<void>((resolve) => clock.after(0, resolve));
          begun = clock.elapsed();
        }
        next = from;
        if (!stopped) options.onOlder();
      }
      return null;
    },
    held() {
      const { reach, ...left } = chain.newest.left;
      return { ...left, from: Math.max(store.end - reach, wholeFrom, store.first) };
    },
    goesOn: () => ({
      after: before === undefined ? null : { id: before.chapter, to: before.to },
      from: begins,
      again,
      fresh,
      lastAt: chain.newest.lastAt,
    }),
    seqOf({ chapter, line }) {
      const found = places.find(
        ({ record }) => record.chapter === chapter && record.from <= line && line < record.to,
      );
      return found === undefined ? null : found.seq + line - found.record.from;
    },
    placeOf(at) {
      const found = places.find(
        ({ record, seq }) => seq <= at && at < seq + record.to - record.from,
      );
      if (found === undefined) return null;
      const { record, seq } = found;
      return { chapter: record.chapter, line: record.from + at - seq };
    },
    get unreadable() {
      return unreadable;
    },
    stop() {
      stopped = true;
    },
  };
}

/** The last records, as far as they are small: every engine that wrote leaves some. */
function smallOnes(records: readonly RecordInfo[]): readonly RecordInfo[] {
  let from = records.length;
  for (let lines = 0; from > 0; from--) {
    const last = records[from - 1];
    const count = last === undefined ? 0 : last.to - last.from;
    lines += count;
    if (count >= SMALL || lines > MOST_AGAIN) break;
  }
  return records.slice(from);
}

function linesOf({ texts, rests, times, sources: column, extras }: KeptSegment): NewLine[] {
  const folded = unpack(rests);
  return unpack(texts).map((text, place) => {
    const at = times[place] ?? Number.NaN;
    const extra = extras.get(place);
    return {
      source: sources[column[place] ?? 0] ?? 'console',
      at: Number.isNaN(at) ? null : at,
      text,
      rest: extra?.rest == null ? '' : (folded[extra.rest] ?? ''),
      notice: extra?.notice ?? null,
    };
  });
}

/** The lines of the process in a record; none if it cannot be read. */
export function textsOfRecord(bytes: Uint8Array | null): readonly string[] {
  const decoded = bytes === null ? null : decodeSegment(bytes);
  if (decoded?.kind !== 'lines') return [];
  return linesOf(decoded.segment).flatMap(({ source, text }) =>
    source === 'console' ? [text] : [],
  );
}

/** One line that says so, in the place of those that cannot be read. */
function unreadableSegment({ at }: RecordInfo, lines: number): KeptSegment {
  const notice = { kind: 'unreadable', lines, at } as const;
  return {
    count: 1,
    texts: { kind: 'loose', strings: [''] },
    rests: { kind: 'loose', strings: [] },
    times: Float64Array.of(at),
    sources: Uint8Array.of(sources.indexOf('notice')),
    extras: new Map([[0, { rest: null, folded: 0, notice }]]),
  };
}

function isUnreadable({ extras }: KeptSegment): boolean {
  return extras.get(0)?.notice?.kind === 'unreadable';
}

function memoryOf({ count, texts, rests, extras }: Omit<Segment, 'from' | 'bytes'>): number {
  return count * COLUMNS + extras.size * EXTRA + bytesOf(texts) + bytesOf(rests);
}
