import { expect, test } from 'vitest';
import type { FilterRule, LogFilter } from '../../../../src/engine/log/filter/filter.types';
import { createReading } from '../../../../src/engine/log/reading';
import { createLogStore } from '../../../../src/engine/log/store';
import { createLogView } from '../../../../src/engine/log/view';
import { createFakeClock } from '../../fakes/fakeClock';

/** @param work - ms that pass with each look at the time. */
function setUp(lines: number, work = 0) {
  const time = createFakeClock();
  const clock = {
    ...time,
    elapsed() {
      time.sleep(work);
      return time.elapsed();
    },
  };
  const store = createLogStore({ maxLines: 100_000 });
  for (let n = 0; n < lines; n++) {
    store.append({ source: 'console', at: 0, text: `line ${n}`, rest: '', notice: null });
  }
  const view = createLogView({
    store,
    clock,
    request: { rows: 10, window: 50, following: true, visible: true },
    deliver: (batch) => view.acknowledge(batch.id),
    onStatus() {},
  });
  const reading = createReading({ store, clock, onKnown: () => view.grew() });
  return { clock, view, reading };
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
  await clock.advance(60_000);
  expect((await done).ok).toBe(true);
  expect(view.sequence()).toMatchObject({ complete: true, leftOut: 10_000 - 111 });
});
