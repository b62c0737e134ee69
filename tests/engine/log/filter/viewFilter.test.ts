import { expect, test } from 'vitest';
import type { PatternLoader } from '../../../../src/engine/log/filter/compile';
import type { FilterRule, LogFilter } from '../../../../src/engine/log/filter/filter.types';
import { createViewFilter } from '../../../../src/engine/log/filter/viewFilter';
import type { DrawnLine } from '../../../../src/engine/log/fold/fold.types';
import { createLineFacts } from '../../../../src/engine/log/levels/lineFacts';
import { createReading } from '../../../../src/engine/log/reading';
import { createLogStore } from '../../../../src/engine/log/store';
import { createLogView } from '../../../../src/engine/log/view';
import { createFakeClock } from '../../fakes/fakeClock';

/**
 * @param work - ms that pass with each look at the time.
 * @param length - Characters of a line.
 */
function setUp(lines: number, work = 0, length = 0) {
  const time = createFakeClock();
  const clock = {
    ...time,
    elapsed() {
      time.sleep(work);
      return time.elapsed();
    },
  };
  const store = createLogStore({ maxLines: 100_000 });
  function print(count: number): void {
    for (let n = 0; n < count; n++) {
      // With a head, or it would belong to the line before it.
      const text = `[12:00:00 INFO]: line ${store.end}`.padEnd(length, ' ');
      store.append({ source: 'console', at: 0, text, rest: '', notice: null });
    }
  }
  print(lines);
  let shown: readonly DrawnLine[] = [];
  const view = createLogView({
    store,
    clock,
    request: { rows: 10, window: 50, following: true, visible: true },
    deliver(batch) {
      shown = batch.kind === 'rebuild' ? batch.lines : [...shown, ...batch.lines];
      view.acknowledge(batch.id);
    },
    onStatus() {},
  });
  const reading = createReading({ store, clock, onKnown: () => view.grew() });
  return {
    clock,
    store,
    view,
    reading,
    shown: () => shown.map(({ seq }) => seq),
    print(count: number) {
      print(count);
      reading.grew();
      view.grew();
    },
  };
}

const show = (text: string, kind: FilterRule['kind'] = 'text'): LogFilter => ({
  rules: [{ keep: 'show', text, kind, caseSensitive: true }],
  levels: null,
  sources: null,
});

test('a pattern with a fault leaves the filter in force that was chosen just before it', async () => {
  const { clock, view, reading } = setUp(1_000);
  const first = reading.filter(view, show('line 77'), null);
  const second = reading.filter(view, show('(never closed', 'pattern'), null);
  await clock.advance(1_000);
  expect([(await first).ok, (await second).ok]).toEqual([true, false]);
  expect(view.sequence().end - view.sequence().first).toBe(11);
});

test('of two filters chosen at once the later one is in force', async () => {
  const { clock, view, reading } = setUp(1_000);
  const first = reading.filter(view, show('line 77', 'pattern'), null);
  const second = reading.filter(view, show('line 777'), null);
  await clock.advance(1_000);
  await Promise.all([first, second]);
  expect(view.sequence().end - view.sequence().first).toBe(1);
});

test('all of a log is looked through however slow the machine', async () => {
  const { clock, view, reading } = setUp(10_000, 50);
  const done = reading.filter(view, show('line 77'), null);
  await clock.advance(600_000);
  expect((await done).ok).toBe(true);
  expect(view.sequence()).toMatchObject({ complete: true, leftOut: 10_000 - 111 });
});

test('a filter that takes long leaves the thread to others every few lines, and shows all in the end', async () => {
  // A look at each line takes 20 ms.
  const { clock, view, reading, shown, print } = setUp(400, 20, 2_100);
  await clock.advance(10_000);
  let longest = 0;
  const after = clock.after;
  clock.after = (ms, run) =>
    after(ms, () => {
      const begun = clock.elapsed();
      run();
      longest = Math.max(longest, clock.elapsed() - begun);
    });
  const done = reading.filter(view, show('7 '), null);
  await clock.advance(60_000);
  expect((await done).ok).toBe(true);
  expect(view.sequence()).toMatchObject({ complete: true, leftOut: 360 });
  const begun = clock.elapsed();
  print(200);
  longest = Math.max(longest, clock.elapsed() - begun);
  expect(longest).toBeLessThan(500);
  expect(view.sequence().isBehind).toBe(true);
  await clock.advance(30_000);
  expect(view.sequence()).toMatchObject({ isBehind: false, leftOut: 540 });
  expect(shown().at(-1)).toBe(597);
});

