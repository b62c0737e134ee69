import { findChain } from './chain';
import type { Change, Contents, RecordInfo } from './storage.types';

/** How much of the log of a server is kept on the device, and for how long. */
export interface KeepLimits {
  /** Bytes. */
  readonly bytes: number;
  /** ms */
  readonly age: number;
}

/**
 * What has to go of what is kept: what is too old, then of the rest the oldest, that of other
 * chapters than the log's before the log's own. `now`: wall clock, ms. `null`: nothing.
 */
export function tooMuch(contents: Contents, limits: KeepLimits, now: number): Change | null {
  const chain = findChain(contents);
  const inLog = new Set(chain?.records.map(keyOf));
  const gone = new Set<string>();
  const drop: RecordInfo[] = [];
  let bytes = contents.records.reduce((sum, { size }) => sum + size, 0);

  const others = contents.records.filter((record) => !inLog.has(keyOf(record)));
  for (const record of [...others.sort((a, b) => a.at - b.at), ...(chain?.records ?? [])]) {
    // A clock that was set back makes nothing old.
    if (bytes <= limits.bytes && now - record.at <= limits.age) continue;
    bytes -= record.size;
    gone.add(keyOf(record));
    drop.push(record);
  }
  const left = new Set(
    contents.records.filter((record) => !gone.has(keyOf(record))).map(({ chapter }) => chapter),
  );
  const dropChapters = contents.chapters.filter(({ id }) => !left.has(id)).map(({ id }) => id);
  if (drop.length === 0 && dropChapters.length === 0) return null;
  return {
    put: [],
    drop: drop.map(({ chapter, from, to }) => ({ chapter, from, to })),
    chapters: [],
    dropChapters,
  };
}

function keyOf({ chapter, from }: RecordInfo): string {
  return `${from} ${chapter}`;
}
