import { expect, test } from 'vitest';
import type { StatsFrame } from '../../src/engine/protocol';
import { createStatsHistory } from '../../src/engine/statsHistory';
import { createFakeClock } from './fakes/fakeClock';

function frame(given: { up: number; rx?: number; tx?: number; cpu?: number; mem?: number }) {
  return {
    memory_bytes: given.mem ?? 100,
    memory_limit_bytes: 1_000,
    cpu_absolute: given.cpu ?? 10,
    network: { rx_bytes: given.rx ?? 0, tx_bytes: given.tx ?? 0 },
    uptime: given.up,
    state: 'running',
    disk_bytes: 5_000,
  } satisfies StatsFrame;
}

function setUp() {
  const clock = createFakeClock(0);
  const history = createStatsHistory({ clock });
  const received = () => history.snapshot().recent.map((sample) => sample.received);
  return { clock, history, received };
}

test('before the first frame there is nothing', () => {
  expect(setUp().history.snapshot()).toEqual({ current: null, recent: [] });
});

test('rates are bytes per second of the time that really passed', () => {
  const { clock, history } = setUp();
  history.add(frame({ up: 1_000, rx: 10_000, tx: 500 }));
  clock.tick(2_000);
  history.add(frame({ up: 3_000, rx: 14_000, tx: 1_500, cpu: 50, mem: 200 }));
  expect(history.snapshot().recent).toEqual([
    { at: 0, cpu: 10, memory: 100, received: null, sent: null },
    { at: 2_000, cpu: 50, memory: 200, received: 2_000, sent: 500 },
  ]);
  expect(history.snapshot().current).toEqual({
    at: 2_000,
    cpu: 50,
    memory: 200,
    received: 2_000,
    sent: 500,
    disk: 5_000,
    memoryLimit: 1_000,
  });
});

test('a restart of the process draws no spike, whether totals or uptime go back', () => {
  const { clock, history, received } = setUp();
  history.add(frame({ up: 60_000, rx: 1_000_000 }));
  clock.tick(1_000);
  history.add(frame({ up: 500, rx: 9_000_000 }));
  clock.tick(1_000);
  history.add(frame({ up: 1_500, rx: 300 }));
  clock.tick(1_000);
  history.add(frame({ up: 2_500, rx: 800 }));
  expect(received()).toEqual([null, null, null, 500]);
});

test('over a lost connection, or more than 3 s of silence, there is no rate', () => {
  const { clock, history, received } = setUp();
  history.add(frame({ up: 1_000, rx: 0 }));
  clock.tick(1_000);
  history.gap();
  history.add(frame({ up: 2_000, rx: 5_000 }));
  clock.tick(3_001);
  history.add(frame({ up: 5_001, rx: 90_000 }));
  clock.tick(1_000);
  history.add(frame({ up: 6_001, rx: 90_100 }));
  expect(received()).toEqual([null, null, null, 100]);
});

test('a frame that answers a question in between makes no sample and no spike of its own', () => {
  const { clock, history, received } = setUp();
  history.add(frame({ up: 1_000, rx: 0 }));
  clock.tick(1_000);
  history.add(frame({ up: 2_000, rx: 1_000 }));
  clock.tick(10);
  history.add(frame({ up: 2_010, rx: 1_500, cpu: 77 }));
  expect(received()).toEqual([null, 1_000]);
  expect(history.snapshot().current?.cpu).toBe(77);
  clock.tick(990);
  history.add(frame({ up: 3_000, rx: 2_000 }));
  expect(received()).toEqual([null, 1_000, 1_000]);
});

test('three minutes are kept, by elapsed time even if the wall clock is set back', () => {
  const { clock, history } = setUp();
  for (let i = 0; i < 400; i++) {
    history.add(frame({ up: i * 1_000, rx: i }));
    clock.tick(1_000);
    if (i === 300) clock.jump(-3_600_000);
  }
  expect(history.snapshot().recent.length).toBeGreaterThanOrEqual(179);
  expect(history.snapshot().recent.length).toBeLessThanOrEqual(180);
  clock.tick(200_000);
  expect(history.snapshot()).toEqual({ current: null, recent: [] });
});

test('the snapshot is the same object until something is new', () => {
  const { clock, history } = setUp();
  history.add(frame({ up: 0 }));
  const first = history.snapshot();
  clock.tick(900);
  history.gap();
  expect(history.snapshot()).toBe(first);
  history.add(frame({ up: 900 }));
  expect(history.snapshot()).not.toBe(first);
  expect(first.recent.length).toBe(1);
});
