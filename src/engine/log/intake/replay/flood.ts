import type { Closed, MergedLine, SeamInput } from './close';
import { countAll } from './evidence';

/**
 * The seam while lines pour in: where the replay lies among them cannot be known, and neither can
 * the order inside it (resume.md, step 8). The live lines keep theirs; the replay's copies of them
 * are taken out, which are known by lines that stand once before the request and once after it.
 */
export function closeFlood(input: SeamInput, window: number): Closed {
  const { before, received, live, from } = input;
  const beforeCounts = countAll(before);
  const restCounts = countAll(received.slice(from));
  const dropped = new Set<number>();
  let start = -1;
  for (let index = from; index < received.length; index++) {
    const id = received[index] ?? -1;
    if (beforeCounts.get(id) !== 1 || restCounts.get(id) !== 1) continue;
    if (start < 0) start = index;
    dropped.add(index);
  }
  if (start >= 0) {
    // From its first copy on, the replay hardly reaches further than it is long, twice mixed; but
    // where copies still come, it does. It has no more of them than it is long.
    let end = start + 2 * window;
    const seen = new Set<number>();
    for (let index = from; index < Math.min(end, received.length); index++) {
      const id = received[index] ?? -1;
      const isCopy = index >= start && seen.has(id) && restCounts.get(id) === 2;
      if (isCopy && dropped.size < window) dropped.add(index);
      if (dropped.has(index)) end = Math.max(end, index + window);
      seen.add(id);
    }
  }
  const merged: MergedLine[] = before.map((_, index) => ({ from: 'before', index, live: true }));
  for (const index of live) merged.push({ from: 'received', index, live: true });
  for (let index = from; index < received.length; index++) {
    if (!dropped.has(index)) merged.push({ from: 'received', index, live: true });
  }
  return { append: merged, dropped };
}
