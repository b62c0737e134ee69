import { expect, test } from 'vitest';
import { isAmiss } from '../../../src/engine/log/intake/amiss';
import { createCollector } from '../../../src/engine/log/intake/collector';
import type { ReplayResult } from '../../../src/engine/log/intake/replay';
import { mergeReplay } from '../../../src/engine/log/intake/return';
import { createFakeClock } from '../fakes/fakeClock';
import { lines, setUp, visited, WINDOW } from './intakeWorld';

const textsOf = (world: ReturnType<typeof setUp>) =>
  world.shown().filter((text) => !text.startsWith('('));

test('a replay that the way holds up for six seconds is still one: nothing stands twice', async () => {
  const world = await visited();
  world.print(...lines(30, 36));
  world.delay(6_000);
  // A node whose server is starting says nothing by itself.
  world.connect('starting');
  await world.clock.advance(30_000);
  expect(textsOf(world)).toEqual(lines(30 - WINDOW, 36));
});

test('live lines are not taken for a second replay that is slow to come', async () => {
  const world = setUp();
  world.print(...lines(0, 12));
  world.connect();
  // Of so young a log nobody knows how long it is: it is asked for once more.
  await world.clock.advance(100);
  world.slow(2_000);
  for (let waited = 0; world.requests() < 2 && waited < 2_000; waited += 5)
    await world.clock.advance(5);
  expect(world.requests()).toBe(2);
  // The answer to that takes 2 s; lines go on coming.
  for (let line = 12; line < 22; line++) {
    await world.clock.advance(250);
    world.print(`line ${line}`);
  }
  await world.clock.advance(20_000);
  expect(textsOf(world)).toEqual(lines(0, 22));
});

function joined(received: readonly string[], append: readonly number[]) {
  const collector = createCollector(createFakeClock());
  collector.requested();
  for (const line of received) collector.add(line);
  const result: ReplayResult = {
    append: append.map((index) => ({ from: 'received', index, live: false })),
    seam: 'joined',
    covered: 0,
    joined: 0,
    window: null,
    told: true,
    inexact: null,
    cutAt: null,
  };
  return { collector, result };
}

test.each([
  ['in order', ['line 60', 'line 61'], [0, 1], false],
  ['that stands above already', ['line 7', 'line 60'], [0, 1], true],
  ['that would be gone', ['line 60', 'line 61'], [1], true],
  ['that is held, and not shown again', ['line 59', 'line 60'], [1], false],
])('a line %s: whether the merge was wrong is seen', (_, received, append, amiss) => {
  const { collector, result } = joined(received, append);
  expect(isAmiss(collector, result, lines(0, 60), [])).toBe(amiss);
  // In a log that repeats itself a line that stands twice shows nothing.
  const round = [...lines(0, 30), ...lines(0, 30)];
  const gone = received.length > append.length && !round.includes(received[0] ?? '');
  expect(isAmiss(collector, result, round, [])).toBe(gone);
});

test('the last words of a run that ends while its replay is waited for are shown', async () => {
  const world = await visited();
  await world.clock.advance(5_000);
  world.delay(8_000);
  world.connect();
  await world.clock.advance(1_000);
  world.print('last words');
  world.intake.processState('offline');
  world.leave();
  await world.clock.advance(5_000);
  world.connect('offline');
  await world.clock.advance(5_000);
  expect(world.shown()).toContain('last words');
});

test('once a server is off nothing more is waited for', async () => {
  const world = await visited();
  world.lose(true);
  world.connect();
  world.print(...lines(30, 36));
  await world.clock.advance(600);
  world.intake.processState('offline');
  await world.clock.advance(1_100);
  expect(world.shown().filter((text) => !text.startsWith('('))).toEqual(lines(10, 36));
});

test('a replay that is just coming when it has been waited for is let in', async () => {
  const world = await visited();
  world.print(...lines(30, 34));
  world.delay(2_850);
  world.spread(12);
  world.connect();
  // The way is open: the node says each second how long the server runs.
  for (const ms of [1_700, 2_700]) world.clock.after(ms, () => world.intake.uptime(63_000 + ms));
  await world.clock.advance(10_000);
  expect(world.shown()).toEqual(lines(10, 34));
});

test('a request that is out when the server is started may be answered by the new one', async () => {
  const world = await visited();
  await world.clock.advance(5_000);
  world.slow(900);
  world.connect();
  await world.clock.advance(500);
  world.restart();
  world.print('up again', 'and ready');
  await world.clock.advance(20_000);
  for (const line of ['up again', 'and ready'])
    expect(world.shown().filter((text) => text === line)).toHaveLength(1);
});

test('a replay that comes long after it was waited for doubles nothing', async () => {
  const world = setUp();
  // Live lines come at once, the answers do not, and the node speaks all the time.
  world.delay(6_000);
  world.slow(500);
  world.connect();
  for (let line = 0; line < 18; line++) {
    world.print(`line ${line}`);
    await world.clock.advance(400);
    world.intake.uptime(100_000);
  }
  await world.clock.advance(30_000);
  expect(textsOf(world)).toEqual(lines(0, 18));
});

test('lines that are printed twice stand twice, also where a replay may still come', async () => {
  const world = setUp();
  world.print('up', 'ready');
  world.connect();
  await world.clock.advance(3_000);
  world.print('up', 'saved', 'saved', 'up');
  await world.clock.advance(3_000);
  expect(textsOf(world)).toEqual(['up', 'ready', 'up', 'saved', 'saved', 'up']);
});

test('of two replays that come in one the second begins as the first had, which was held up', () => {
  const [up = '', one = '', ...rest] = ['up', ...lines(1, 13)];
  const received = [...rest, up, one, ...rest, 'line 13'];
  const first = { keys: [up, one], received: [up, one], seam: 'first' } as const;
  const known = { held: [], sameRun: true, heldAny: false, liveBefore: [], window: 150 };
  const { append } = mergeReplay({ ...known, received, first });
  const texts = append.map(({ from, index }) => (from === 'first' ? first.keys : received)[index]);
  expect(texts).toEqual(['up', ...lines(1, 14)]);
});

test('a block of lines that is printed again stands again', async () => {
  const world = setUp();
  world.print('up');
  world.connect();
  const block = ['players: 0', 'tps: 20', 'memory: 1 GB'];
  for (let time = 0; time < 3; time++) {
    await world.clock.advance(4_000);
    world.print(...block);
  }
  await world.clock.advance(3_000);
  expect(textsOf(world)).toEqual(['up', ...block, ...block, ...block]);
});

test('a line among thousands is held back for no replay', async () => {
  const world = setUp();
  world.print('up');
  world.connect();
  await world.clock.advance(4_000);
  world.print(...lines(0, 600));
  world.print('up');
  expect(world.shown().at(-1)).toBe('up');
});
