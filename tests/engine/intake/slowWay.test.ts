import { expect, test } from 'vitest';
import { lines, setUp, WINDOW } from './intakeWorld';

test.each([1_000, 2_500, 4_000])(
  'on a way that takes %i ms there and back nothing stands twice after a return',
  async (trip) => {
    const world = setUp({ trip });
    world.delay(trip);
    world.connect();
    world.print(...lines(0, 30));
    await world.clock.advance(20_000);
    world.leave();
    await world.clock.advance(5_000);
    world.print(...lines(30, 36));
    world.connect();
    await world.clock.advance(trip / 2);
    world.print(...lines(36, 38));
    await world.clock.advance(30_000);
    const texts = world.shown().filter((text) => !text.startsWith('('));
    expect(texts.slice(-WINDOW)).toEqual(lines(38 - WINDOW, 38));
    expect(new Set(texts).size).toBe(texts.length);
  },
);
