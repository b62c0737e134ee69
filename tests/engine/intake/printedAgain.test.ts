import { expect, test } from 'vitest';
import { lines, setUp } from './intakeWorld';

/**
 * What a server prints once more is no replay that comes late, also where one is looked for: the
 * answer came in pieces, and could not be told from live lines.
 */
async function openedInPieces(old: readonly string[]): Promise<ReturnType<typeof setUp>> {
  const world = setUp({ size: 150 });
  world.print(...old);
  world.connect();
  await world.clock.advance(200);
  // Each line of the second answer by itself.
  world.spread(70);
  await world.clock.advance(10_000);
  expect(world.shown()).toEqual(old);
  return world;
}

const trace = [
  'java.lang.IllegalStateException: no world to greet in',
  ...Array.from({ length: 18 }, (_, nth) => `\tat com.example.Greeter.run(Greeter.java:${nth})`),
];

test.each([
  ['a stack trace', trace, 15],
  ['the same line again and again', Array(30).fill('All is too slow'), 15],
  ['a stack trace, in a longer log', trace, 80],
])('%s that is printed twice stands twice', async (_, block, length) => {
  const old = lines(0, length);
  const world = await openedInPieces(old);
  for (let times = 1; times <= 3; times++) {
    world.print(...block);
    await world.clock.advance(2_000);
    expect(world.shown()).toEqual([...old, ...Array(times).fill(block).flat()]);
  }
});
