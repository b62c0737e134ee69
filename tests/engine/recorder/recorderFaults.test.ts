import { describe, expect, test } from 'vitest';
import { fail } from '../../../src/engine/result';
import { createDesk, lines } from './recorderWorld';

/** Three full records, and one that is not. */
async function filled() {
  const desk = createDesk();
  const page = await desk.open();
  page.print(...lines(0, 3_500));
  await desk.time.advance(3_000);
  page.kill();
  const records = [...desk.device.contents.records].sort((a, b) => a.from - b.from);
  return { ...desk, records };
}

describe('a record that', () => {
  for (const [what, how] of [
    ['was written in part', (bytes: Uint8Array) => bytes.slice(0, bytes.length / 2)],
    ['has lost its head', (bytes: Uint8Array) => bytes.slice(0, 3)],
    ['has rotted', (bytes: Uint8Array) => bytes.fill(7, 500, 510)],
    ['is of another version', (bytes: Uint8Array) => bytes.fill(99, 5, 6)],
  ] as const) {
    test(`${what} is said in its place, and all others are there`, async () => {
      const { device, open, records, time } = await filled();
      const broken = records[1];
      if (broken === undefined) throw new Error('There are too few records.');
      device.damage(broken, how);
      const next = await open();
      const expected = [...lines(0, broken.from), '(unreadable)', ...lines(broken.to, 3_500)];
      expect(next.shown()).toEqual(expected);
      // A replay is joined on to what is whole alone.
      expect(next.store.get(next.held?.from ?? -1)?.text).toBe(`line 0${broken.to}`);
      next.print('more');
      await time.advance(1_900);
      next.kill();
      expect((await open()).shown()).toEqual([...expected, 'more']);
    });
  }
});

test('a newest record that cannot be read is said once, also by the pages after it', async () => {
  const { device, open, records, time } = await filled();
  const last = records.at(-1);
  if (last === undefined) throw new Error('There are no records.');
  device.damage(last, () => new Uint8Array());
  for (const more of ['a', 'b', 'c']) {
    const page = await open();
    page.print(more);
    await time.advance(1_900);
    page.kill();
  }
  const shown = (await open()).shown();
  expect(shown).toEqual([...lines(0, last.from), '(unreadable)', 'a', 'b', 'c']);
});

for (const fault of ['blocked', 'broken', 'newer'] as const) {
  test(`a storage that is ${fault} is said, and the log is as without one`, async () => {
    const { device, open, time } = createDesk();
    device.fault = fault;
    const page = await open();
    page.print('one');
    await time.advance(10_000);
    expect(page.held).toBeNull();
    expect(new Set(page.faults)).toEqual(new Set([fault]));
    expect(page.shown()).toEqual(['one']);
    page.close();
  });
}

test('a storage that breaks while lines come is said, and what is missing is written when it works', async () => {
  const { device, open, kept, time } = createDesk();
  const page = await open();
  page.print(...lines(0, 100));
  await time.advance(1_900);
  device.writeFault = 'broken';
  page.print(...lines(100, 2_000));
  await time.advance(30_000);
  expect(page.faults).toEqual(['broken']);
  device.writeFault = null;
  page.print(...lines(2_000, 2_100));
  await time.advance(61_000);
  expect(page.faults).toEqual(['broken', null]);
  page.kill();
  expect(await kept()).toEqual(lines(0, 2_100));
});

describe('older lines that cannot be read', () => {
  /** A page whose storage answers the first lines, and fails the next `times` that it is asked. */
  async function reopened(times: number) {
    const desk = createDesk();
    const page = await desk.open();
    page.print(...lines(0, 20_000));
    await desk.time.advance(20_000);
    page.kill();
    const { open } = desk.device;
    desk.device.open = () => {
      const storage = open();
      let asked = 0;
      return {
        ...storage,
        async read(server, keys) {
          asked += 1;
          const isFault = asked > 1 && asked <= 1 + times;
          return isFault ? fail('broken') : storage.read(server, keys);
        },
      };
    };
    const next = await desk.open();
    desk.device.open = open;
    return { ...desk, next };
  }

  test('once are read again', async () => {
    const { next } = await reopened(1);
    expect(next.shown()).toEqual(lines(0, 20_000));
    expect(next.faults).toEqual([]);
  });

  test('again are said in front of the others, whatever is written then, and are there in the next page', async () => {
    const { next, time, open } = await reopened(2);
    const [first, ...rest] = next.shown();
    expect(first).toBe('(unreadable)');
    expect(rest).toEqual(lines(20_000 - rest.length, 20_000));
    expect(next.store.get(next.store.first)?.notice).toMatchObject({ lines: 20_000 - rest.length });
    next.print('more');
    await time.advance(2_000);
    expect(next.faults).toEqual(['broken']);
    next.kill();
    expect((await open()).shown()).toEqual([...lines(0, 20_000), 'more']);
  });
});

test('a storage that fails once when the page begins to write keeps what comes a minute later', async () => {
  const { device, open, kept, time } = createDesk();
  device.fault = 'broken';
  const page = await open();
  await time.advance(1_000);
  device.fault = null;
  const other = await open();
  page.print('one', 'two');
  await time.advance(62_000);
  page.print('three');
  await time.advance(1_900);
  expect(page.faults.at(-1)).toBeNull();
  page.kill();
  other.print('one', 'two', 'three', 'four');
  await time.advance(1_900);
  other.kill();
  expect(await kept()).toEqual(['one', 'two', 'three', 'four']);
});

test('a storage that stops to answer holds up no page for good', async () => {
  const { device, open, time } = await filled();
  device.hangs = true;
  const opening = open();
  let opened = false;
  void opening.then(() => {
    opened = true;
  });
  await time.advance(1_000);
  // Who opens it waits no longer than that (recording.ts), and the recorder throws nothing.
  expect(opened).toBe(false);
});
