import { expect, test } from 'vitest';
import { createDesk, lines } from './recorderWorld';

const day = 86_400_000;

/** Lines that do not pack well: some 100 bytes each. */
function noise(from: number, to: number): string[] {
  return lines(from, to).map((name, nth) => {
    let seed = (from + nth) * 7_919 + 1;
    const next = (): string => {
      seed = (Math.imul(seed, 1_664_525) + 1_013_904_223) >>> 0;
      return seed.toString(36);
    };
    return `${name} ${Array.from({ length: 14 }, next).join('')}`;
  });
}

test('more than may be kept does not stay: the oldest goes first', async () => {
  const { time, device, open } = createDesk();
  const bytes = 400_000;
  const page = await open({ limits: { bytes, age: day } });
  for (let nth = 0; nth < 20; nth++) {
    page.print(...noise(nth * 1_000, nth * 1_000 + 1_000));
    await time.advance(1_200);
    expect(device.bytes).toBeLessThanOrEqual(bytes);
  }
  page.kill();
  const { shown, store } = await open();
  expect(shown()).toEqual(noise(0, 20_000).slice(-(store.end - store.first)));
  expect(store.end - store.first).toBeGreaterThan(2_000);
});

test('what is older than it may be goes', async () => {
  const { time, open, kept } = createDesk();
  const page = await open({ limits: { bytes: 1e9, age: 2 * day } });
  page.print(...lines(0, 2_000, 'old'));
  time.jump(3 * day);
  page.print(...lines(0, 3_000, 'new'));
  await time.advance(10_000);
  page.kill();
  const shown = await kept();
  expect(shown.slice(-3_000)).toEqual(lines(0, 3_000, 'new'));
  // Those that share a record with newer lines go with them.
  expect(shown.length).toBeLessThan(3_000 + 1_024);
});

test('a clock that was set back throws nothing away', async () => {
  const { time, open, kept } = createDesk();
  const page = await open({ limits: { bytes: 1e9, age: 2 * day } });
  page.print(...lines(0, 2_000));
  await time.advance(2_000);
  time.jump(-30 * day);
  page.print(...lines(2_000, 4_000));
  await time.advance(2 * 3_600_000);
  page.kill();
  expect(await kept()).toEqual(lines(0, 4_000));
});

test('a device with less room than may be kept loses the oldest, and the newest are there', async () => {
  const { time, device, open, kept } = createDesk();
  device.room = 600_000;
  const page = await open();
  for (let nth = 0; nth < 20; nth++) {
    page.print(...noise(nth * 1_000, nth * 1_000 + 1_000));
    await time.advance(1_900);
  }
  expect(page.faults).toEqual([]);
  page.kill();
  const shown = await kept();
  expect(shown).toEqual(noise(0, 20_000).slice(-shown.length));
  expect(shown.length).toBeGreaterThan(1_000);
});

test('a device with no room at all is said once, and goes on as soon as there is some', async () => {
  const { time, device, open, kept } = createDesk();
  device.room = 10;
  const page = await open();
  page.print('one');
  await time.advance(30_000);
  page.print('two');
  await time.advance(10_000);
  expect(page.faults).toEqual(['full']);
  device.room = 1e9;
  await time.advance(60_000);
  expect(page.faults).toEqual(['full', null]);
  page.kill();
  expect(await kept()).toEqual(['one', 'two']);
});
