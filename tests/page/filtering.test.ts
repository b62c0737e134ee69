import { expect, test } from 'vitest';
import type { LogFilter } from '../../src/engine/log/filter/filter.types';
import { createFiltering } from '../../src/terminal/filtering';
import type { Anchor } from '../../src/terminal/shownLines';
import type { TerminalInside } from '../../src/terminal/terminal.types';

const filterOf = (text: string): LogFilter => ({
  rules: [{ keep: 'show', text, kind: 'text', caseSensitive: false }],
  levels: null,
  sources: null,
});

/** A terminal that shows what it is told to, and what it was asked for. */
function setUp() {
  const status = { firstSeq: 0, endSeq: 9, end: 9, lines: 9, leftOut: 0, complete: true };
  const sent: { filter: LogFilter | null; around: number | null; held: boolean | undefined }[] = [];
  const reader = { following: false, paused: false, counted: [] as (number | null)[] };
  const screen = { top: 100, kept: null as Anchor | null };
  const inside = {
    view: {
      async setFilter(filter: LogFilter | null, around: number | null, held?: boolean) {
        sent.push({ filter, around, held });
        return { ok: true, value: { status, leftAt: 4 } };
      },
    },
    reader: {
      get following() {
        return reader.following;
      },
      get paused() {
        return reader.paused;
      },
      shownTo: 9,
      filtered: ({ leftAt }: { leftAt: number | null }) => void reader.counted.push(leftAt),
    },
    get kept() {
      return screen.kept;
    },
    keep(place: Anchor | null) {
      screen.kept = place;
    },
    soon: (act: () => void) => act(),
    seek() {
      reader.following = false;
      screen.kept = null;
    },
    terminal: { rows: 10, buffer: { normal: { viewportY: 0 } } },
    shown: { anchorAt: (row: number) => ({ seq: screen.top + row, offset: 0 }) },
    atTop: () => ({ seq: screen.top, offset: 0 }),
    topFor: () => 0,
    lineLow: () => () => 0,
  } as unknown as TerminalInside;
  return {
    filtering: createFiltering(inside),
    sent,
    reader,
    screen,
    /** The reader scrolls: line `top` is at the top. */
    scroll(top: number) {
      screen.top = top;
      screen.kept = null;
    },
  };
}

test('no filter after none asks for nothing, and counts nothing anew', async () => {
  const { filtering, sent, reader } = setUp();
  await filtering.set(null, null);
  expect(sent).toEqual([]);
  expect(reader.counted).toEqual([]);
});

test('the place is kept through filters that do not show its line, until the reader scrolls', async () => {
  const { filtering, sent, screen, scroll } = setUp();
  await filtering.set(filterOf('one'), null);
  screen.top = 107;
  await filtering.set(filterOf('other'), null);
  screen.top = 130;
  await filtering.set(null, null);
  expect(sent.map(({ around }) => around)).toEqual([100, 100, 100]);
  scroll(40);
  await filtering.set(filterOf('one'), null);
  expect(sent.at(-1)?.around).toBe(40);
});

test('who has come to the end of the few lines that are left returns to the place as well', async () => {
  const { filtering, sent, reader, screen } = setUp();
  await filtering.set(filterOf('few'), null);
  reader.following = true;
  screen.top = 5_000;
  await filtering.set(null, null);
  expect(sent.at(-1)?.around).toBe(100);
  expect(reader.following).toBe(false);
});

test('who follows the end goes on following it', async () => {
  const { filtering, sent, reader } = setUp();
  reader.following = true;
  await filtering.set(filterOf('one'), null);
  await filtering.set(null, null);
  expect(sent.map(({ around }) => around)).toEqual([null, null]);
  expect(reader.following).toBe(true);
});

test('back from the neighbours of a line the filtered lines stand where they were', async () => {
  const { filtering, sent, scroll } = setUp();
  const filter = filterOf('one');
  await filtering.set(filter, null);
  scroll(200);
  await filtering.set(null, 210);
  scroll(190);
  await filtering.set(null, 195);
  scroll(170);
  await filtering.set(filter, null);
  expect(sent.slice(1)).toMatchObject([
    { filter: null, around: 210 },
    { filter: null, around: 195 },
    { filter, around: 200 },
  ]);
  // Another filter is wanted for what is seen now.
  await filtering.set(null, 210);
  scroll(300);
  await filtering.set(filterOf('other'), null);
  expect(sent.at(-1)?.around).toBe(300);
});

test('a pause is held through a filter, and what came since is counted by the engine', async () => {
  const { filtering, sent, reader } = setUp();
  reader.paused = true;
  await filtering.set(filterOf('one'), null);
  expect(sent).toMatchObject([{ around: 100, held: true }]);
  expect(reader.counted).toEqual([4]);
});
