import { describe, expect, test } from 'vitest';
import { readTail } from '../../../src/engine/log/intake/heldTail';
import type { HeldTail } from '../../../src/engine/log/intake/intake.types';
import { sanitise } from '../../../src/engine/log/sanitise';
import { lines, setUp } from './intakeWorld';

type World = ReturnType<typeof setUp>;

/** Puts lines that an earlier page kept into the log, as whoever keeps them does. */
function restore(world: World, kept: readonly string[], tail: Partial<HeldTail> = {}): void {
  const now = world.clock.now();
  for (const [nth, raw] of kept.entries()) {
    const { text, rest } = sanitise(raw);
    world.store.append({
      source: 'console',
      at: now - 10_000 - kept.length + nth,
      text,
      rest,
      notice: null,
    });
  }
  const whole: HeldTail = {
    from: 0,
    startedAt: now - 60_000,
    state: 'running',
    upTo: now - 10_000,
    ...tail,
  };
  world.intake.restored(readTail(world.store, whole));
}

describe('lines that an earlier page kept', () => {
  test('are joined by the replay, each line once', async () => {
    const world = setUp({ restoring: true });
    world.print(...lines(0, 30));
    restore(world, lines(0, 18));
    expect(world.shown()).toEqual(lines(0, 18));
    world.connect();
    await world.clock.advance(3_000);
    world.print('line 30');
    expect(world.shown()).toEqual([...lines(0, 18), '(connected again)', ...lines(18, 31)]);
    expect(world.store.first).toBe(0);
  });

  test('are told from the replay also where colours, links and control sequences stand in them', async () => {
    const world = setUp({ restoring: true });
    const coloured = lines(0, 20).map(
      (line) =>
        `\u001b[2K\u001b[32m${line}\u001b[0m \u001b]8;;https://a.example/\u0007a\u001b]8;;\u0007`,
    );
    world.print(...coloured);
    restore(world, coloured.slice(0, 15));
    world.connect();
    await world.clock.advance(3_000);
    expect(world.shown()).toHaveLength(21);
    expect(world.shown().filter((text) => text.startsWith('('))).toEqual(['(connected again)']);
  });

  test('stand above a gap where the replay does not reach back to them', async () => {
    const world = setUp({ restoring: true });
    world.print(...lines(0, 60));
    restore(world, lines(0, 18));
    world.connect();
    await world.clock.advance(3_000);
    expect(world.shown()).toEqual([
      ...lines(0, 18),
      '(connected again)',
      '(gap)',
      ...lines(40, 60),
    ]);
  });

  test('of a run that is long over stand above its restart, though it began as this one did', async () => {
    const world = setUp({ restoring: true });
    world.print(...lines(0, 8));
    restore(world, lines(0, 12), { startedAt: world.clock.now() - 86_400_000 });
    world.connect();
    await world.clock.advance(4_000);
    expect(world.shown()).toEqual([
      ...lines(0, 12),
      '(connected again)',
      '(restarted)',
      ...lines(0, 8),
    ]);
  });

  test('of a server that was offline then are followed by what it printed since', async () => {
    const world = setUp({ restoring: true });
    world.print(...lines(0, 8));
    restore(world, lines(0, 12), { state: 'offline', startedAt: null });
    world.connect();
    await world.clock.advance(4_000);
    expect(world.shown().slice(12)).toEqual(['(connected again)', '(restarted)', ...lines(0, 8)]);
  });

  test('of a server that has stopped since end with a word on what is gone', async () => {
    const world = setUp({ restoring: true });
    restore(world, lines(0, 12));
    world.connect('offline');
    await world.clock.advance(4_000);
    expect(world.shown().slice(12)).toEqual(['(connected again)', '(not replayable)']);
  });

  test('hold back what comes before they are there, in its order', async () => {
    const world = setUp({ restoring: true });
    world.print(...lines(0, 20));
    world.connect();
    world.intake.line('own', 'list');
    world.print('line 20');
    await world.clock.advance(300);
    expect(world.shown()).toEqual([]);
    expect(world.requests()).toBe(0);
    restore(world, lines(0, 18));
    await world.clock.advance(3_000);
    world.print('line 21');
    expect(world.shown()).toEqual([...lines(0, 18), 'list', '(connected again)', ...lines(18, 22)]);
    expect(world.requests()).toBe(1);
  });

  test('where there are none the replay is shown as it comes', async () => {
    const world = setUp({ restoring: true });
    world.print(...lines(0, 30));
    world.intake.restored(null);
    world.connect();
    await world.clock.advance(31);
    expect(world.shown()).toEqual(lines(10, 30));
  });
});

test('what one page told of its log, the next one goes on from', async () => {
  const first = setUp();
  first.print(...lines(0, 30));
  first.connect();
  await first.clock.advance(3_000);
  first.print('line 30');
  const kept = first.intake.tail();
  expect(kept).toEqual({
    from: 0,
    startedAt: first.clock.now() - 63_000,
    state: 'running',
    upTo: first.clock.now(),
  });
  const next = setUp({ restoring: true });
  next.print(...lines(0, 33));
  restore(next, first.shown(), { ...kept, startedAt: next.clock.now() - 60_000 });
  next.connect();
  await next.clock.advance(3_000);
  expect(next.shown().filter((text) => text !== '(connected again)')).toEqual(lines(10, 33));
});

test('the piece that can be gone on from begins where the log was broken last, and ends where we left', async () => {
  const world = setUp();
  world.print(...lines(0, 30));
  world.connect();
  await world.clock.advance(3_000);
  world.leave();
  const left = world.clock.now();
  world.print(...lines(30, 90));
  await world.clock.advance(5_000);
  expect(world.intake.tail()).toMatchObject({ from: 0, upTo: left, state: 'running' });
  world.connect();
  await world.clock.advance(3_000);
  const { from } = world.intake.tail();
  expect(world.store.get(from - 1)?.notice?.kind).toBe('gap');
  world.restart();
  const startedAt = world.clock.now();
  expect(world.intake.tail()).toMatchObject({ from: world.store.end, startedAt });
});
