import { expect, test } from 'vitest';
import { createLineFacts } from '../../../src/engine/log/levels/lineFacts';
import { createLogStore } from '../../../src/engine/log/store';
import { createFakeClock } from '../fakes/fakeClock';

function setUp(urgent: boolean) {
  const clock = createFakeClock();
  const store = createLogStore({ maxLines: 1_000_000 });
  const facts = createLineFacts({ store, clock, onKnown() {}, isUrgent: () => urgent });
  const print = (lines: number): void => {
    for (let n = 0; n < lines; n++) {
      const text = `[12:00:00] [Server thread/${n % 10 === 0 ? 'ERROR' : 'INFO'}]: line ${n}`;
      store.append({ source: 'console', at: 0, text, rest: '', notice: null });
      facts.grew();
    }
  };
  return { clock, store, facts, print };
}

test('a flood is looked at when it is over, and nothing of it is left out', async () => {
  const { clock, store, facts, print } = setUp(false);
  for (let turn = 0; turn < 20; turn++) {
    print(1_000);
    await clock.advance(50);
  }
  expect(facts.end).toBeLessThan(store.end / 2);
  await clock.advance(1_000);
  expect(facts.end).toBe(store.end);
  const levels = Array.from({ length: store.end }, (_, seq) => facts.levelOf(seq));
  expect(levels.filter((level) => level === 'error')).toHaveLength(2_000);
  expect(levels.filter((level) => level === 'info')).toHaveLength(18_000);
});

test('whoever waits for it has it without waiting for the end of the flood', async () => {
  const { clock, store, facts, print } = setUp(false);
  print(2_000);
  let ready = false;
  void facts.ready().then(() => {
    ready = true;
  });
  for (let turn = 0; turn < 10 && !ready; turn++) {
    print(1_000);
    await clock.advance(50);
  }
  expect(ready).toBe(true);
  expect(facts.end).toBe(store.end);
});

test('while a filter is in force each line is looked at as it comes', () => {
  const { store, facts, print } = setUp(true);
  print(5_000);
  expect(facts.end).toBe(store.end);
});

test('no more waits than what is caught up with in a moment', async () => {
  const { clock, store, facts, print } = setUp(false);
  for (let turn = 0; turn < 56; turn++) {
    print(10_000);
    await clock.advance(50);
    expect(store.end - facts.end).toBeLessThanOrEqual(550_000);
  }
  expect(facts.end).toBeGreaterThan(0);
});
