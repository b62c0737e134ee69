import { expect, test } from 'vitest';
import { createDesk, lines } from './recorderWorld';

test('what was printed is there again in the next page, with its times and sources, within two seconds', async () => {
  const { time, open } = createDesk();
  const page = await open();
  page.print('one');
  await time.advance(300);
  page.store.append({ source: 'own', at: time.now(), text: 'say two', rest: '', notice: null });
  page.store.append({
    source: 'notice',
    at: time.now(),
    text: '',
    rest: '',
    notice: { kind: 'gap', from: 1, to: 2 },
  });
  page.store.append({ source: 'console', at: null, text: 'long', rest: ' and more', notice: null });
  await time.advance(1_100);
  page.kill();
  const next = await open();
  const all = next.store.slice(next.store.first, next.store.end);
  expect(all.map(({ source, at, text }) => [source, at, text])).toEqual(
    page.store.slice(0, page.store.end).map(({ source, at, text }) => [source, at, text]),
  );
  expect(all[2]?.notice).toEqual({ kind: 'gap', from: 1, to: 2 });
  expect(next.store.rest(all[3]?.seq ?? -1)).toBe(' and more');
});

test('a page that is killed loses no line that is two seconds old, whatever comes how fast', async () => {
  const { time, open } = createDesk();
  let printed = 0;
  let whole = 0;
  for (const rate of [1, 3, 40, 300, 1_000]) {
    const page = await open();
    const before = printed;
    for (let step = 0; step < 30; step++) {
      const count = Math.max(1, rate / 10);
      page.print(...lines(printed, printed + count));
      printed += count;
      await time.advance(rate < 10 ? 1_000 / rate : 100);
    }
    page.kill();
    const next = await open();
    next.kill();
    const shown = next.shown();
    // Nothing doubled, nothing missing but at the end.
    expect(shown).toEqual(lines(0, whole).concat(lines(before, before + shown.length - whole)));
    const lost = printed - before - (shown.length - whole);
    expect(lost).toBeLessThanOrEqual(rate * 2);
    // What is lost is printed no more: go on from what is kept.
    printed = shown.length;
    whole = shown.length;
  }
});

test('lines of many pages one after the other are one log, in few records', async () => {
  const { time, device, open, kept } = createDesk();
  for (let nth = 0; nth < 40; nth++) {
    const page = await open();
    page.print(...lines(nth * 50, nth * 50 + 50));
    await time.advance(1_900);
    if (nth % 2 === 0) page.kill();
    else page.close();
    await time.advance(10);
  }
  expect(await kept()).toEqual(lines(0, 2_000));
  expect(device.contents.records.length).toBeLessThan(20);
  expect(device.contents.chapters.length).toBeLessThan(6);
});

test('a long log comes back whole, the newest first', async () => {
  const { time, open } = createDesk();
  const page = await open();
  for (let nth = 0; nth < 20; nth++) {
    page.print(...lines(nth * 1_000, nth * 1_000 + 1_000));
    await time.advance(500);
  }
  await time.advance(2_000);
  page.kill();
  const next = await open();
  expect(next.shown()).toEqual(lines(0, 20_000));
  expect(next.store.first).toBe(0);
});

test('a page with room for less takes the newest', async () => {
  const { time, open } = createDesk();
  const page = await open();
  page.print(...lines(0, 30_000));
  await time.advance(20_000);
  page.kill();
  const next = await open({ maxLines: 10_000 });
  expect(next.shown().at(-1)).toBe('line 29999');
  expect(next.shown().length).toBeGreaterThan(8_000);
  expect(next.shown().length).toBeLessThanOrEqual(10_000);
});

test('a time that is known only later is kept as well', async () => {
  const { time, open } = createDesk();
  const page = await open();
  for (let nth = 0; nth < 2_000; nth++) {
    page.store.append({ source: 'console', at: null, text: `${nth}`, rest: '', notice: null });
  }
  page.recorder.grew();
  await time.advance(1_900);
  page.store.setTime(700, 123);
  page.store.setTime(1_900, 456);
  page.recorder.grew();
  await time.advance(1_900);
  page.kill();
  const { store } = await open();
  expect(store.get(700)?.at).toBe(123);
  expect(store.get(1_900)?.at).toBe(456);
  expect(store.end - store.first).toBe(2_000);
});

test('lines that were taken back and written with new numbers are kept once', async () => {
  const { time, open, kept } = createDesk();
  const page = await open();
  page.print(...lines(0, 300));
  await time.advance(1_900);
  page.store.takeBack();
  page.print('another', ...lines(0, 300));
  await time.advance(1_900);
  page.kill();
  expect(await kept()).toEqual(['another', ...lines(0, 300)]);
});

