import type { IBuffer } from '@xterm/xterm';
import { describe, expect, it } from 'vitest';
import { createReader } from '../../src/terminal/reader';
import { createShownLines } from '../../src/terminal/shownLines';
import type { FollowState } from '../../src/terminal/terminal.types';

/** A reader who has left the end of a log of 4 lines, on a screen of 10 rows. */
function setUp() {
  const place = { baseY: 0, viewportY: 0, cursorY: 3 };
  const buffer = () => ({ ...place, getLine: () => undefined }) as unknown as IBuffer;
  let told: FollowState | null = null;
  const asked: number[] = [];
  const reader = createReader({
    shown: createShownLines(buffer, 1_000),
    buffer,
    rows: () => 10,
    follows() {},
    showAround: (seq) => void asked.push(seq),
    onFollow(state) {
      told = state;
    },
  });
  const status = (end: number) => ({
    firstSeq: 0,
    endSeq: end,
    end,
    lines: end,
    leftOut: 0,
    complete: true,
  });
  const show = (kind: 'append' | 'rebuild', to: number, end = to) => {
    const batch = { id: 1, kind, lines: [], replaces: null, from: 0, skipped: 0, to };
    reader.showed({ ...batch, status: status(end) });
  };
  show('append', 4);
  reader.leave();
  return {
    reader,
    asked,
    told: () => told,
    status,
    grow: (end: number) => reader.told(status(end)),
    /** A window with all lines up to `to`, of which the screen has room for ten. */
    rebuilt(to: number, end = to) {
      show('rebuild', to, end);
      place.cursorY = Math.min(9, to - 1);
      place.baseY = Math.max(0, to - 10);
      reader.rebuilt(false);
    },
  };
}

describe('a screen with room below the lines that are read', () => {
  it('is filled, once for all that comes meanwhile, and the reader follows nothing', () => {
    const { reader, asked, grow, rebuilt, told } = setUp();
    grow(5);
    grow(6);
    expect(asked).toHaveLength(1);
    rebuilt(6);
    expect(told()).toMatchObject({ following: false, newLines: 0 });
    expect(reader.following).toBe(false);
    grow(8);
    expect(asked).toHaveLength(2);
  });

  it('is left as it is when it is full, and what is below it is counted', () => {
    const { asked, grow, rebuilt, told } = setUp();
    grow(5);
    rebuilt(30);
    expect(told()).toMatchObject({ following: false, newLines: 26 });
    grow(40);
    expect(told()).toMatchObject({ newLines: 36 });
    expect(asked).toHaveLength(1);
  });

  it('asks for nothing when a filter goes, whose own window comes', () => {
    const { reader, asked, status } = setUp();
    reader.filtered({ status: status(95), leftAt: null });
    expect(asked).toEqual([]);
  });

  it('is left as it is by a pause', () => {
    const { reader, asked, grow } = setUp();
    reader.pause();
    grow(5);
    expect(asked).toEqual([]);
  });
});
