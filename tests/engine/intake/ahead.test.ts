import { describe, expect, test } from 'vitest';
import { lines, setUp } from './intakeWorld';

describe('the first sign-in', () => {
  test('shows the replay as it comes, and asks for it at once', async () => {
    const world = setUp();
    world.print(...lines(0, 30));
    world.connect();
    expect(world.requests()).toBe(1);
    await world.clock.advance(31);
    expect(world.shown()).toEqual(lines(10, 30));
    await world.clock.advance(2_000);
    // As it stood: with the same numbers.
    expect(world.store.first).toBe(0);
    expect(world.shown()).toEqual(lines(10, 30));
  });

  test('writes anew what was shown too soon: a live line that came before the replay', async () => {
    const world = setUp();
    world.slow(20);
    world.print(...lines(0, 30));
    world.connect();
    world.intake.line('own', 'list');
    world.print('line 30', 'line 31');
    await world.clock.advance(60);
    expect(world.shown()).toContain('line 31');
    await world.clock.advance(1_000);
    expect(world.shown()).toEqual(['list', ...lines(12, 32)]);
    expect(world.store.get(world.store.end - 1)?.at).not.toBeNull();
    expect(world.store.get(world.store.end - 3)?.at).toBeNull();
  });

  test('leaves a command near what was printed when it was given, where the lines are written anew', async () => {
    const world = setUp();
    const printed = Array.from({ length: 8 }, (_, n) => `[12:00:0${n}] step ${n}`);
    world.print(...printed.slice(0, 2));
    world.delay(700);
    world.connect('starting');
    world.delay(30);
    for (const line of printed.slice(2)) {
      await world.clock.advance(150);
      world.print(line);
    }
    world.intake.line('own', 'list');
    await world.clock.advance(100);
    world.print('[12:00:08] nobody');
    await world.clock.advance(5_000);
    expect(world.shown()).toHaveLength(10);
    expect(world.shown().slice(0, 8)).toEqual(printed);
    expect(world.shown().slice(8)).toContain('list');
  });

  test('lets live lines that came with a short replay stand, and tells their times', async () => {
    const world = setUp();
    world.print(...lines(0, 4));
    world.connect();
    await world.clock.advance(100);
    const at = world.clock.now();
    world.print('line 4', 'line 5');
    await world.clock.advance(400);
    world.print('line 6');
    expect(world.shown()).toEqual(lines(0, 7));
    await world.clock.advance(3_000);
    // With the numbers that they had: whoever reads them stays where they are.
    expect(world.store.first).toBe(0);
    expect(world.shown()).toEqual(lines(0, 7));
    expect([3, 4, 5, 6].map((seq) => world.store.get(seq)?.at)).toEqual([null, at, at, at + 400]);
  });

  test('keeps the order of a server that is starting and then floods, and each line’s number', async () => {
    const world = setUp();
    world.print('starting');
    world.connect('starting');
    for (let n = 0; n < 9; n++) {
      await world.clock.advance(190);
      world.print(`step ${n}`);
    }
    const flood = lines(0, 200);
    for (const line of flood) {
      await world.clock.advance(1);
      world.print(line);
    }
    const steps = Array.from({ length: 9 }, (_, n) => `step ${n}`);
    expect(world.shown()).toEqual(['starting', ...steps, ...flood]);
    await world.clock.advance(5_000);
    expect(world.store.first).toBe(0);
    expect(world.shown()).toEqual(['starting', ...steps, ...flood]);
  });

  test.each([700, 1_300])(
    'puts a short replay that comes after %i ms above the lines that were printed meanwhile',
    async (delay) => {
      const world = setUp();
      const printed = Array.from({ length: 10 }, (_, n) => `[12:00:0${n}] step ${n}`);
      world.print(...printed.slice(0, 2));
      world.delay(delay);
      world.connect('starting');
      for (const line of printed.slice(2)) {
        await world.clock.advance(150);
        world.print(line);
      }
      world.delay(30);
      await world.clock.advance(5_000);
      expect(world.shown()).toEqual(printed);
      expect(world.requests()).toBe(2);
    },
  );

  test('keeps the lines that were shown when the connection ends among them', async () => {
    const world = setUp();
    world.print(...lines(0, 30));
    world.spread(10);
    world.connect();
    await world.clock.advance(30 + 95);
    const seen = world.shown();
    expect(seen).toEqual(lines(10, 20));
    world.leave();
    expect(world.shown()).toEqual(seen);
    world.print(...lines(30, 33));
    await world.clock.advance(1_000);
    world.connect();
    await world.clock.advance(2_000);
    expect(world.shown()).toEqual(lines(10, 33));
  });

  test('shows live lines at once when the replay has ended, also equal ones', async () => {
    const world = setUp();
    world.print(...lines(0, 30));
    world.connect();
    await world.clock.advance(31);
    for (let turn = 0; turn < 12; turn++) {
      await world.clock.advance(turn === 0 ? 100 : 20);
      world.print(`turn ${turn >> 1}`, 'the same', 'the same as ever');
      expect(world.shown()).toHaveLength(20 + 3 * (turn + 1));
    }
    expect(world.shown().slice(0, 23)).toEqual([
      ...lines(10, 30),
      'turn 0',
      'the same',
      'the same as ever',
    ]);
    expect(world.store.get(20)?.at).not.toBeNull();
    expect(world.requests()).toBe(1);
  });

  test('of a session that brought nothing nothing is said, and the next one is shown as it comes', async () => {
    const world = setUp();
    world.print(...lines(0, 30));
    world.connect();
    world.leave();
    await world.clock.advance(10_000);
    world.connect();
    await world.clock.advance(31);
    expect(world.shown()).toEqual(lines(10, 30));
    await world.clock.advance(3_000);
    expect(world.shown()).toEqual(lines(10, 30));
  });
});
