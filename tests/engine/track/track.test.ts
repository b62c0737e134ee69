import { expect, test } from 'vitest';
import type { LineSource, Notice } from '../../../src/engine/log/line';
import { createLogStore, type LogStore } from '../../../src/engine/log/store';
import { TRACK_KINDS, type TrackPicture } from '../../../src/engine/log/track/track.types';
import { createLogViews } from '../../../src/engine/log/views';
import { createFakeClock, type FakeClock } from '../fakes/fakeClock';

const request = { rows: 10, window: 100, following: true, visible: true };

interface World {
  readonly store: LogStore;
  readonly clock: FakeClock;
  readonly pictures: TrackPicture[];
  readonly view: ReturnType<ReturnType<typeof createLogViews>['open']>;
  print(text: string, source?: LineSource, notice?: Notice): number;
}

async function open(maxLines = 100_000): Promise<World> {
  const clock = createFakeClock();
  const store = createLogStore({ maxLines });
  const views = createLogViews({ store, clock });
  const view = views.open(request, {
    deliver: (batch) => view.acknowledge(batch.id),
    onStatus: () => {},
  });
  const pictures: TrackPicture[] = [];
  view.track({ tell: (picture) => pictures.push(picture), found: () => null });
  await import('../../../src/engine/log/reading');
  await clock.advance(0);
  return {
    store,
    clock,
    pictures,
    view,
    print(text, source = 'console', notice) {
      const seq = store.append({ source, at: 0, text, rest: '', notice: notice ?? null });
      views.grew();
      return seq;
    },
  };
}

function marksOf(picture: TrackPicture | undefined): string[] {
  if (picture === undefined) return [];
  return [...picture.at].map(
    (at, n) => `${at} ${TRACK_KINDS[picture.kind[n] ?? 0]} ${picture.count[n]}`,
  );
}

const info = (n: number) => `[12:00:00 INFO]: line ${n}`;

test('errors, warnings, own commands and restarts are marked where they stand, a stack trace once', async () => {
  const { print, clock, pictures } = await open();
  print(info(0));
  print('[12:00:01 ERROR]: it broke');
  print('java.lang.IllegalStateException: no world');
  print('\tat com.example.Plugin.onJoin(Plugin.java:12)');
  print('list', 'own');
  print('[12:00:02 WARN]: slow');
  print('', 'notice', { kind: 'restarted', at: 0, beginningMissing: false });
  print(info(7));
  await clock.advance(600);
  expect(marksOf(pictures.at(-1))).toEqual(['1 error 1', '4 own 1', '5 warn 1', '6 notice 1']);
  expect(pictures.at(-1)).toMatchObject({ first: 0, end: 8 });
});

test('a picture comes at most twice a second, and none while nothing is marked', async () => {
  const { print, clock, pictures } = await open();
  for (let n = 0; n < 3_000; n++) {
    print(info(n));
    if (n % 100 === 0) await clock.advance(10);
  }
  await clock.advance(2_000);
  expect(pictures).toHaveLength(0);
  const before = clock.elapsed();
  for (let n = 0; n < 200; n++) {
    print('[12:00:01 ERROR]: it broke');
    await clock.advance(10);
  }
  await clock.advance(2_000);
  expect(pictures.length).toBeGreaterThan(2);
  expect(pictures.length).toBeLessThanOrEqual(Math.ceil((clock.elapsed() - before) / 500) + 1);
  const known = pictures.length;
  await clock.advance(5_000);
  expect(pictures).toHaveLength(known);
});

test('what the log drops is no longer marked, and a long log has 400 marks at most', async () => {
  const { store, print, clock, pictures } = await open(8_192);
  const errors: number[] = [];
  for (let n = 0; n < 40_000; n++) {
    const seq = print(n % 7 === 0 ? '[12:00:01 ERROR]: it broke' : info(n));
    if (n % 7 === 0) errors.push(seq);
    if (n % 1_000 === 0) await clock.advance(300);
  }
  await clock.advance(1_000);
  const last = pictures.at(-1);
  const held = errors.filter((seq) => seq >= store.first);
  expect(store.first).toBeGreaterThan(30_000);
  expect(last?.at[0]).toBe(held[0]);
  expect(last?.at.length).toBeLessThanOrEqual(400);
  expect(last?.count.reduce((sum, n) => sum + n, 0)).toBe(held.length);
});

test('of a filtered log the marks are those of what is shown, in the places where they are shown', async () => {
  const { print, clock, pictures, view } = await open();
  for (let n = 0; n < 10_000; n++) {
    print(n % 100 === 50 ? `[12:00:01 WARN]: slow ${n}` : info(n));
  }
  await clock.advance(1_000);
  const rule = { keep: 'show', text: '5', kind: 'text', caseSensitive: true } as const;
  const set = view.setFilter({ rules: [rule], levels: ['warn'], sources: null }, null);
  await clock.advance(5_000);
  await set;
  await clock.advance(5_000);
  const filtered = pictures.at(-1);
  const { first, end, seqAt } = view.sequence();
  expect(end - first).toBe(100);
  expect(filtered).toMatchObject({ first, end });
  expect([...(filtered?.at ?? [])].map(seqAt)).toEqual(
    Array.from({ length: 100 }, (_, n) => n * 100 + 50),
  );
  const off = view.setFilter(null, null);
  await clock.advance(1_000);
  await off;
  await clock.advance(1_000);
  expect(pictures.at(-1)).toMatchObject({ first: 0, end: 10_000 });
  expect(pictures.at(-1)?.count.reduce((sum, n) => sum + n, 0)).toBe(100);
});

test('nobody is told any more when the track is no longer wanted', async () => {
  const { print, clock, pictures, view } = await open();
  print('[12:00:01 ERROR]: it broke');
  await clock.advance(1_000);
  expect(pictures).toHaveLength(1);
  view.track(null);
  await clock.advance(0);
  print('[12:00:01 ERROR]: again');
  await clock.advance(1_000);
  expect(pictures).toHaveLength(1);
});

test('a window can be asked for by a place in what is shown, and be small while one moves on', async () => {
  const { store, clock } = await open();
  const views = createLogViews({ store, clock });
  for (let n = 0; n < 5_000; n++) {
    store.append({ source: 'console', at: 0, text: info(n), rest: '', notice: null });
  }
  const windows: (readonly [number, number])[] = [];
  const view = views.open(request, {
    deliver(batch) {
      windows.push([batch.to - batch.lines.length, batch.to]);
      view.acknowledge(batch.id);
    },
    onStatus: () => {},
  });
  await clock.advance(100);
  view.change({ following: false });
  for (const [position, lines] of [
    [2_500, 30],
    [2_500, 1_000],
    [0, 30],
    [-7, 30],
    [4_999, 30],
    [9_999, 30],
  ] as const) {
    view.showAt(position, lines);
    await clock.advance(100);
  }
  expect(windows.slice(1)).toEqual([
    [2_485, 2_515],
    [2_450, 2_550],
    [0, 15],
    [0, 15],
    [4_970, 5_000],
    [4_970, 5_000],
  ]);
});
