import { expect, it } from 'vitest';
import type { LogFilter } from '../../../src/engine/log/filter/filter.types';
import { createLogStore, type LogStore } from '../../../src/engine/log/store';
import { createLogViews } from '../../../src/engine/log/views';
import { createFakeClock } from '../fakes/fakeClock';

const filter: LogFilter = {
  rules: [{ keep: 'show', text: 'x', kind: 'text', caseSensitive: false }],
  levels: null,
  sources: null,
};

it('a view that closes while its filter is loaded leaves nothing behind', async () => {
  const clock = createFakeClock();
  const log = createLogStore({ maxLines: 100_000 });
  let read = 0;
  const store: LogStore = Object.defineProperty(Object.create(log), 'get', {
    value(seq: number) {
      read += 1;
      return log.get(seq);
    },
  });
  let tellWhole = (): void => {};
  const whole = new Promise<void>((resolve) => {
    tellWhole = resolve;
  });
  const views = createLogViews({ store, clock, whole: () => whole });
  const view = views.open(
    { rows: 10, window: 50, following: true, visible: true },
    { deliver() {}, onStatus() {} },
  );
  const set = view.setFilter(filter, null);
  view.close();
  tellWhole();
  expect((await set).ok).toBe(false);
  expect(await view.passing()).toBe(null);
  // What is read of a line for its level is read in any case: once.
  for (let n = 0; n < 100; n++) {
    log.append({ source: 'console', at: 0, text: `x ${n}`, rest: '', notice: null });
    views.grew();
  }
  await clock.advance(1_000);
  expect(read).toBe(100);
});
