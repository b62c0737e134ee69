import type { Change, Contents } from './storage.types';

export const emptyContents: Contents = { chapters: [], records: [] };

/** What is kept after a change. */
export function afterChange({ chapters, records }: Contents, change: Change): Contents {
  const { put, drop, dropChapters } = change;
  const isGone = (chapter: string, from: number): boolean =>
    drop.some((one) => one.chapter === chapter && one.from <= from && from < one.to) ||
    // Under the same key it is written over.
    put.some((one) => one.chapter === chapter && one.from === from);
  const changed = new Set([...dropChapters, ...change.chapters.map(({ id }) => id)]);
  const infos = put.map(({ bytes: _bytes, ...info }) => info);
  return {
    chapters: [...chapters.filter(({ id }) => !changed.has(id)), ...change.chapters],
    records: [...records.filter(({ chapter, from }) => !isGone(chapter, from)), ...infos],
  };
}
