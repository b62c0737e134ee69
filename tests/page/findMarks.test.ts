import { expect, test, vi } from 'vitest';
import { createFindMarks } from '../../src/terminal/findMarks';
import { createRewriting } from '../../src/terminal/rewriting';
import type { TerminalInside } from '../../src/terminal/terminal.types';

/** A terminal with one line on its screen, and what it was asked to show. */
function setUp() {
  vi.stubGlobal('document', {});
  vi.stubGlobal('getComputedStyle', () => ({ getPropertyValue: () => '' }));
  const screen = { seq: 0 };
  const asked: (number | 'stay')[] = [];
  const rewriting = createRewriting();
  const inside = {
    terminal: {
      buffer: { normal: { viewportY: 0, baseY: 0, cursorY: 0, getLine: () => undefined } },
      rows: 10,
      cols: 80,
      options: {},
      onRender: () => ({ dispose() {} }),
    },
    shown: { written: 0, linesIn: () => [{ seq: screen.seq, row: 0 }] },
    ownPrefix: '',
    soon: rewriting.soon,
    stay: () => void asked.push('stay'),
    showLine: (seq: number) => void asked.push(seq),
    showRow() {},
  } as unknown as TerminalInside;
  return { marks: createFindMarks(inside, () => {}), rewriting, screen, asked };
}

test('a match that stands on the screen only while the window is written anew is gone to', () => {
  const { marks, rewriting, screen, asked } = setUp();
  rewriting.begin();
  screen.seq = 5;
  marks.setCurrent({ seq: 5, nth: 0 }, true);
  screen.seq = 300;
  rewriting.end();
  expect(asked).toEqual([5]);
});

test('of several steps in that moment the last one holds', () => {
  const { marks, rewriting, asked } = setUp();
  rewriting.begin();
  marks.setCurrent({ seq: 5, nth: 0 }, true);
  marks.setCurrent({ seq: 9, nth: 0 }, true);
  rewriting.end();
  expect(asked).toEqual([9]);
});

test('nothing is gone to when finding has ended in that moment', () => {
  const { marks, rewriting, asked } = setUp();
  rewriting.begin();
  marks.setCurrent({ seq: 5, nth: 0 }, true);
  marks.dispose();
  rewriting.end();
  expect(asked).toEqual([]);
});
