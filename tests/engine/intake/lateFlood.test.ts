import { expect, test } from 'vitest';
import { setUp } from './intakeWorld';

const WINDOW = 150;

/** A page that comes back to a server that prints without pause, and to a node that may be slow to read its log. */
async function play(options: {
  readonly slow: number;
  /** ms from each line to the next. */
  readonly pace?: number;
  /** ms that the page is away. */
  readonly away?: number;
  readonly spread: number;
  readonly line: (nth: number) => string;
}): Promise<Record<'shown' | 'live' | 'missed', string[]>> {
  const { slow, spread, line, pace = 1, away = 500 } = options;
  const world = setUp({ size: WINDOW });
  const printed: string[] = [];
  const flood = async (ms: number): Promise<void> => {
    for (let at = 0; at < ms; at += pace) {
      const text = line(printed.length);
      printed.push(text);
      world.print(text);
      await world.clock.advance(pace);
    }
  };
  world.connect();
  await flood(2_000);
  world.leave();
  const from = printed.length;
  await flood(away);
  const live = printed.length;
  const before = world.shown().length;
  world.slow(slow);
  world.spread(spread);
  world.connect();
  await flood(9_000);
  await world.clock.advance(3_000);
  const shown = world
    .shown()
    .slice(before)
    .filter((text) => !text.startsWith('(inexact'));
  return { shown, live: printed.slice(live), missed: printed.slice(from, live) };
}

test.each([
  { slow: 0, spread: 0 },
  { slow: 0, spread: 2 },
  { slow: 2_000, spread: 0 },
  { slow: 2_000, spread: 2 },
  { slow: 3_500, spread: 0 },
  { slow: 3_500, spread: 1 },
  { slow: 3_500, spread: 2 },
  { slow: 6_000, spread: 0 },
  { slow: 6_000, spread: 2 },
])(
  'each line once and in its order, from a node that answers after $slow ms, a line each $spread ms',
  async (slow) => {
    const { shown, live } = await play({ ...slow, line: (nth) => `line ${nth}` });
    expect(shown).toEqual(['(gap)', ...live]);
  },
);

test.each([
  [12, 0],
  [12, 3_500],
  [40, 0],
  [40, 3_500],
])(
  'of a server that prints the same %i lines again and again none is taken for a copy',
  async (period, slow) => {
    const line = (nth: number) => `line ${nth % period}`;
    const { shown, live } = await play({ slow, spread: 0, line });
    expect(shown.length).toBeGreaterThan(live.length);
    expect(shown.length).toBeLessThanOrEqual(live.length + WINDOW + 1);
  },
);

test.each([0, 3_500])(
  'a block that a server prints twice is there twice, from a node that answers after %i ms',
  async (slow) => {
    // A stack trace of 40 lines in each 100 lines, the same one twice.
    const line = (nth: number) => {
      const at = nth % 100;
      return at < 40 ? `line of trace ${Math.floor(nth / 200)}, ${at}` : `line ${nth}`;
    };
    const { shown, live } = await play({ slow, spread: 0, line });
    expect(shown).toEqual(['(gap)', ...live]);
  },
);

test.each([200, 500, 800])(
  'what was printed in %i ms away is there in its place, while 60 lines a second come',
  async (away) => {
    const line = (nth: number) => `line ${nth}`;
    const { shown, live, missed } = await play({ slow: 0, spread: 0, line, away, pace: 16 });
    expect(shown).toEqual([...missed, ...live]);
  },
);

test('what has come of a flood is there, though the connection ended before its replay was merged', async () => {
  const world = setUp({ size: WINDOW });
  const printed: string[] = [];
  const flood = async (ms: number): Promise<void> => {
    for (let at = 0; at < ms; at += 2) {
      printed.push(`line ${printed.length}`);
      world.print(printed.at(-1) ?? '');
      await world.clock.advance(2);
    }
  };
  world.connect();
  await flood(4_000);
  world.leave();
  await flood(500);
  world.connect();
  const live = printed.length;
  // Its log has been asked for by then, and a replay could not bring all of this.
  await flood(2_500);
  world.leave();
  await flood(100);
  world.connect();
  await flood(5_000);
  await world.clock.advance(3_000);
  const shown = new Set(world.shown());
  const missing = printed.slice(live).filter((line) => !shown.has(line));
  expect(missing).toEqual(printed.slice(live + 1_250, live + 1_300));
});
