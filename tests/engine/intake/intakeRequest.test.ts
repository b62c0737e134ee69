import { describe, expect, test } from 'vitest';
import { lines, setUp, visited } from './intakeWorld';

const NODE = '\u001b[33m\u001b[1m[Pterodactyl Daemon]:\u001b[39m ';

describe('a request that is refused', () => {
  test('is repeated once after 5 s, and nothing is lost or out of order', async () => {
    const world = setUp();
    world.print(...lines(0, 30));
    world.connect();
    await world.clock.advance(3_000);
    world.leave();
    world.print(...lines(30, 34));
    await world.clock.advance(5_000);
    world.refuse(true);
    world.connect();
    await world.clock.advance(1_000);
    world.print('line 34');
    world.refuse(false);
    await world.clock.advance(6_000);
    expect(world.shown()).toEqual([...lines(10, 30), '(connected again)', ...lines(30, 35)]);
    expect(world.requests()).toBe(3);
  });

  test('by the node is repeated too', async () => {
    const world = setUp();
    world.print(...lines(0, 5));
    world.lose(true);
    world.connect();
    await world.clock.advance(200);
    world.intake.logsThrottled();
    world.lose(false);
    await world.clock.advance(6_000);
    expect(world.shown()).toEqual(lines(0, 5));
    expect(world.requests()).toBe(2);
  });

  test('twice makes a word of it, and the live lines are shown', async () => {
    const world = setUp();
    world.print(...lines(0, 5));
    world.connect();
    await world.clock.advance(3_000);
    world.leave();
    world.refuse(true);
    await world.clock.advance(5_000);
    world.connect();
    world.print('line 5');
    await world.clock.advance(60_000);
    expect(world.shown()).toEqual([
      ...lines(0, 5),
      '(connected again)',
      '(not replayable)',
      'line 5',
    ]);
    // A log this short is asked for twice the first time.
    expect(world.requests()).toBe(4);
  });
});

describe('while the replay is waited for', () => {
  test('lines of the node, of an install and our own are shown at once', async () => {
    const world = setUp();
    world.print(...lines(0, 3));
    world.connect();
    world.intake.line('own', 'list');
    world.intake.line('install', 'Downloading\r\nUnpacking');
    expect(world.shown()).toEqual(['list', 'Downloading', 'Unpacking']);
    await world.clock.advance(2_000);
    expect(world.shown().slice(3)).toEqual(lines(0, 3));
  });

  test('the node’s own lines come after the replay and among the live lines', async () => {
    const world = setUp();
    world.print(...lines(0, 30));
    world.connect();
    await world.clock.advance(300);
    world.intake.output(`${NODE}Checking`);
    world.print('line 30');
    await world.clock.advance(1_000);
    world.intake.output(`${NODE}Checked`);
    const nodes = world.store.slice(0, 99).filter((line) => line.source === 'node');
    expect(nodes.map((line) => line.seq)).toEqual([20, 22]);
    expect(world.store.get(21)?.text).toBe('line 30');
  });

  for (const after of [20, 100, 400, 1_000, 1_500]) {
    for (const visits of [0, 1]) {
      const which = visits === 0 ? 'a first session' : 'a return';
      test(`what the node said itself stays, once, when ${which} ends ${after} ms later`, async () => {
        const world = visits === 0 ? setUp() : await visited();
        if (visits === 0) world.print(...lines(0, 30));
        await world.clock.advance(3_000);
        world.connect();
        await world.clock.advance(10);
        for (const said of ['Pulling', 'Checking', 'Starting']) {
          world.intake.output(`${NODE}${said}`);
        }
        await world.clock.advance(after);
        const changes = world.changes();
        world.leave();
        const nodes = () => world.store.slice(0, 999).filter(({ source }) => source === 'node');
        expect(nodes().map(({ text }) => text.split(' ').at(-1))).toEqual(
          ['Pulling', 'Checking', 'Starting'].map((said) => expect.stringContaining(said)),
        );
        expect(world.changes()).toBeGreaterThan(changes);
        await world.clock.advance(3_000);
        world.connect();
        await world.clock.advance(30_000);
        expect(nodes()).toHaveLength(3);
        const shown = world.shown().filter((text) => text.startsWith('line'));
        expect(shown).toEqual(lines(10, 30));
      });
    }
  }

  test('a flood is not held up: its lines are shown within 3 s, and before 10,000 have come', async () => {
    for (const rate of [1, 40]) {
      const world = setUp();
      world.print(...lines(0, 30));
      world.connect();
      let flooded = 0;
      let passed = 0;
      while (world.store.end === 0 && passed < 6_000) {
        await world.clock.advance(2);
        passed += 2;
        world.print(...Array.from({ length: rate }, () => `flood ${flooded++}`));
      }
      expect(passed).toBeLessThanOrEqual(4_700);
      expect(flooded).toBeLessThanOrEqual(10_100);
      const shown = world.shown();
      expect(new Set(shown).size).toBe(shown.length);
      expect(shown.at(-1)).toBe(`flood ${flooded - 1}`);
    }
  });
});