test('what the next page goes on from is kept with the lines: how far they reach back, and the run', async () => {
  const { time, open } = createDesk();
  const page = await open();
  page.print(...lines(0, 10));
  await time.advance(1_900);
  const at = time.now();
  // Nothing more comes, and yet the log is known to be whole until the last word on it.
  await time.advance(60_000);
  page.kill();
  const next = await open();
  expect(next.held).toMatchObject({ from: 0, startedAt: 5, state: 'running' });
  expect(next.held?.upTo).toBeGreaterThan(at + 40_000);
});

test('what came just before nothing was to be kept is kept', async () => {
  const { time, open, kept } = createDesk();
  const page = await open();
  page.print('one');
  await time.advance(3_000);
  page.print('two');
  await time.advance(100);
  page.recorder.keep(null);
  page.print('secret');
  await time.advance(30_000);
  page.kill();
  expect(await kept()).toEqual(['one', 'two']);
});

test('while nothing is to be kept nothing is written, and what came then is not written later', async () => {
  const { time, device, open } = createDesk();
  const page = await open();
  page.print('before');
  await time.advance(1_900);
  page.recorder.keep(null);
  const { changes } = device;
  page.print(...lines(0, 3_000, 'secret'));
  await time.advance(60_000);
  expect(device.changes).toBe(changes);
  page.recorder.keep({ bytes: 1e9, age: 1e9 });
  page.print('after');
  await time.advance(1_900);
  page.kill();
  const next = await open();
  expect(next.shown()).toEqual(['before', '(gap)', 'after']);
  // What is missing there is not behind what a replay is joined on to.
  expect(next.store.get(next.held?.from ?? -1)?.text).toBe('after');
});

test('what came while nothing was to be kept is not written for any change in it: new numbers, or a time', async () => {
  const { time, open } = createDesk();
  for (const isFirst of [true, false]) {
    const page = await open(isFirst ? { limits: null } : {});
    const kept = isFirst ? [] : ['before'];
    page.print(...kept);
    await time.advance(1_900);
    page.recorder.keep(null);
    page.print('secret 1', 'secret 2');
    if (isFirst) page.store.takeBack();
    page.print('secret 3', 'secret 4');
    await time.advance(1_900);
    page.recorder.keep({ bytes: 1e9, age: 1e9 });
    page.store.setTime(page.store.end - 1, 123);
    page.print('after');
    await time.advance(1_900);
    page.kill();
    const { shown } = await open({ limits: null });
    expect(shown().filter((text) => text.startsWith('secret'))).toEqual([]);
    expect(shown().slice(-2)).toEqual(['(gap)', 'after']);
  }
});

test('a page that begins while nothing is to be kept shows what is, and leaves it as it is', async () => {
  const { time, device, open } = createDesk();
  const page = await open();
  page.print('before');
  await time.advance(1_900);
  page.kill();
  const { changes } = device;
  const hidden = await open({ limits: null });
  hidden.print('secret');
  await time.advance(30_000);
  expect(hidden.shown()).toEqual(['before', 'secret']);
  expect(device.changes).toBe(changes);
  hidden.recorder.keep({ bytes: 1e9, age: 1e9 });
  hidden.print('after');
  await time.advance(1_900);
  hidden.kill();
  expect((await open()).shown()).toEqual(['before', '(gap)', 'after']);
});

test('deleting what is kept leaves the page its lines, and begins anew with what comes', async () => {
  const { time, device, open, kept } = createDesk();
  const page = await open();
  page.print(...lines(0, 1_500));
  await time.advance(3_000);
  await device.open().forget(null);
  expect(device.contents.records).toEqual([]);
  await time.advance(60_000);
  expect(device.contents.records).toEqual([]);
  page.print('after');
  await time.advance(1_900);
  expect(page.shown()).toHaveLength(1_501);
  page.kill();
  expect(await kept()).toEqual(['after']);
});

test('what is written before the word comes that all was deleted is deleted, too', async () => {
  const { time, device, open, kept } = createDesk();
  device.hearsLate = true;
  const page = await open();
  page.print(...lines(0, 1_500));
  await time.advance(3_000);
  page.print('secret');
  await device.open().forget(null);
  await time.advance(1_900);
  device.hear();
  await time.advance(60_000);
  expect(device.contents.records).toEqual([]);
  page.print('after');
  await time.advance(1_900);
  page.kill();
  expect(await kept()).toEqual(['after']);
});

test('a clock that is set back loses nothing, between two pages and while one is open', async () => {
  const { time, open, kept } = createDesk();
  const first = await open();
  first.print(...lines(0, 1_500));
  await time.advance(5_000);
  first.close();
  await time.advance(100);

  time.jump(-600_000);
  const second = await open();
  second.print(...lines(1_500, 2_600));
  await time.advance(5_000);
  time.jump(-600_000);
  second.print(...lines(2_600, 2_700));
  await time.advance(5_000);
  second.close();
  await time.advance(100);
  expect(await kept()).toEqual(lines(0, 2_700));
});
