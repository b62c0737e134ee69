import { createLinePlaces } from './linePlaces';
import type { Anchor } from './shownLines';
import type { TerminalInside } from './terminal.types';

/** Whole lines of the log: `first` up to and without `end`. */
export interface Lines {
  readonly first: number;
  readonly end: number;
}

/** What the terminal has selected, by the log. */
export interface HeldSelection {
  /** The lines that it touches. */
  readonly lines: Lines;
  /** Selects the same again where it stands now. `false`: not all of it is there. */
  put(): boolean;
}

/** `null`: nothing is selected, or rows of which nobody knows what they are. */
export function holdSelection(inside: TerminalInside): HeldSelection | null {
  const { terminal, shown } = inside;
  const selection = terminal.getSelectionPosition();
  const touched = createLinePlaces(inside).selected();
  if (selection === undefined || touched === null) return null;
  const { start, end } = selection;
  const from = shown.anchorAt(start.y);
  const to = shown.anchorAt(end.y);

  /** A line may be gone, and one that is wrapped otherwise has other rows. */
  function rowOf(anchor: Anchor | null): number | null {
    const row = anchor === null ? null : shown.rowOf(anchor);
    const there = row === null ? null : shown.anchorAt(row);
    return there?.seq === anchor?.seq && there?.offset === anchor?.offset ? row : null;
  }

  return {
    lines: { first: touched.first, end: touched.last + 1 },
    put() {
      const top = rowOf(from);
      const bottom = rowOf(to);
      if (top === null || bottom === null) return false;
      terminal.select(start.x, top, (bottom - top) * terminal.cols + end.x - start.x);
      return true;
    },
  };
}
