import { describe, expect, test } from 'vitest';
import type { Notice } from '../../../src/engine/log/line';
import { lines, setUp, visited } from './intakeWorld';

type World = ReturnType<typeof setUp>;

function notices(world: World): Notice[] {
  return world.store
    .slice(0, world.store.end)
    .flatMap(({ notice }) =>
      notice === null || notice.kind === 'connected again' ? [] : [notice],
    );
}

/** A session with the log as it is, an outage in which `missed` is printed, and the return. */
async function returnAfter(world: World, missed: readonly string[]): Promise<void> {
  world.connect();
  await world.clock.advance(3_000);
  world.leave();
  world.print(...missed);
  await world.clock.advance(10_000);
  world.connect();
  await world.clock.advance(4_000);
}

describe('what cannot be known is said where it happens', () => {
  test('a server that stopped before we were back: its last output is gone', async () => {
    const world = setUp();
    world.print(...lines(0, 30));
    world.connect();
    await world.clock.advance(3_000);
    const leftAt = world.clock.now();
    world.leave();
    await world.clock.advance(5_000);
    world.connect('offline');
    await world.clock.advance(5_000);
    expect(notices(world)).toEqual([
      { kind: 'not replayable', from: leftAt, to: leftAt + 5_000, why: 'stopped' },
    ]);
  });

  test('a node that does not answer: the output may be missing, and nothing is said of a stop', async () => {
    const world = await visited();
    world.lose(true);
    await world.clock.advance(5_000);
    world.connect();
    await world.clock.advance(45_000);
    expect(notices(world)).toMatchObject([{ kind: 'not replayable', why: 'unanswered' }]);
  });

  test('a restart: until when the run before was seen, and nothing of one that had ended', async () => {
    const world = setUp();
    world.print(...lines(0, 30));
    world.connect();
    await world.clock.advance(3_000);
    const leftAt = world.clock.now();
    world.leave();
    await world.clock.advance(20_000);
    world.restart();
    world.print('up again');
    await world.clock.advance(10_000);
    world.connect();
    await world.clock.advance(6_000);
    expect(notices(world)).toMatchObject([{ kind: 'restarted', lastSeen: leftAt }]);
    world.intake.processState('offline');
    world.leave();
    await world.clock.advance(5_000);
    world.restart();
    world.connect();
    await world.clock.advance(6_000);
    expect(notices(world)[1]).not.toHaveProperty('lastSeen');
  });

  test('a window that ends about where we left: few lines prove little', async () => {
    const world = setUp();
    world.print(...lines(0, 30));
    await returnAfter(world, lines(30, 49));
    expect(notices(world)).toMatchObject([{ kind: 'gap', why: 'edge' }]);
    expect(world.shown().filter((text) => text === 'line 29')).toHaveLength(1);
  });

  test('lines that come in rounds: whole rounds may be missing', async () => {
    const world = setUp();
    const rounds = (count: number): string[] =>
      Array.from({ length: count }, (_, n) => `step ${n % 8} of 8`);
    world.print(...rounds(40));
    await returnAfter(world, rounds(8));
    expect(notices(world)).toMatchObject([{ kind: 'inexact', why: 'periodic' }]);
  });

  test('lines that come too fast at the return: a marked seam, and each of them once', async () => {
    const world = await visited();
    await world.clock.advance(5_000);
    world.connect();
    let n = 30;
    for (let turn = 0; turn < 400; turn++) {
      await world.clock.advance(10);
      world.print(`line ${n++}`);
    }
    await world.clock.advance(4_000);
    expect(notices(world).at(-1)).toMatchObject({ kind: 'inexact', why: 'fast' });
    const shown = world.shown().filter((text) => text.startsWith('line'));
    expect(new Set(shown).size).toBe(shown.length);
    expect(shown.at(-1)).toBe(`line ${n - 1}`);
  });

  test('a line over 64 KiB that is held ends the replay: what came after it may be missing', async () => {
    const world = setUp();
    const long = `line 29 ${'x'.repeat(65_528)}`;
    world.print(...lines(0, 29), long);
    world.connect();
    await world.clock.advance(3_000);
    world.leave();
    // The node sends what stands above it, and no more.
    world.endReplayAt(long);
    world.print(...lines(30, 35));
    await world.clock.advance(10_000);
    world.connect();
    await world.clock.advance(4_000);
    expect(notices(world)).toMatchObject([{ kind: 'gap', why: 'long line' }]);
    const shown = world.shown().filter((text) => text.startsWith('line'));
    expect(new Set(shown).size).toBe(shown.length);
  });
});

describe('asking once more', () => {
  test('a line in the middle of the replay that was printed after it stands at the end', async () => {
    const world = await visited();
    world.print(...lines(30, 40));
    await world.clock.advance(5_000);
    world.spread(4);
    world.connect();
    const before = world.requests();
    while (world.requests() === before) await world.clock.advance(5);
    // Among the lines that are new: nothing but their number tells it from those.
    await world.clock.advance(30 + 62);
    world.print('line 40');
    world.spread(0);
    await world.clock.advance(4_000);
    expect(world.requests()).toBe(before + 2);
    expect(world.shown().filter((text) => text.startsWith('line'))).toEqual(lines(10, 41));
    expect(notices(world)).toEqual([]);
  });

  test('no more than once: what is open then is marked', async () => {
    const world = await visited();
    world.print(...lines(30, 40));
    await world.clock.advance(5_000);
    world.spread(4);
    world.connect();
    const before = world.requests();
    while (world.requests() === before) await world.clock.advance(5);
    await world.clock.advance(30 + 62);
    world.print('line 40');
    world.lose(true);
    await world.clock.advance(16_000);
    expect(world.requests()).toBe(before + 2);
    expect(notices(world)).toMatchObject([{ kind: 'inexact', why: 'order' }]);
    const shown = world.shown().filter((text) => text.startsWith('line'));
    expect([...shown].sort(byNumber)).toEqual(lines(10, 41));
  });
});

test('the window is learned from full replays: one that is larger proves no gap less', async () => {
  const world = setUp({ replayed: 60 });
  world.print(...lines(0, 100));
  await returnAfter(world, lines(100, 150));
  expect(notices(world)).toEqual([]);
  expect(world.shown().filter((text) => text.startsWith('line'))).toEqual(lines(40, 150));
});

function byNumber(a: string, b: string): number {
  return Number(a.slice(a.lastIndexOf(' '))) - Number(b.slice(b.lastIndexOf(' ')));
}
