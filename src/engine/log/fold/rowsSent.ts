import type { DrawnLine, FoldRow } from './fold.types';

/** The rows for runs that the page may have on its screen: what was drawn last, and what is on its way. */
export interface RowsSent {
  /** `replaces`: what is drawn from that line on goes. `null`: nothing does. */
  sent(kind: 'append' | 'rebuild', lines: readonly DrawnLine[], replaces: number | null): void;
  /** The page has drawn what was sent last. */
  drawn(): void;
  /** Whether a row that stands for line `seq` may be seen. */
  has(seq: number): boolean;
}

/** A terminal keeps 5,000 rows, and lines between them. */
const most = 5_000;

export function createRowsSent(): RowsSent {
  let rows: FoldRow[] = [];
  /** Those of the picture before, until the next one is there. */
  let before: readonly FoldRow[] = [];

  return {
    sent(kind, lines, replaces) {
      if (kind === 'rebuild' || replaces !== null) {
        before = rows;
        rows = kind === 'rebuild' ? [] : rows.filter(({ seq }) => seq < (replaces ?? 0));
      }
      for (const line of lines) if (line.source === 'fold') rows.push(line);
      if (rows.length > 2 * most) rows = rows.slice(-most);
    },
    drawn() {
      before = [];
    },
    has: (seq) => [...before, ...rows].some((row) => row.seq <= seq && seq < row.end),
  };
}
