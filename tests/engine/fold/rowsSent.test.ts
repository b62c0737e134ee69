import { expect, test } from 'vitest';
import type { FoldRow } from '../../../src/engine/log/fold/fold.types';
import { createRowsSent } from '../../../src/engine/log/fold/rowsSent';

const row = (seq: number, end = seq + 3): FoldRow => ({
  source: 'fold',
  seq,
  end,
  count: end - seq,
  same: false,
  at: null,
});

test('a row may be seen until the next picture is drawn', () => {
  const rows = createRowsSent();
  rows.sent('rebuild', [row(2), row(8)], null);
  expect([1, 2, 4, 5, 8].map(rows.has)).toEqual([false, true, true, false, true]);
  rows.drawn();
  rows.sent('rebuild', [row(8)], null);
  expect(rows.has(2)).toBe(true);
  rows.drawn();
  expect([2, 8].map(rows.has)).toEqual([false, true]);
});

test('what is drawn below stays, and what is drawn anew is what it is by then', () => {
  const rows = createRowsSent();
  rows.sent('rebuild', [row(2)], null);
  rows.sent('append', [row(8)], null);
  rows.sent('append', [row(8, 14)], 8);
  rows.drawn();
  expect([2, 10, 13].map(rows.has)).toEqual([true, true, true]);
  rows.sent('append', [], 8);
  rows.drawn();
  expect([2, 10].map(rows.has)).toEqual([true, false]);
});

test('rows that have long left the screen are let go of', () => {
  const rows = createRowsSent();
  for (let seq = 0; seq < 60_000; seq += 4) rows.sent('append', [row(seq)], null);
  expect([0, 59_996].map(rows.has)).toEqual([false, true]);
});
