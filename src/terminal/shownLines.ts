import type { IBuffer } from '@xterm/xterm';
import type { FoldRow } from '../engine/log/fold/fold.types';

/**
 * Which line of the log stands in which row. Each line of the log is one unwrapped row and the
 * wrapped ones below it, so rows are found by counting from the bottom: that stays true while the
 * top of the scrollback is trimmed and while a resize wraps lines anew.
 */
export interface Anchor {
  readonly seq: number;
  /** Rows below the line's first row; less than 0: above it. */
  readonly offset: number;
}

/** A line of the log and the row of the buffer in which it begins. */
export interface ShownLine {
  readonly seq: number;
  readonly row: number;
}

export interface ShownLines {
  readonly firstSeq: number | null;
  readonly lastSeq: number | null;
  /** Counts how often all was written anew: the same lines may say something else then. */
  readonly written: number;
  clear(): void;
  /** `at`: when line `seq` came. Wall clock, ms. `null`: not known. */
  add(seq: number, at: number | null): void;
  /** A row that stands for several lines. */
  addFold(row: FoldRow): void;
  /** The row that stands for line `seq` and those after it. `null`: it stands for itself. */
  foldOf(seq: number): Pick<FoldRow, 'end' | 'count'> | null;
  /** Line `seq` and what is below it is no longer shown. */
  cutFrom(seq: number): void;
  /** When a line that is shown came, and the one that is shown before it. `undefined`: there is none. */
  timesOf(seq: number): {
    readonly at: number | null | undefined;
    readonly before: number | null | undefined;
  };
  /** The line at row `row` of the buffer. */
  anchorAt(row: number): Anchor | null;
  /** Lines that stand in rows `from` to `to - 1`, in order; the first may begin above. */
  linesIn(from: number, to: number): ShownLine[];
  /**
   * The row where `anchor` stands now, the line's last one if it has fewer by now; the nearest later
   * line if it is not shown.
   */
  rowOf(anchor: Anchor): number | null;
}

export function createShownLines(buffer: () => IBuffer, mostRows: number): ShownLines {
  let seqs: number[] = [];
  let times: (number | null)[] = [];
  let folds = new Map<number, FoldRow>();
  let written = 0;

  function lastRow(): number {
    return buffer().baseY + buffer().cursorY;
  }

  function isWrapped(row: number): boolean {
    return buffer().getLine(row)?.isWrapped === true;
  }

  function anchorAt(row: number): Anchor | null {
    let start = Math.min(row, lastRow());
    while (start > 0 && isWrapped(start)) start--;
    let below = 0;
    for (let r = lastRow(); r > start; r--) if (!isWrapped(r)) below++;
    const seq = seqs[seqs.length - 1 - below];
    return seq === undefined ? null : { seq, offset: row - start };
  }

  function add(seq: number, at: number | null): void {
    seqs.push(seq);
    times.push(at);
    if (seqs.length <= mostRows * 2) return;
    seqs = seqs.slice(-mostRows);
    times = times.slice(-mostRows);
    folds = new Map([...folds].filter(([one]) => one >= (seqs[0] ?? 0)));
  }

  return {
    get firstSeq() {
      // More lines are remembered than the scrollback still holds.
      return anchorAt(0)?.seq ?? seqs[0] ?? null;
    },
    get lastSeq() {
      return seqs.at(-1) ?? null;
    },
    get written() {
      return written;
    },
    clear() {
      written += 1;
      seqs = [];
      times = [];
      folds.clear();
    },
    add,
    addFold(row) {
      add(row.seq, row.at);
      folds.set(row.seq, row);
    },
    foldOf: (seq) => folds.get(seq) ?? null,
    cutFrom(seq) {
      const index = firstAtLeast(seqs, seq);
      for (const gone of seqs.splice(index)) folds.delete(gone);
      times.length = index;
    },
    timesOf(seq) {
      const index = firstAtLeast(seqs, seq);
      return { at: seqs[index] === seq ? times[index] : undefined, before: times[index - 1] };
    },
    anchorAt,
    linesIn(from, to) {
      const lines: ShownLine[] = [];
      let index = seqs.length;
      for (let row = lastRow(); row >= 0; row--) {
        if (isWrapped(row)) continue;
        index -= 1;
        const seq = seqs[index];
        if (seq === undefined) break;
        if (row < to) lines.push({ seq, row });
        if (row <= from) break;
      }
      return lines.reverse();
    },
    rowOf({ seq, offset }) {
      const index = firstAtLeast(seqs, seq);
      if (index === seqs.length) return null;
      let below = seqs.length - 1 - index;
      let after = lastRow() + 1;
      for (let row = lastRow(); row >= 0; row--) {
        if (isWrapped(row)) continue;
        if (below === 0) return seqs[index] === seq ? Math.min(row + offset, after - 1) : row;
        below--;
        after = row;
      }
      return null;
    },
  };
}

function firstAtLeast(sorted: readonly number[], wanted: number): number {
  let low = 0;
  let high = sorted.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((sorted[middle] ?? 0) < wanted) low = middle + 1;
    else high = middle;
  }
  return low;
}
