import { describe, expect, test } from 'vitest';
import { lines, setUp } from './intakeWorld';

describe('the first sign-in', () => {
  test('shows the replay without times, then what comes live with its own', async () => {
    const world = setUp();
    world.print(...lines(0, 30));
    world.connect();
    await world.clock.advance(2_000);
    world.print('line 30');
    expect(world.shown()).toEqual(lines(10, 31));
    expect(world.store.get(0)?.at).toBeNull();
    expect(world.store.get(20)?.at).toBe(world.clock.now());
    expect(world.requests()).toBe(1);
  });

  test('does not double a line that came before the request', async () => {
    const world = setUp();
    world.print(...lines(0, 30));
    // Printed between the sign-in and the first status.
    world.connect('running', () => world.print('line 30', 'line 31'));
    await world.clock.advance(1_000);
    expect(world.shown()).toEqual(lines(12, 32));
    expect(world.store.get(world.store.end - 1)?.at).not.toBeNull();
    expect(world.store.get(world.store.end - 3)?.at).toBeNull();
  });

  test('waits for a node that is slow, whatever comes live meanwhile', async () => {
    const world = setUp();
    world.slow(700);
    world.print(...lines(0, 12));
    world.connect();
    world.print('line 12');
    await world.clock.advance(200);
    expect(world.requests()).toBe(1);
    world.print('line 13', 'line 14');
    await world.clock.advance(3_000);
    expect(world.shown()).toEqual(lines(0, 15));
  });

  test('asks once more when the log is too short to tell a line from its copy', async () => {
    const world = setUp();
    world.slow(10);
    world.connect('starting');
    // Until the lull is over and the log is asked for.
    while (world.requests() === 0) await world.clock.advance(5);
    world.print('[12:00:01] first');
    await world.clock.advance(120);
    for (const [index, count] of [2, 3, 1, 1].entries()) {
      world.print(...lines(0, count).map((line) => `[12:00:0${2 + index}] ${line}`));
      await world.clock.advance(100);
    }
    await world.clock.advance(3_000);
    const shown = world.shown();
    expect(shown[0]).toBe('[12:00:01] first');
    expect(shown).toHaveLength(8);
    expect(new Set(shown).size).toBe(8);
    expect(world.requests()).toBe(2);
  });

  test('waits for a pause to ask in, but not for ever', async () => {
    const world = setUp();
    world.print(...lines(0, 29));
    world.connect('running', () => world.print('line 29'));
    for (let index = 0; index < 14; index++) {
      await world.clock.advance(100);
      world.print(`busy ${index}`);
      expect(world.requests()).toBe(0);
    }
    await world.clock.advance(100);
    expect(world.requests()).toBe(1);
    await world.clock.advance(1_000);
    expect(world.shown()).toEqual([
      ...lines(24, 30),
      ...Array.from({ length: 14 }, (_, i) => `busy ${i}`),
    ]);
  });

  test('asks nothing of a server that is offline, and has nothing to say', async () => {
    const world = setUp();
    world.connect('offline');
    await world.clock.advance(20_000);
    expect(world.requests()).toBe(0);
    expect(world.shown()).toEqual([]);
  });

  test('asks once more if nothing came, and then no more', async () => {
    const world = setUp();
    world.print(...lines(0, 5));
    world.lose(true);
    world.connect();
    await world.clock.advance(2_000);
    world.lose(false);
    await world.clock.advance(60_000);
    expect(world.requests()).toBe(2);
    expect(world.shown()).toEqual(lines(0, 5));
  });
});

