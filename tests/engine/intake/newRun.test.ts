import { expect, test } from 'vitest';
import { createCollector } from '../../../src/engine/log/intake/collector';
import { createKnownProcess } from '../../../src/engine/log/intake/knownProcess';
import { liveOf } from '../../../src/engine/log/intake/return';
import { createFakeClock } from '../fakes/fakeClock';
import { lines, setUp } from './intakeWorld';

const start = ['starting', 'loading', 'done'];

test.each([0, 5, 20, 40, 58, 70, 200, 500])(
  'the first lines of a run that came with the last of the one before do not stand twice (%i ms)',
  async (readsLog) => {
    const world = setUp({ size: 60 });
    world.print(...lines(0, 60));
    world.connect();
    await world.clock.advance(3_000);
    world.leave();
    const before = world.requests();
    world.slow(readsLog);
    world.connect();
    while (world.requests() === before) await world.clock.advance(5);
    // The way has held all of this up.
    world.print(...lines(60, 72));
    world.restart();
    world.print(...start);
    await world.clock.advance(30_000);
    const texts = world.shown().filter((text) => !text.startsWith('('));
    expect(texts).toEqual([...lines(0, 72), ...start]);
  },
);

test('where the replay of the new run has begun as well, what it repeats is no line of its own', () => {
  const told = (...raws: string[]) => {
    const collector = createCollector(createFakeClock());
    collector.requested();
    for (const raw of raws) collector.add(raw);
    return liveOf(collector.received).map(({ raw }) => raw);
  };
  expect(told('a', 'b', 'c', 'a', 'b')).toEqual(['a', 'b', 'c']);
  expect(told('end', 'a', 'b', 'a')).toEqual(['end', 'a', 'b']);
  expect(told('a', 'b', 'a', 'c')).toEqual(['a', 'b', 'a', 'c']);
  expect(told('a', 'b', 'c')).toEqual(['a', 'b', 'c']);
  expect(told()).toEqual([]);
});

test('the first word of a session tells of a start only where it would have come before', () => {
  const offline = () => {
    const process = createKnownProcess(createFakeClock());
    process.enters('offline', false);
    process.sessionEnds();
    return process;
  };
  expect(offline().enters('starting', false)).toBe(false);
  expect(offline().enters('starting', true)).toBe(true);
  expect(offline().enters('running', true)).toBe(true);
  const running = offline();
  running.enters('running', false);
  expect(running.enters('running', true)).toBe(false);
});
