import { expect, test } from 'vitest';
import type { LogFilter } from '../../../src/engine/log/filter/filter.types';
import { createReading } from '../../../src/engine/log/reading';
import { createLogView } from '../../../src/engine/log/view';
import { createFindWorld, queryOf } from './findWorld';

/** A log of numbered foxes that are looked for among the lines that a view shows. */
function setUp(maxLines?: number) {
  const world = createFindWorld(maxLines);
  const { store, clock, find } = world;
  const view = createLogView({
    store,
    clock,
    request: { rows: 10, window: 50, following: true, visible: true },
    deliver: (batch) => view.acknowledge(batch.id),
    onStatus() {},
  });
  const reading = createReading({ store, clock, onKnown: () => view.grew() });
  return {
    ...world,
    print(count: number) {
      for (let n = 0; n < count; n++) {
        // With a head, or it would belong to the line before it.
        world.print([`[12:00:00 INFO]: fox ${store.end}`]);
        reading.grew();
        view.grew();
      }
    },
    async filter(text: string | null) {
      const rule = { keep: 'show', kind: 'text', caseSensitive: true } as const;
      const filter: LogFilter | null =
        text === null ? null : { rules: [{ ...rule, text }], levels: null, sources: null };
      const done = reading.filter(view, filter, null);
      await clock.advance(1_000);
      await done;
      find.lookAmong(view.sequence());
    },
    look: (text: string) => find.change(1, queryOf({ text }), null, view.sequence()),
  };
}

const upTo = (end: number, from = 0) => Array.from({ length: end - from }, (_, n) => from + n);
const having = (text: string, numbers: readonly number[]) =>
  numbers.filter((n) => `${n}`.includes(text));

test('only matches among the lines that a filter shows are counted and gone to', async () => {
  const { print, filter, look, settle, find, reports } = setUp();
  print(5_000);
  await filter('77');
  look('fox');
  const shown = having('77', upTo(5_000));
  expect(await settle()).toMatchObject({
    state: { kind: 'complete' },
    total: shown.length,
    index: shown.length,
    current: { seq: shown.at(-1) },
  });
  for (const expected of shown.slice(-4, -1).reverse()) {
    find.step('previous');
    expect(reports.at(-1)?.current?.seq).toBe(expected);
  }
  find.step('next');
  find.step('next');
  find.step('next');
  find.step('next');
  expect(reports.at(-1)).toMatchObject({ wrapped: 'top', index: 1, current: { seq: shown[0] } });
});

test('of the lines that come those are counted that are shown', async () => {
  const { print, filter, look, settle } = setUp();
  print(1_000);
  await filter('77');
  look('fox');
  await settle();
  print(2_000);
  expect((await settle()).total).toBe(having('77', upTo(3_000)).length);
  expect((await settle()).index).toBe(having('77', upTo(1_000)).length);
});

test('a filter that comes or goes counts anew and takes nobody away from their match', async () => {
  const { print, filter, look, settle, find } = setUp();
  print(5_000);
  look('fox');
  await settle();
  for (let step = 0; step < 23; step++) find.step('previous');
  const before = await settle();
  expect(before).toMatchObject({ current: { seq: 4_976 }, total: 5_000 });
  await filter('76');
  const shown = having('76', upTo(5_000));
  expect(await settle()).toMatchObject({
    current: { seq: 4_976 },
    total: shown.length,
    index: shown.indexOf(4_976) + 1,
    moves: before.moves,
  });
  // Hidden, it is no match. What is next is gone to on demand.
  await filter('499');
  expect(await settle()).toMatchObject({ current: null, index: null, total: 15 });
  find.step('next');
  expect(await settle()).toMatchObject({ current: { seq: 4_990 }, moves: before.moves + 1 });
  await filter(null);
  expect(await settle()).toMatchObject({ current: { seq: 4_990 }, index: 4_991, total: 5_000 });
});

test('what the log drops is found no longer, filtered or not', async () => {
  const { print, filter, look, settle, find, store } = setUp(2_000);
  print(2_000);
  await filter('7');
  look('fox');
  await settle();
  print(6_000);
  const held = having('7', upTo(store.end, store.first));
  expect(await settle()).toMatchObject({ total: held.length, current: null });
  find.step('next');
  expect((await settle()).current?.seq).toBe(held[0]);
  expect(find.matches()?.after(held[0] ?? 0)).toBe(held[1]);
});

test('the first match is told of before the rest of a long log has been looked through', async () => {
  const { print, look, reports, settle } = setUp();
  print(20_000);
  look('fox');
  await settle();
  const [first] = reports.filter(({ total }) => total > 0);
  expect(first?.state.kind).toBe('searching');
  expect(first?.total).toBeLessThan(5_000);
  expect(first?.current).toMatchObject({ seq: 19_999 });
  expect(reports.at(-1)).toMatchObject({ state: { kind: 'complete' }, total: 20_000 });
});
