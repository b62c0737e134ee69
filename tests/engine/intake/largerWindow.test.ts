import { expect, test } from 'vitest';
import { setUp } from './intakeWorld';

/** Nodes that replay more lines than is usual: that is no flood, however long the way takes for it. */

test.each([
  { replayed: 300, spread: 3 },
  { replayed: 500, spread: 2 },
  { replayed: 1_000, spread: 1 },
  { replayed: 1_200, spread: 0 },
])(
  'each return shows what had been missed, and nothing twice: $replayed lines, $spread ms each',
  async ({ replayed, spread }) => {
    const world = setUp({ size: 150, replayed });
    world.spread(spread);
    const printed = Array.from({ length: 2 * replayed }, (_, nth) => `line ${nth}`);
    world.print(...printed);
    world.connect();
    await world.clock.advance(10_000);
    expect(world.shown()).toEqual(printed.slice(-replayed));
    for (const visit of [1, 2, 3]) {
      world.leave();
      await world.clock.advance(20_000);
      const before = world.shown().length;
      const missed = Array.from({ length: 20 }, (_, nth) => `missed ${visit}, ${nth}`);
      world.print(...missed);
      world.connect();
      await world.clock.advance(10_000);
      expect(world.shown().slice(before)).toEqual(['(connected again)', ...missed]);
    }
  },
);

test('lines that begin as a young log did are no replay where others stand among them', async () => {
  const world = setUp({ size: 150 });
  world.print('Saving the world', 'Saved', 'Next save in 20 s', 'a player joined');
  world.connect();
  await world.clock.advance(5_000);
  world.leave();
  await world.clock.advance(5_000);
  world.connect();
  await world.clock.advance(8_000);
  const before = world.shown().length;
  const saved = ['Saving the world', 'chunk 4711', 'Saved', '12 MiB', 'Next save in 20 s'];
  world.print(...saved);
  await world.clock.advance(3_000);
  expect(world.shown().slice(before)).toEqual(saved);
});
