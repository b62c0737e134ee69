import type { IBuffer } from '@xterm/xterm';
import { describe, expect, it } from 'vitest';
import type { LogBatch } from '../../src/engine/engine.types';
import { createReader } from '../../src/terminal/reader';
import { createShownLines } from '../../src/terminal/shownLines';
import type { FollowState } from '../../src/terminal/terminal.types';

/** A reader before a screen of 10 rows in a buffer of 110. */
function setUp() {
  const place = { baseY: 100, viewportY: 100, cursorY: 9 };
  const buffer = () => ({ ...place, getLine: () => undefined }) as unknown as IBuffer;
  let told: FollowState = { following: true, newLines: 0, paused: false, isLow: true };
  const around: number[] = [];
  const shown = createShownLines(buffer, 1_000);
  const reader = createReader({
    shown,
    buffer,
    rows: () => 10,
    follows() {},
    showAround: (seq) => void around.push(seq),
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
  return {
    reader,
    shown,
    around,
    told: () => told,
    status,
    grow: (end: number) => reader.told(status(end)),
    show(kind: LogBatch['kind'], to: number, end = to) {
      reader.showed({
        id: 1,
        kind,
        lines: [],
        replaces: null,
        from: 0,
        skipped: 0,
        to,
        status: status(end),
      });
    },
    scrollTo(row: number) {
      place.viewportY = row;
      reader.scrolled();
    },
  };
}

describe('a pause', () => {
  it('counts what came since, and ends when the reader goes to the end', () => {
    const { reader, told, grow, show } = setUp();
    show('append', 110);
    reader.pause();
    expect(told()).toMatchObject({ following: false, newLines: 0, paused: true });
    grow(324);
    expect(told()).toMatchObject({ following: false, newLines: 214, paused: true });
    reader.follow();
    expect(told()).toMatchObject({ following: true, newLines: 0, paused: false });
  });

  it('is not ended by scrolling up and down again, and shows nothing that came since', () => {
    const { reader, told, grow, show, scrollTo, around } = setUp();
    show('append', 110);
    reader.pause();
    grow(112);
    scrollTo(60);
    scrollTo(100);
    expect(told()).toMatchObject({ following: false, newLines: 2, paused: true });
    expect(around).toEqual([]);
  });

  it('does not count the lines that were on their way when it began: they are in the picture', () => {
    const { reader, told, show } = setUp();
    show('append', 110);
    reader.pause();
    show('append', 115, 118);
    expect(told()).toMatchObject({ following: false, newLines: 3, paused: true });
  });

  it('of an older part of the log leads on as far as where it began', () => {
    const { reader, show, scrollTo, around } = setUp();
    show('append', 1_000);
    reader.pause();
    show('rebuild', 400, 1_200);
    scrollTo(50);
    scrollTo(100);
    expect(around).toHaveLength(1);
    reader.rebuilt(false);
    show('rebuild', 1_000, 1_200);
    scrollTo(50);
    scrollTo(100);
    expect(around).toHaveLength(1);
  });

  it('counts what came since also where a filter shows but some of it', () => {
    const { reader, told, grow, show, status } = setUp();
    show('append', 1_000);
    reader.pause();
    grow(1_300);
    reader.filtered({ status: status(75), leftAt: 60 });
    expect(told()).toMatchObject({ following: false, newLines: 15, paused: true });
    show('rebuild', 60, 80);
    expect(told().newLines).toBe(20);
    reader.filtered({ status: status(1_400), leftAt: 1_000 });
    expect(told().newLines).toBe(400);
  });
});

describe('another engine, which counts from elsewhere', () => {
  it('has come with nothing of which anybody knows that it is new', () => {
    const { reader, told, status, show, grow, scrollTo } = setUp();
    const from = 2 ** 24;
    show('append', 110);
    scrollTo(60);
    grow(112);
    expect(told()).toMatchObject({ following: false, newLines: 2 });
    // Its log is empty at first.
    reader.told({ ...status(from), endSeq: 0, lines: 0 });
    expect(told()).toMatchObject({ following: false, newLines: 0 });
    reader.told({ ...status(from + 112), firstSeq: from, lines: 112 });
    expect(told()).toMatchObject({ following: false, newLines: 0 });
  });

  it('counts again from where the reader leaves its end', () => {
    const { reader, told, status, show, scrollTo } = setUp();
    const from = 2 ** 24;
    show('append', 110);
    scrollTo(60);
    reader.told({ ...status(from + 112), firstSeq: from, lines: 112 });
    reader.follow();
    show('rebuild', from + 112);
    scrollTo(60);
    expect(told()).toMatchObject({ following: false, newLines: 0 });
    reader.told({ ...status(from + 115), firstSeq: from, lines: 115 });
    expect(told()).toMatchObject({ following: false, newLines: 3 });
    // Of a filter positions are others, and so they are again when it goes.
    reader.filtered({ status: status(5), leftAt: 4 });
    expect(told()).toMatchObject({ newLines: 1 });
    reader.filtered({ status: status(from + 116), leftAt: from + 112 });
    expect(told()).toMatchObject({ newLines: 4 });
  });

  it('leads from what is shown of the other one to where that stands in its log, up and down', () => {
    const { reader, shown, status, show, scrollTo, around } = setUp();
    const from = 2 ** 24;
    for (let seq = 2_890; seq < 3_000; seq++) shown.add(seq, null);
    show('append', 3_000, 9_000);
    scrollTo(60);
    reader.told({ ...status(from + 9_020), firstSeq: from, lines: 9_020 });
    scrollTo(5);
    expect(around.map((seq) => seq - from - 300)).toEqual([2_890]);
    reader.rebuilt(true);
    scrollTo(100);
    expect(around.map((seq) => seq - from - 300)).toEqual([2_890, 3_000]);
  });
});
