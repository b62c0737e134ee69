import { expect, test } from 'vitest';
import { setUp } from './intakeWorld';

const start = Array.from({ length: 14 }, (_, nth) => `[07:42:15] start ${nth}`);
const flood = Array.from({ length: 2_000 }, (_, nth) => `flood ${nth}`);

/** Who opens the console while a server starts, the last lines of that live, and then it floods. */
async function open({
  trip,
  delay,
  pause,
  live,
}: Record<'trip' | 'delay' | 'pause' | 'live', number>) {
  const world = setUp({ size: 150, trip });
  world.delay(delay);
  world.print(...start.slice(0, start.length - live));
  world.connect();
  for (const line of start.slice(start.length - live)) {
    await world.clock.advance(150);
    world.print(line);
  }
  await world.clock.advance(pause);
  for (let from = 0; from < flood.length; from += 100) {
    world.print(...flood.slice(from, from + 100));
    await world.clock.advance(10);
  }
  for (let second = 1; second <= 15; second++) {
    await world.clock.advance(1_000);
    world.intake.uptime(60_000 + second * 1_000);
  }
  return world.shown().filter((text) => !text.startsWith('('));
}

test('a young log that comes twice while a flood begins stands there once', async () => {
  for (const trip of [0, 200, 600])
    for (const delay of [30, 200, 600, 1_200])
      for (const pause of [0, 60, 200, 400, 800, 1_500])
        for (const live of [0, 3, 7]) {
          const shown = await open({ trip, delay, pause, live });
          const place = JSON.stringify({ trip, delay, pause, live });
          expect(new Set(shown).size, place).toBe(shown.length);
          expect(shown.length, place).toBe(start.length + flood.length);
        }
});
