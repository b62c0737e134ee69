import type { Chapter, Contents, RecordInfo, RecordKey } from './storage.types';

/** The log as it is kept: its records, the oldest first. */
export interface Chain {
  readonly records: readonly RecordInfo[];
  /** The chapter that was written to last. */
  readonly newest: Chapter;
  /** One past the last line of that. */
  readonly end: number;
}

/** Finds the log among all that is kept of a server. `null`: nothing is. */
export function findChain({ chapters, records }: Contents): Chain | null {
  const byId = new Map(chapters.map((chapter) => [chapter.id, chapter]));
  const ofChapter = new Map<string, RecordInfo[]>();
  for (const record of records) {
    const known = ofChapter.get(record.chapter);
    if (known === undefined) ofChapter.set(record.chapter, [record]);
    else known.push(record);
  }
  const [newest] = chapters
    .filter(({ id }) => ofChapter.has(id))
    .sort((a, b) => b.lastAt - a.lastAt);
  if (newest === undefined) return null;
  const parts: RecordInfo[][] = [];
  let before = Number.POSITIVE_INFINITY;
  for (let chapter: Chapter | undefined = newest; chapter !== undefined; ) {
    parts.push(upTo(ofChapter.get(chapter.id) ?? [], before));
    // A chapter is gone from only once, or a mistake in it would lead in circles.
    byId.delete(chapter.id);
    before = chapter.after?.to ?? 0;
    chapter = chapter.after === null ? undefined : byId.get(chapter.after.id);
  }
  return {
    records: parts.reverse().flat(),
    newest,
    end: ofChapter.get(newest.id)?.at(-1)?.to ?? 0,
  };
}

/** The records in front of line `before`, in their order, none over another. */
function upTo(records: readonly RecordInfo[], before: number): RecordInfo[] {
  const found: RecordInfo[] = [];
  for (const record of [...records].sort((a, b) => a.from - b.from)) {
    if (record.from < before && record.from >= (found.at(-1)?.to ?? 0)) found.push(record);
  }
  return found;
}

export function countOf(records: readonly RecordInfo[]): number {
  return records.reduce((sum, { from, to }) => sum + to - from, 0);
}

export function sameRecord(a: RecordKey, b: RecordKey): boolean {
  return a.chapter === b.chapter && a.from === b.from;
}
