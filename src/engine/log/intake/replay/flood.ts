import type { Closed, MergedLine, SeamInput } from './close';
import { findCopies } from './copies';
import { countAll } from './evidence';

interface Pour {
  /** Lines come too fast for an order to be known, with so many replays; 0: a device that slept got many at once. */
  readonly replays: number;
  /** Not all of the replay need be there. */
  readonly cut: boolean;
}

/**
 * The seam where more live lines than a replay has come with it: where it lies among them is known
 * by its copies alone, and the order inside it is not (resume.md, step 8). The live lines keep
 * theirs; the copies are taken out, and what had been missed goes in front. `joined`: held lines
 * that came again.
 */
export function closeFlood(
  input: SeamInput,
  window: number,
  { replays, cut }: Pour,
): Closed & { readonly joined: number } {
  const { before, received, live, from } = input;
  const { dropped, joined, missed, coming } =
    replays > 0
      ? findCopies({ ...input, window, replays, cut })
      : { dropped: copiesOf(input, window), joined: 0, missed: [], coming: false };
  const inFront = new Set(missed);
  const ofReceived = (index: number): MergedLine => ({ from: 'received', index, live: true });
  const append: MergedLine[] = [
    ...missed.map((index): MergedLine => ({ from: 'received', index, live: false })),
    ...before.map((_, index): MergedLine => ({ from: 'before', index, live: true })),
    ...live.map(ofReceived),
  ];
  for (let index = from; index < received.length; index++) {
    if (!dropped.has(index) && !inFront.has(index)) append.push(ofReceived(index));
  }
  return { append, dropped, joined, coming };
}

/**
 * Of lines that were printed one by one few come twice by themselves: all that stand once in front of
 * the replay and once after it are copies, and what comes twice from the first of those on.
 */
function copiesOf(
  { before, received, live, from }: SeamInput,
  window: number,
): ReadonlySet<number> {
  const inFront = live.filter((index) => index < from).map((index) => received[index] ?? -1);
  const beforeCounts = countAll(before, inFront);
  const restCounts = countAll(received.slice(from));
  const dropped = new Set<number>();
  let start = -1;
  for (let index = from; index < received.length; index++) {
    const id = received[index] ?? -1;
    if (beforeCounts.get(id) !== 1 || restCounts.get(id) !== 1) continue;
    if (start < 0) start = index;
    dropped.add(index);
  }
  if (start < 0) return dropped;
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
  return dropped;
}
