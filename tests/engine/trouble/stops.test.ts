import { describe, expect, test } from 'vitest';
import { setUp } from './troubleWorld';

/** A server that runs, with a figure each second for `seconds`. */
async function running(seconds = 90) {
  const world = await setUp();
  await world.signIn('offline');
  world.status('starting');
  world.print('[12:00:00] [main/INFO]: Loading');
  world.status('running');
  for (let second = 1; second <= seconds; second++) {
    await world.clock.advance(1_000);
    // Its last minute is not like the time before it.
    const isLate = second > seconds - 30;
    world.stats({ up: second * 1_000, memory: isLate ? 900 : 300, cpu: isLate ? 150 : 50 });
  }
  return world;
}

describe('what is known of a crash', () => {
  test('how long it ran, and the figures of its last minute without the zeroes of its end', async () => {
    const world = await running();
    world.stats({ up: 0, memory: 0, cpu: 0 });
    world.status('offline');
    world.crash(137, true);
    const stop = await world.stop();
    expect(stop).toMatchObject({ reported: true, ranFor: 90_000 });
    expect(stop?.lastMinute).toMatchObject({
      memory: { last: 900, highest: 900 },
      memoryLimit: 1_000,
      cpu: { highest: 150 },
    });
    // Thirty seconds of each.
    expect(stop?.lastMinute?.samples).toBe(61);
    expect(stop?.lastMinute?.cpu.average).toBeCloseTo(99.2, 0);
    expect(world.engine.snapshot().server.crash).toMatchObject({
      exitCode: 137,
      outOfMemory: true,
    });
  });

  test('the first error of the run, and the lines before its end, where they stand in the log', async () => {
    const world = await running(2);
    world.print(
      '[12:00:01] [main/WARN]: Something',
      '[12:00:02] [main/ERROR]: The first',
      'java.lang.IllegalStateException: no world',
      '\tat server.Main.tick(Main.java:214)',
      '[12:00:03] [main/ERROR]: The second',
    );
    for (let i = 0; i < 6; i++) world.print(`[12:00:04] [main/INFO]: Line ${i}`);
    world.status('offline');
    world.crash(1);
    const stop = await world.stop();
    expect(world.textOf(stop?.lines?.firstError ?? null)).toContain('The first');
    expect(stop?.lines?.last.map(world.textOf)).toEqual([
      '\tat server.Main.tick(Main.java:214)',
      '[12:00:03] [main/ERROR]: The second',
      ...[0, 1, 2, 3, 4, 5].map((i) => `[12:00:04] [main/INFO]: Line ${i}`),
    ]);
    expect(stop?.lines).toMatchObject({ wholeRun: true, levelsKnown: true });
  });

  test('errors of the run before are not its own', async () => {
    const world = await running(2);
    world.print('[12:00:02] [main/ERROR]: Of the run before');
    world.status('stopping');
    world.status('offline');
    world.status('starting');
    world.print('[12:01:02] [main/INFO]: Of this run');
    world.status('offline');
    world.crash(1);
    const stop = await world.stop();
    expect(stop?.lines?.firstError).toBeNull();
    expect(stop?.lines?.last.map(world.textOf)).toEqual(['[12:01:02] [main/INFO]: Of this run']);
  });
});

describe('what is not known', () => {
  test('is how long a server ran whose start was not seen, and which sent no figures', async () => {
    const world = await setUp();
    await world.signIn('running', ['[12:00:02] [main/ERROR]: Replayed']);
    world.status('offline');
    world.crash(1);
    const stop = await world.stop();
    expect(stop).toMatchObject({ ranFor: null, lastMinute: null });
    // What came before the replay, nobody can tell.
    expect(stop?.lines?.wholeRun).toBe(false);
    expect(world.textOf(stop?.lines?.firstError ?? null)).toContain('Replayed');
  });

  test('is why it stopped where the node reports no crash: that it did is told after a moment', async () => {
    const world = await running(5);
    world.status('offline');
    await world.clock.advance(1_500);
    expect(world.engine.snapshot().trouble.stop).toBeNull();
    expect(await world.stop()).toMatchObject({ reported: false, ranFor: 5_000 });
  });
});

describe('a stop that somebody asked for is none', () => {
  test('by the node’s word that it is stopping', async () => {
    const world = await running(2);
    world.status('stopping');
    world.status('offline');
    expect(await world.stop()).toBeNull();
  });

  test.each(['stop', 'kill', 'restart'] as const)('by %s of this page', async (action) => {
    const world = await running(2);
    expect(await world.engine.sendPower(action)).toEqual({ sent: true });
    world.status('offline');
    expect(await world.stop()).toBeNull();
  });

  test('and what happened while nobody was connected is not told of', async () => {
    const world = await running(2);
    world.socket().closes(1006);
    await world.signIn('offline');
    expect(await world.stop()).toBeNull();
  });
});

test('each crash is told of anew, with its own figures', async () => {
  const world = await running(5);
  world.status('offline');
  world.crash(1);
  const first = await world.stop();
  world.status('starting');
  await world.clock.advance(2_000);
  world.status('offline');
  world.crash(2);
  const second = await world.stop();
  expect(second?.at).not.toBe(first?.at);
  expect(second).toMatchObject({ reported: true, ranFor: 2_000, lastMinute: null });
});
