import { expect, test, vi } from 'vitest';
import { systemClock } from '../../src/engine/clock';

test('a timer for a far day does not fire today', async () => {
  let fired = 0;
  const far = [2 ** 31, 1e15, Number.POSITIVE_INFINITY].map((ms) =>
    systemClock.after(ms, () => {
      fired += 1;
    }),
  );
  await new Promise<void>((resolve) => systemClock.after(20, resolve));
  for (const cancel of far) cancel();
  expect(fired).toBe(0);
});

test('what has elapsed is known to the ms, and never goes back, whatever becomes of the wall clock', () => {
  const wall = vi.spyOn(Date, 'now');
  const far = 60 * 60 * 1_000;
  let before = systemClock.elapsed();
  for (const jump of [0, far, -far, 0]) {
    wall.mockImplementation(() => 1e12 + jump + Math.floor(performance.now()));
    const until = performance.now() + 20;
    while (performance.now() < until) {
      const earliest = performance.now();
      const seen = systemClock.elapsed();
      expect(seen).toBeGreaterThanOrEqual(before);
      expect(seen).toBeGreaterThan(earliest - 1.5);
      expect(seen).toBeLessThanOrEqual(performance.now());
      before = seen;
    }
  }
  wall.mockRestore();
});

test('lines that come within one ms look at the platform’s clock once', () => {
  const wall = vi.spyOn(Date, 'now').mockReturnValue(1e12 + 1);
  const platform = vi.spyOn(performance, 'now');
  for (let line = 0; line < 100; line++) systemClock.elapsed();
  expect(platform).toHaveBeenCalledTimes(1);
  wall.mockRestore();
  platform.mockRestore();
});