test('who reads far above the end stays there, however slowly the log is looked through', async () => {
  const { clock, view, reading, shown, print } = setUp(30_000, 5);
  await clock.advance(60_000);
  view.change({ following: false });
  view.showAround(500, false);
  await clock.advance(100);
  const done = reading.filter(view, show('7'), 500);
  // Lines come while it is looked.
  for (let turn = 0; turn < 20; turn++) {
    print(50);
    await clock.advance(100);
  }
  await clock.advance(60_000);
  expect((await done).ok).toBe(true);
  // Half of a window of 50 lines on each side.
  expect(shown().filter((seq) => seq >= 500)[0]).toBe(507);
  expect(shown()).toContain(497);
  await reading.filter(view, null, 507);
  await clock.advance(100);
  expect(shown()).toContain(507);
  expect(shown()).toContain(506);
});

test('what is held ends with the same line, filtered or not, and what came since is counted', async () => {
  const { clock, view, reading, shown, print } = setUp(1_000);
  await clock.advance(1_000);
  view.change({ following: false });
  print(300);
  await clock.advance(1_000);
  const filtered = reading.filter(view, show('9'), 980, true);
  await clock.advance(1_000);
  expect(shown().at(-1)).toBe(999);
  const { end } = view.sequence();
  // 1009, 1019 … and all of the twelve-nineties.
  const nines = Array.from({ length: 300 }, (_, n) => 1_000 + n).filter((n) =>
    `${n}`.includes('9'),
  );
  const inForce = await filtered;
  expect(inForce.ok && inForce.value?.leftAt).toBe(end - nines.length);
  const everything = await reading.filter(view, null, 980, true);
  await clock.advance(1_000);
  expect(shown().at(-1)).toBe(999);
  expect(everything.ok && everything.value).toMatchObject({
    leftAt: 1_000,
    status: { end: 1_300 },
  });
});

test('the lines that pass are those of the filter that was chosen, also after one with a fault', async () => {
  const { clock, view, reading } = setUp(30_000, 5);
  await clock.advance(60_000);
  void reading.filter(view, show('line 77'), 0);
  void reading.filter(view, show('(never closed', 'pattern'), null);
  const passing = reading.passing(view);
  await clock.advance(60_000);
  expect((await passing)?.lookedFrom).toBe(0);
});

test('where patterns cannot be loaded a filter says so, what was shown stays, and the next try loads them', async () => {
  const { clock, store, view } = setUp(1_000);
  const facts = createLineFacts({ store, clock, onKnown() {}, isUrgent: () => true });
  let tries = 0;
  const loadPatterns: PatternLoader = async () => {
    tries += 1;
    if (tries === 1) throw new TypeError('Failed to fetch dynamically imported module');
    return import('re2js');
  };
  const filter = createViewFilter({ store, facts, clock, view, loadPatterns });
  const countOf = async (wanted: LogFilter) => {
    const set = filter.set(wanted, null);
    const passing = filter.passing();
    await clock.advance(1_000);
    const now = await passing;
    return { set: await set, passing: now === null ? null : now.end - now.first };
  };
  const failure = { rule: null, reason: '' };
  expect(await countOf(show('line 77'))).toMatchObject({ set: { ok: true }, passing: 11 });
  expect(await countOf(show('line 7*$', 'pattern'))).toMatchObject({
    set: { ok: false, failure },
    passing: 11,
  });
  expect(await countOf(show('line 777'))).toMatchObject({ set: { ok: true }, passing: 1 });
  expect(await countOf(show('line 7*$', 'pattern'))).toMatchObject({
    set: { ok: true },
    passing: 3,
  });
});

test('where all that was held has left the log, the oldest lines that pass are shown', async () => {
  const { clock, store, view, reading, shown, print } = setUp(200);
  await clock.advance(100);
  view.change({ following: false });
  store.keepAtMost(800);
  print(2_000);
  const filtered = reading.filter(view, show('7'), 150, true);
  await clock.advance(1_000);
  await filtered;
  expect(shown()[0]).toBe(view.sequence().seqAt(view.sequence().first));
  const everything = reading.filter(view, null, 150, true);
  await clock.advance(1_000);
  await everything;
  expect(shown()[0]).toBe(store.first);
});
