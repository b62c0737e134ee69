import type { IBuffer, IBufferLine } from '@xterm/xterm';
import { describe, expect, it } from 'vitest';
import { createShownLines } from '../../src/terminal/shownLines';

/** The rows of a terminal that keeps `most`; each line takes `rows` of them. */
function setUp(most: number) {
  let wrapped: boolean[] = [];
  const buffer = (): IBuffer =>
    ({
      baseY: 0,
      cursorY: wrapped.length - 1,
      length: wrapped.length,
      getLine: (row: number) => ({ isWrapped: wrapped[row] ?? false }) as IBufferLine,
    }) as IBuffer;
  const shown = createShownLines(buffer, most);
  let next = 0;
  return {
    shown,
    add(lines: number, rows: number) {
      for (let line = 0; line < lines; line++) {
        shown.add(next++, null);
        for (let row = 0; row < rows; row++) wrapped.push(row > 0);
        wrapped = wrapped.slice(-most);
      }
    },
  };
}

describe('the lines a terminal shows', () => {
  it('begin with the one in its first row, however many rows the later ones take', () => {
    const { shown, add } = setUp(30);
    add(50, 1);
    expect(shown.firstSeq).toBe(20);
    add(8, 3);
    expect([shown.firstSeq, shown.lastSeq]).toEqual([44, 57]);
    add(9, 3);
    expect(shown.firstSeq).toBe(57);
    // The first rows of a line may have left already.
    add(1, 2);
    expect(shown.firstSeq).toBe(57);
    expect(shown.anchorAt(0)).toEqual({ seq: 57, offset: 0 });
  });

  it('are found again by a line and a row of it', () => {
    const { shown, add } = setUp(30);
    add(8, 3);
    expect(shown.anchorAt(10)).toEqual({ seq: 3, offset: 1 });
    expect(shown.rowOf({ seq: 3, offset: 1 })).toBe(10);
    expect(shown.rowOf({ seq: 8, offset: 0 })).toBeNull();
  });

  it('are found by their last row where they have fewer rows than before', () => {
    const { shown, add } = setUp(30);
    add(8, 2);
    expect(shown.rowOf({ seq: 3, offset: 2 })).toBe(7);
    expect(shown.rowOf({ seq: 7, offset: 2 })).toBe(15);
    expect(shown.rowOf({ seq: 3, offset: -2 })).toBe(4);
  });
});
