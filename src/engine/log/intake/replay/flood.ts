import type { Closed, MergedLine, SeamInput } from './close';
import { findCopies } from './copies';

/**
 * The seam while lines pour in: where the replay lies among them is known by its copies alone, and
 * the order inside it is not (resume.md, step 8). The live lines keep theirs; the copies are taken
 * out, and what had been missed goes in front. `joined`: held lines that
 * came again. `cut`: not all of it need be there.
 */
export function closeFlood(
  input: SeamInput,
  window: number,
  cut = false,
): Closed & { readonly joined: number } {
  const { before, received, live, from } = input;
  const { dropped, joined, missed } = findCopies({ ...input, window, cut });
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
  return { append, dropped, joined };
}
