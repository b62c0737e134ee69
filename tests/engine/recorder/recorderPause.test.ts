import { expect, test } from 'vitest';
import { createDesk, limits, lines } from './recorderWorld';

/** Keeping is switched off, or off and on again, while something is being written. */

test('what comes while nothing is to be kept is not written, though a write is out all the while', async () => {
  const { time, device, open, kept } = createDesk();
  const page = await open();
  page.print('before');
  await time.advance(1_900);
  page.print('written on the way out');
  device.slow = true;
  page.recorder.keep(null);
  page.print('secret');
  page.recorder.keep(limits);
  page.print('after');
  device.slow = false;
  await time.advance(3_000);
  page.print('later');
  await time.advance(3_000);
  page.kill();
  const shown = await kept();
  expect(shown).not.toContain('secret');
  expect(shown.slice(0, 3)).toEqual(['before', 'written on the way out', '(gap)']);
  expect(shown.at(-1)).toBe('later');
});

test('what is kept on from before is not kept twice', async () => {
  const { time, device, open, kept } = createDesk();
  device.locks = false;
  const first = await open();
  first.print(...lines(0, 10));
  await time.advance(1_900);
  first.kill();
  const page = await open();
  page.print('before');
  device.slow = true;
  await time.advance(1_900);
  page.recorder.keep(null);
  page.print('secret');
  page.recorder.keep(limits);
  device.slow = false;
  await time.advance(3_000);
  page.print('after');
  await time.advance(3_000);
  page.kill();
  expect(await kept()).toEqual([...lines(0, 10), 'before', '(gap)', 'after']);
});

test('lines that a write was too early for are said to be missing from when they came', async () => {
  const { time, device, open } = createDesk();
  const page = await open();
  page.print('before');
  device.slow = true;
  await time.advance(1_900);
  const came = time.now();
  page.print('not in that write');
  await time.advance(5_000);
  page.recorder.keep(null);
  page.print('secret');
  device.slow = false;
  await time.advance(5_000);
  page.recorder.keep(limits);
  page.print('after');
  await time.advance(3_000);
  page.kill();
  const next = await open({ limits: null });
  const { store, shown } = next;
  expect(shown()).toEqual(['before', '(gap)', 'after']);
  expect(store.get(store.first + 1)?.notice).toMatchObject({ kind: 'gap', from: came });
});
