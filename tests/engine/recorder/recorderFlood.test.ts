import { describe, expect, test } from 'vitest';
import { createDesk, lines } from './recorderWorld';

/** What leaves a small log before it is written. */
describe('more lines than the log holds, in one moment,', () => {
  test('are a hole in what is kept, and the next page says so in its place', async () => {
    const { open, kept, time } = createDesk();
    const page = await open({ maxLines: 1_000 });
    page.print(...lines(0, 500));
    await time.advance(3_000);
    const before = time.now();
    page.print(...lines(500, 9_000));
    const { first } = page.store;
    await time.advance(5_000);
    page.print(...lines(9_000, 9_010));
    await time.advance(5_000);
    page.kill();
    expect(first).toBeGreaterThan(500);
    expect(await kept()).toEqual([...lines(0, 500), '(gap)', ...lines(first, 9_010)]);
    const next = await open();
    const [notice] = next.store.slice(0, next.store.end).flatMap(({ notice }) => notice ?? []);
    expect(notice).toMatchObject({ kind: 'gap', why: 'not kept' });
    if (notice?.kind !== 'gap') return;
    expect(notice.from).toBeLessThanOrEqual(before);
    expect(notice.to).toBeGreaterThanOrEqual(before);
  });

  test('are said also where the storage fails meanwhile, once', async () => {
    const { open, kept, device, time } = createDesk();
    const page = await open({ maxLines: 1_000 });
    page.print(...lines(0, 500));
    await time.advance(3_000);
    device.writeFault = 'broken';
    page.print(...lines(500, 3_000));
    await time.advance(3_000);
    page.print(...lines(3_000, 6_000));
    device.writeFault = null;
    const { first } = page.store;
    await time.advance(61_000);
    page.kill();
    expect(await kept()).toEqual([...lines(0, 500), '(gap)', ...lines(first, 6_000)]);
  });

  test('where nothing is kept before them, are no hole: the log begins later', async () => {
    const { open, kept, time } = createDesk();
    const page = await open({ maxLines: 1_000 });
    page.print(...lines(0, 9_000));
    const { first } = page.store;
    await time.advance(3_000);
    page.kill();
    expect(await kept()).toEqual(lines(first, 9_000));
  });

  test('take nothing along of what the page before has kept', async () => {
    for (const burst of [1_100, 9_000]) {
      const { open, kept, time } = createDesk();
      const page = await open();
      page.print(...lines(0, 300));
      await time.advance(3_000);
      page.kill();
      const next = await open({ maxLines: 1_000 });
      next.print(...lines(300, 300 + burst));
      const first = next.store.get(next.store.first)?.text ?? '';
      await time.advance(3_000);
      next.print('more');
      await time.advance(3_000);
      next.kill();
      const all = lines(0, 300 + burst);
      const from = all.indexOf(first);
      const hole = from > 300 ? ['(gap)'] : [];
      const rest = all.slice(Math.max(300, from));
      expect(await kept()).toEqual([...all.slice(0, 300), ...hole, ...rest, 'more']);
    }
  });
});

test('a log that is made smaller loses nothing of what was written', async () => {
  const { open, kept, time } = createDesk();
  const page = await open();
  for (let nth = 0; nth < 10; nth++) {
    page.print(...lines(nth * 100, nth * 100 + 100));
    await time.advance(2_000);
  }
  page.store.keepAtMost(1_000);
  page.print(...lines(1_000, 1_300));
  await time.advance(3_000);
  page.kill();
  expect(await kept()).toEqual(lines(0, 1_300));
});
