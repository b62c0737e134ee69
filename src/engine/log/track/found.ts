import type { Sequence } from '../sequence';
import { MOST_MARKS } from './track.types';

/** Lines in which something is found, by their numbers. */
export interface FoundLines {
  /** The next one after line `seq`. */
  after(seq: number): number | null;
}

/** Lines with matches that a filter hides are passed over, but not for ever. */
const mostHidden = 16;

/** Positions of lines with matches: the first of each part of the sequence. */
export function foundPositions(
  { first, end, seqAt, positionOf }: Sequence,
  found: FoundLines | null,
  most = MOST_MARKS,
): number[] {
  const positions: number[] = [];
  if (found === null) return positions;
  const width = Math.max(1, Math.ceil((end - first) / most));
  for (let from = first; from < end; from += width) {
    const to = Math.min(end, from + width);
    let seq = found.after(seqAt(from) - 1);
    for (let tries = 0; seq !== null && tries < mostHidden; tries++) {
      const position = positionOf(seq);
      if (position >= to) break;
      if (seqAt(position) === seq) {
        positions.push(position);
        break;
      }
      seq = found.after(seqAt(position) - 1);
    }
  }
  return positions;
}
