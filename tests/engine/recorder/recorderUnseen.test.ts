import { expect, test } from 'vitest';
import { createDesk, lines } from './recorderWorld';

test('few lines that nobody looks at are written less often, and within two seconds again once somebody does', async () => {
  const { time, device, open } = createDesk();
  let seen = true;
  const page = await open({ isSeen: () => seen });
  const writings = async (seconds: number, rate: number): Promise<number> => {
    const before = device.changes;
    for (let step = 0; step < seconds * 2; step++) {
      page.print(...lines(0, rate / 2));
      await time.advance(500);
    }
    return device.changes - before;
  };
  const keptNow = async (): Promise<number> => {
    const next = await open({ limits: null });
    next.kill();
    return next.shown().length;
  };
  await writings(10, 2);
  const shown = await writings(60, 2);
  seen = false;
  const hidden = await writings(60, 2);
  expect(hidden).toBeLessThan(shown / 2);
  // What waits is the lines of five seconds at the most.
  for (let second = 0; second < 10; second++) {
    await writings(1, 2);
    expect(page.store.end - (await keptNow())).toBeLessThanOrEqual(2 * 5);
  }
  // A flood is written as ever.
  await writings(3, 600);
  expect(page.store.end - (await keptNow())).toBeLessThanOrEqual(600 * 2);
  await writings(7, 2);
  seen = true;
  await time.advance(1_700);
  expect(await keptNow()).toBe(page.store.end);
});

test('a line that somebody has seen is kept within two seconds, also where they look away at once', async () => {
  const { time, open, kept } = createDesk();
  let seen = true;
  const page = await open({ isSeen: () => seen });
  page.print('before');
  await time.advance(10_000);
  page.print('seen');
  await time.advance(200);
  seen = false;
  await time.advance(1_800);
  expect(await kept()).toEqual(['before', 'seen']);
});
