import { describe, expect, test } from 'vitest';
import { setUp } from './intakeWorld';

/** Servers that print without pause, and not each line but once: none of theirs is a copy. */

const WINDOW = 150;

interface Play {
  readonly line: (nth: number) => string;
  /** ms from each line to the next. */
  readonly pace: number;
  /** ms until the node reads its log. */
  readonly slow?: number;
  /** ms that the page is away; 0: it has not been there before. */
  readonly away: number;
}

async function play({ line, pace, slow = 0, away }: Play) {
  const world = setUp({ size: WINDOW });
  const printed: string[] = [];
  let longest = 0;
  let stalled = 0;
  const print = async (ms: number): Promise<void> => {
    let since = 0;
    let { end } = world.store;
    for (let at = 0; at < ms; at += pace) {
      const text = line(printed.length);
      printed.push(text);
      world.print(text);
      await world.clock.advance(pace);
      since += pace;
      if (world.store.end === end) continue;
      longest = Math.max(longest, since);
      if (since > 100) stalled += since;
      since = 0;
      ({ end } = world.store);
    }
  };
  await print(3_000);
  if (away > 0) {
    world.connect();
    await print(3_000);
    world.leave();
    await print(away);
  }
  const before = world.shown().length;
  const live = printed.length;
  world.slow(slow);
  world.connect();
  // Until it has been merged nothing is shown of what comes after a return.
  await print(5_000);
  longest = 0;
  stalled = 0;
  await print(25_000);
  await world.clock.advance(3_000);
  return { shown: world.shown().slice(before), live: printed.slice(live), longest, stalled };
}

/** How many more of each line were printed than are shown. */
function missing(shown: readonly string[], live: readonly string[]): number {
  const left = new Map<string, number>();
  for (const text of shown) left.set(text, (left.get(text) ?? 0) + 1);
  let count = 0;
  for (const text of live) {
    const there = left.get(text) ?? 0;
    if (there === 0) count += 1;
    left.set(text, there - 1);
  }
  return count;
}

const kinds = {
  'each line twice': (nth: number) => `line ${Math.floor(nth / 2)}`,
  'blocks of 20 lines, each of them twice': (nth: number) =>
    `line ${Math.floor(nth / 40)}, ${nth % 20}`,
  'a trace of 40 lines twice among others': (nth: number) =>
    nth % 200 < 80 ? `trace ${Math.floor(nth / 200)}, ${nth % 40}` : `line ${nth}`,
  '500 different lines in no order': (nth: number) => `line ${(nth * nth * 31 + nth * 7) % 499}`,
};

describe.each(Object.entries(kinds))('%s', (_, line) => {
  test.each([
    { pace: 8, away: 0 },
    { pace: 2, away: 0 },
    { pace: 8, away: 700 },
    { pace: 20, away: 0 },
    { pace: 20, away: 700 },
    { pace: 2, away: 700 },
    { pace: 8, away: 700, slow: 3_500 },
    { pace: 2, away: 0, slow: 3_500 },
  ])('loses none and never stands still for long: %o', async (how) => {
    const { shown, live, longest, stalled } = await play({ ...how, line });
    expect(missing(shown, live)).toBe(0);
    expect(shown.length).toBeLessThan(live.length + 2 * WINDOW);
    expect(longest).toBeLessThan(2_500);
    expect(stalled).toBeLessThan(5_000);
  });
});

test.each([1, 5, 10, 20])(
  'one line of the last %i that is printed once more hides no gap',
  async (before) => {
    const pace = 16;
    const left = Math.ceil(6_000 / pace);
    const again = Math.ceil(66_500 / pace);
    const line = (nth: number) =>
      nth === left - before || nth === again - 60 ? 'Saving the world' : `line ${nth}`;
    const { shown } = await play({ line, pace, away: 60_000 });
    expect(shown).toContain('(gap)');
  },
);

test('a replay that was cut off hides no gap, and doubles little', async () => {
  const world = setUp({ size: WINDOW });
  const printed: string[] = [];
  const print = async (ms: number, pace: number): Promise<void> => {
    for (let at = 0; at < ms; at += pace) {
      printed.push(`line ${printed.length}`);
      world.print(printed.at(-1) ?? '');
      await world.clock.advance(pace);
    }
  };
  world.connect();
  await print(4_000, 20);
  world.leave();
  await print(1_000, 20);
  world.spread(4);
  world.connect();
  await world.clock.advance(230);
  await print(400, 2);
  world.leave();
  const shown = world.shown();
  const missed = printed.slice(200, 250).filter((line) => !shown.includes(line));
  expect(missed.length === 0 || shown.includes('(gap)')).toBe(true);
  expect(new Set(shown).size).toBeGreaterThan(shown.length - 10);
});
