import { describe, expect, test } from 'vitest';
import { createDesk, lines } from './recorderWorld';

describe('two tabs of one server', () => {
  test('keep each line once: one of them writes', async () => {
    const { time, device, open, kept } = createDesk();
    const [one, two] = [await open(), await open()];
    for (let nth = 0; nth < 30; nth++) {
      for (const page of [one, two]) page.print(...lines(nth * 100, nth * 100 + 100));
      await time.advance(700);
    }
    expect(device.contents.chapters).toHaveLength(1);
    one.kill();
    two.kill();
    expect(await kept()).toEqual(lines(0, 3_000));
  });

  test('go on where the one that wrote has ended, without a line lost or doubled', async () => {
    const { time, open, kept } = createDesk();
    const first = await open();
    first.print(...lines(0, 1_200));
    await time.advance(2_000);
    const [one, two] = [first, await open()];
    for (let nth = 1_200; nth < 2_000; nth += 10) {
      for (const page of [one, two]) page.print(...lines(nth, nth + 10));
      await time.advance(50);
    }
    // Some of what it printed last it has not written.
    one.kill();
    await time.advance(100);
    two.print(...lines(2_000, 2_300));
    await time.advance(2_000);
    two.kill();
    expect(await kept()).toEqual(lines(0, 2_300));
  });

  test('where the browser has no locks write beside each other, and the next page has one log', async () => {
    const { time, device, open } = createDesk();
    device.locks = false;
    const before = await open();
    before.print(...lines(0, 700));
    await time.advance(2_000);
    before.kill();
    const [one, two] = [await open(), await open()];
    for (let nth = 700; nth < 3_000; nth += 100) {
      for (const page of [one, two]) page.print(...lines(nth, nth + 100));
      await time.advance(700);
    }
    one.kill();
    two.print(...lines(3_000, 3_010));
    await time.advance(1_900);
    two.kill();
    const next = await open();
    expect(next.shown()).toEqual(lines(0, 3_010));
  });

  test('on a device of which the oldest has to go lose what is no part of the log first', async () => {
    const { time, device, open } = createDesk();
    device.locks = false;
    const [one, two] = [await open(), await open()];
    for (const page of [one, two]) page.print(...lines(0, 5_000));
    await time.advance(3_000);
    one.kill();
    two.print('last');
    await time.advance(1_900);
    const size = device.bytes / 2 + 1_000;
    two.recorder.keep({ bytes: size, age: 1e12 });
    await time.advance(2_000);
    two.kill();
    expect(device.bytes).toBeLessThanOrEqual(size);
    const next = await open();
    expect(next.shown()).toEqual([...lines(0, 5_000), 'last']);
  });
});
