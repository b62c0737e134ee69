import { expect, test } from 'vitest';
import { findBurst } from '../../../src/engine/log/intake/burst';

const came = (...times: number[]) => times.map((elapsed) => ({ raw: 'line', elapsed }));
const replay = (at: number, count = 20): number[] => Array<number>(count).fill(at);

test('the replay is the lines that come at once', () => {
  expect(findBurst(came(...replay(50)))).toEqual({ start: 0, end: 20, sure: true, from: 0 });
  expect(findBurst(came(...replay(50), 180, 300))).toEqual({
    start: 0,
    end: 20,
    sure: true,
    from: 0,
  });
  expect(findBurst(came(10, 20, ...replay(50), 180))).toEqual({
    start: 2,
    end: 22,
    sure: true,
    from: 0,
  });
  expect(findBurst([])).toEqual({ start: 0, end: 0, sure: false, from: 0 });
});

test('a slow network does not tear it apart', () => {
  const slow = [...replay(50, 12), ...replay(150, 12), ...replay(250, 12), 600];
  expect(findBurst(came(...slow))).toEqual({ start: 0, end: 36, sure: true, from: 0 });
  const large = [0, 100, ...replay(200)].map((elapsed) => ({ raw: 'x'.repeat(4_000), elapsed }));
  expect(findBurst(large)).toEqual({ start: 0, end: 22, sure: true, from: 2 });
});

test('nor does a busy machine that holds up its last lines', () => {
  const torn = [10, ...replay(80), ...replay(200, 6), 280, 380];
  expect(findBurst(came(...torn))).toEqual({ start: 1, end: 27, sure: true, from: 1 });
  // Live lines come one by one.
  expect(findBurst(came(...replay(80), 180, 220, 260, 300))).toMatchObject({ end: 20 });
  // Now and then some at once.
  expect(findBurst(came(...replay(80), 180, ...replay(900, 4)))).toMatchObject({ end: 20 });
});

test('what comes at once when all of it is there was held up on its way', () => {
  const heldUp = came(...replay(80), 180, ...replay(9_000, 40));
  expect(findBurst(heldUp, 20)).toMatchObject({ end: 20 });
  expect(findBurst(heldUp, 150)).toMatchObject({ end: 61 });
});

test('in front of a whole window at once all that came over some time is live', () => {
  const live = Array.from({ length: 14 }, (_, nth) => 100 * nth);
  const received = came(...live, ...replay(1_500));
  expect(findBurst(received, 20)).toMatchObject({ start: 14, end: 34, from: 14 });
  // With more than came the beginning of the replay may be among them, and what came at once is of it.
  expect(findBurst(received, 21)).toMatchObject({ start: 4 });
  expect(findBurst(came(...replay(0, 8), ...replay(200)), 20)).toMatchObject({ start: 0 });
});

test('a few lines are a replay where there is no longer one', () => {
  expect(findBurst(came(50, 50, 50, 400))).toEqual({ start: 0, end: 3, sure: false, from: 4 });
});
