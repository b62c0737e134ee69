import { expect, it } from 'vitest';
import { msBetween } from '../../../src/engine/log/viewPace';

const rows = 50;

/** Pictures a second of a flood that lasts. */
function picturesOf(linesPerSecond: number): number {
  let ms = 16;
  for (let batch = 0; batch < 20; batch++) ms = msBetween((linesPerSecond * ms) / 1_000, rows, 10);
  return 1_000 / ms;
}

it('the faster lines come, the more seldom they are drawn, and never less than once a second', () => {
  const rates = [2, 200, 600, 3_000, 20_000, 100_000];
  const pictures = rates.map(picturesOf);
  expect(pictures).toEqual(pictures.toSorted((a, b) => b - a));
  expect(picturesOf(3_000)).toBeGreaterThan(3);
  expect(picturesOf(20_000)).toBeLessThan(2);
  expect(picturesOf(100_000)).toBeGreaterThanOrEqual(1);
});

it('a page that takes long to draw is given time for the rest, but not for ever', () => {
  expect(msBetween(500, rows, 10)).toBe(300);
  expect(msBetween(500, rows, 60)).toBe(600);
  expect(msBetween(50_000, rows, 5_000)).toBe(1_000);
});

it('once a storm has begun it does not come and go with each picture', () => {
  expect(msBetween(6_000 * 0.6, rows, 10)).toBe(600);
  expect(msBetween(6_000 * 0.3, rows, 10)).toBe(300);
});
