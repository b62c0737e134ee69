import type { Sequence } from '../sequence';
import type { Folds } from './fold.types';

/** What takes one place on a screen: a line, or a run of them that is folded. */
export interface Item {
  /** Positions of the sequence: its first, and one past its last. */
  readonly from: number;
  readonly to: number;
  readonly folded: boolean;
}

/** The item with the line at `position`, `first <= position < end`. */
export function itemAt(sequence: Sequence, folds: Folds | null, position: number): Item {
  const run = folds?.runOf(sequence.seqAt(position)) ?? null;
  if (run !== null) {
    const from = sequence.positionOf(run.from);
    const to = sequence.positionOf(run.to);
    // A filter may have left one of them: that one is shown.
    if (to - from > 1) return { from, to, folded: true };
  }
  return { from: position, to: position + 1, folded: false };
}

/** What was drawn last, where what comes next may change it. */
export interface Tail {
  readonly from: number;
  readonly to: number;
  readonly folded: boolean;
}

/** What ends at `end` and may yet be folded, or grow. `null`: what was drawn stays as it is. */
export function tailAt(sequence: Sequence, folds: Folds | null, end: number): Tail | null {
  const open = folds?.open ?? null;
  if (open === null || end <= sequence.first) return null;
  const from = sequence.positionOf(open.from);
  if (from >= end || sequence.positionOf(open.to) < end) return null;
  return { from, to: end, folded: itemAt(sequence, folds, from).folded };
}