describe('coming back', () => {
  async function away(world: ReturnType<typeof setUp>, missed: number, ms = 10_000): Promise<void> {
    world.print(...lines(0, 30));
    world.connect();
    await world.clock.advance(3_000);
    world.leave();
    await world.clock.advance(ms / 2);
    world.print(...lines(30, 30 + missed));
    await world.clock.advance(ms / 2);
    world.connect();
  }

  test('brings what was missed, once and in order, and says that we were away', async () => {
    const world = setUp();
    await away(world, 10);
    world.print('line 40');
    await world.clock.advance(3_000);
    world.print('line 41');
    expect(world.shown()).toEqual([...lines(10, 30), '(connected again)', ...lines(30, 42)]);
    expect(world.requests()).toBe(2);
  });

  test('the same where the merge has first to be loaded', async () => {
    const world = setUp({ loaded: false });
    await away(world, 10);
    await world.clock.advance(9_000);
    expect(world.shown()).toEqual([...lines(10, 30), '(connected again)', ...lines(30, 40)]);
  });

  test('a short absence is not worth a word', async () => {
    const world = setUp();
    await away(world, 3, 1_000);
    await world.clock.advance(3_000);
    expect(world.shown()).toEqual(lines(10, 33));
  });

  test('more than the window holds is a gap, with its times', async () => {
    const world = setUp();
    await away(world, 50);
    await world.clock.advance(3_000);
    expect(world.shown()).toEqual([
      ...lines(10, 30),
      '(connected again)',
      '(gap)',
      ...lines(60, 80),
    ]);
    const notice = world.store.slice(0, 99).find((line) => line.notice?.kind === 'gap')?.notice;
    expect(notice?.kind === 'gap' && notice.to - notice.from).toBe(10_000);
  });

  test('after a gap the next return joins on again', async () => {
    const world = setUp();
    await away(world, 50);
    await world.clock.advance(3_000);
    world.leave();
    world.print(...lines(80, 85));
    world.connect();
    await world.clock.advance(3_000);
    expect(world.shown().slice(-26)).toEqual(['(gap)', ...lines(60, 85)]);
  });

  test('a restart meanwhile stands as a restart, though the new run begins like the old', async () => {
    const world = setUp();
    await away(world, 0);
    world.leave();
    world.restart();
    world.print(...lines(0, 8));
    await world.clock.advance(10_000);
    world.connect();
    await world.clock.advance(4_000);
    expect(world.shown().slice(20)).toEqual(['(connected again)', '(restarted)', ...lines(0, 8)]);
  });

  test('a restart with more lines than the window says that its beginning may be missing', async () => {
    const world = setUp();
    await away(world, 0);
    world.leave();
    world.restart();
    world.print(...lines(0, 40));
    await world.clock.advance(10_000);
    world.connect();
    await world.clock.advance(4_000);
    const notice = world.store
      .slice(0, 99)
      .find((line) => line.notice?.kind === 'restarted')?.notice;
    expect(notice).toMatchObject({ beginningMissing: true });
  });

  test('a server that stopped meanwhile has nothing to replay, which is said', async () => {
    const world = setUp();
    world.print(...lines(0, 5));
    world.connect();
    await world.clock.advance(3_000);
    world.leave();
    await world.clock.advance(5_000);
    world.connect('offline');
    await world.clock.advance(10_000);
    expect(world.shown()).toEqual([...lines(0, 5), '(connected again)', '(not replayable)']);
    world.leave();
    await world.clock.advance(5_000);
    world.connect('offline');
    await world.clock.advance(10_000);
    expect(world.shown().slice(7)).toEqual(['(connected again)']);
    // That it ran in between, and was off again, nobody would know.
    expect(world.store.get(7)?.notice).toMatchObject({ off: true });
  });

  test('a start that we watched needs no replay, and its lines are what the next one joins on to', async () => {
    const world = setUp();
    world.print(...lines(0, 5));
    world.connect();
    await world.clock.advance(3_000);
    const before = world.requests();
    world.restart();
    world.print('starting', 'loading');
    await world.clock.advance(1_000);
    world.intake.uptime(1_000);
    expect(world.requests()).toBe(before);
    world.leave();
    world.print('done');
    await world.clock.advance(1_000);
    world.connect();
    await world.clock.advance(4_000);
    expect(world.shown()).toEqual([...lines(0, 5), 'starting', 'loading', 'done']);
  });

  test('a connection that breaks again before the merge loses nothing and doubles nothing', async () => {
    const world = setUp();
    await away(world, 5);
    world.print('line 35');
    await world.clock.advance(200);
    world.leave();
    world.print('line 36');
    await world.clock.advance(1_000);
    world.connect();
    await world.clock.advance(4_000);
    expect(world.shown()).toEqual([...lines(10, 30), '(connected again)', ...lines(30, 37)]);
  });

  test('a clock that was set meanwhile makes no restart', async () => {
    const world = setUp();
    world.print(...lines(0, 30));
    world.connect();
    await world.clock.advance(3_000);
    world.leave();
    world.print('line 30');
    world.clock.jump(3_600_000);
    world.connect();
    world.intake.uptime(63_000);
    await world.clock.advance(1_000);
    expect(world.shown()).toEqual([...lines(10, 30), '(connected again)', 'line 30']);
  });
});

test('in between, a line goes straight into the log and the view is told once a frame', async () => {
  const world = setUp();
  world.print(...lines(0, 3));
  world.connect();
  await world.clock.advance(3_000);
  const before = world.changes();
  world.intake.output('a\r\nb\r\n\r\nc');
  expect(world.changes()).toBe(before + 1);
  expect(world.shown().slice(3)).toEqual(['a', 'b', 'c']);
  expect(world.clock.pending()).toBe(0);
});

test('a renewed token asks for nothing', async () => {
  const world = setUp();
  world.print(...lines(0, 20));
  world.connect();
  await world.clock.advance(3_000);
  for (let renewal = 0; renewal < 50; renewal++) {
    world.intake.sessionReady();
    await world.clock.advance(10_000);
  }
  expect(world.requests()).toBe(1);
  expect(world.shown()).toEqual(lines(0, 20));
});
