import { expect, test } from 'vitest';
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
