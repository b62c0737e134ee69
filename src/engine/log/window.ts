import type { DrawnLine, Folds } from './fold/fold.types';
import { type Item, itemAt } from './fold/items';
import type { Line } from './line';
import type { Sequence } from './sequence';
import type { LogStore } from './store';

/** What a window of a sequence is made of: its lines, and rows that stand for those folded away. */
export interface Windows {
  /** Shows line `seq` with what is more than 16 KiB of it. */
  unfold(seq: number): void;
  item(position: number): Item;
  /** The window of `items` items at most that ends at `end`, or at the end of the run there. */
  before(end: number, items: number): Window;
  /** Where the window of `items` items ends that has as many below a position as above it. */
  endAround(middle: number, items: number): number;
  lines(from: number, to: number): DrawnLine[];
}

/** Positions: the first, and one past the last. */
export interface Window {
  readonly from: number;
  readonly to: number;
  readonly items: number;
}

/**
 * Characters of a rebuilt window, unless a single line has more. A terminal takes 3 ms for 8,000,
 * and keeps 5,000 rows: on a phone they hold about these, and what they do not hold is parsed in vain.
 */
const windowCharacters = 100_000;
/** Characters of the row that stands for a run. */
const foldSize = 30;

export function createWindows(
  store: LogStore,
  shown: { readonly sequence: Sequence; readonly folds: Folds | null },
): Windows {
  const unfolded = new Set<number>();

  function item(position: number): Item {
    return itemAt(shown.sequence, shown.folds, position);
  }

  function sizeOf({ from, folded }: Item): number {
    if (folded) return foldSize;
    const seq = shown.sequence.seqAt(from);
    const rest = unfolded.has(seq) ? store.rest(seq).length : 0;
    return (store.get(seq)?.text.length ?? 0) + rest;
  }

  function foldRow({ from, to }: Item): DrawnLine | null {
    const { sequence, folds } = shown;
    const seq = sequence.seqAt(from);
    const last = store.get(sequence.seqAt(to - 1));
    if (last === null) return null;
    // What they are like may be left out.
    const same = from > sequence.first && folds?.isRepeat(seq, sequence.seqAt(from - 1)) === true;
    return { source: 'fold', seq, end: last.seq + 1, count: to - from, same, at: last.at };
  }

  function lineAt(position: number): Line | null {
    const line = store.get(shown.sequence.seqAt(position));
    if (line === null || line.folded === 0 || !unfolded.has(line.seq)) return line;
    return { ...line, text: line.text + store.rest(line.seq), folded: 0 };
  }

  return {
    unfold: (seq) => unfolded.add(seq),
    item,
    before(end, most) {
      const { first } = shown.sequence;
      // A run is in the window or it is not.
      const to = end > first ? Math.max(end, item(end - 1).to) : end;
      let from = to;
      let items = 0;
      let room = windowCharacters;
      while (from > first && items < most) {
        const next = item(from - 1);
        room -= sizeOf(next);
        if (room < 0 && items > 0) break;
        from = Math.max(first, next.from);
        items += 1;
      }
      return { from, to, items };
    },
    endAround(middle, items) {
      const { first, end } = shown.sequence;
      let to = Math.max(first, Math.min(middle, end));
      let room = windowCharacters / 2;
      for (let below = 0; to < end && below < items / 2 && room > 0; below++) {
        const next = item(to);
        room -= sizeOf(next);
        to = next.to;
      }
      return to;
    },
    lines(from, to) {
      const lines: DrawnLine[] = [];
      for (let position = Math.max(from, shown.sequence.first); position < to; ) {
        const next = item(position);
        const line = next.folded ? foldRow(next) : lineAt(position);
        if (line !== null) lines.push(line);
        position = next.to;
      }
      return lines;
    },
  };
}
