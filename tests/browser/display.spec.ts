import { keepNothing } from './device';
import { marks } from './findMarks';
import { type Console, expect, printLines, test } from './fixtures';
import { floodEnds, openQuiet, upTo } from './log';
import { nextFrame, placeOf } from './screen';

test.beforeEach(async ({ console, survival }) => {
  await openQuiet(console, survival);
  // It comes a moment after the first lines, and the keys with it.
  await expect(console.page.locator('.roost-gutter')).toBeAttached();
});

/** What stands beside each row on screen that holds a text: its time, its mark, the row itself. */
async function beside(console: Console) {
  const rows = await console.page
    .locator('.xterm-rows:not(.roost-still) > div')
    .evaluateAll((all) => {
      const gutter = [...document.querySelectorAll('.roost-gutter > div')];
      return all.map((row, index) => {
        const box = row.getBoundingClientRect();
        const own = gutter[index]?.getBoundingClientRect();
        return {
          row: (row.textContent ?? '').replaceAll('\u00a0', ' ').trimEnd(),
          time: gutter[index]?.textContent ?? '',
          mark: gutter[index]?.className ?? '',
          level: own !== undefined && Math.abs(own.top - box.top) < 1 && own.right <= box.left + 1,
        };
      });
    });
  return rows.filter(({ row }) => row !== '');
}

async function choose(console: Console, name: string): Promise<void> {
  const { page } = console;
  const panel = page.getByRole('region', { name: 'Times and size' });
  if (!(await panel.isVisible())) await console.button('Times and size').click();
  await panel.getByLabel(name, { exact: true }).check();
}

test('times of arrival stand beside the lines, and lines from before say that theirs is not known', async ({
  console,
  survival,
}) => {
  test.setTimeout(60_000);
  await printLines(survival, ['first of mine', 'x'.repeat(300)]);
  await console.sees('first of mine');
  await keepNothing(console);
  await console.running();
  await console.sees('first of mine');
  // What is printed among the lines from before is told from them by guessing.
  await console.replayed(survival);
  await printLines(survival, ['now a new one']);
  await console.sees('now a new one');
  await choose(console, 'Time of arrival');
  const rowOf = async (text: string) =>
    (await beside(console)).find(({ row }) => row.startsWith(text));
  await expect.poll(async () => (await rowOf('now a new one'))?.time).toMatch(/^\d\d:\d\d:\d\d$/);
  expect((await rowOf('first of mine'))?.time).toBe('—:—');
  const wrapped = (await beside(console)).filter(({ row }) => /^x+$/.test(row));
  expect(wrapped.length).toBeGreaterThan(1);
  expect(wrapped.map(({ time }) => time)).toEqual(['—:—', ...wrapped.slice(1).map(() => '')]);
  // Nothing stands over the text, and each beside its row.
  expect((await beside(console)).every(({ level }) => level)).toBe(true);
  await choose(console, 'To the millisecond');
  await expect
    .poll(async () => (await rowOf('now a new one'))?.time)
    .toMatch(/^\d\d:\d\d:\d\d\.\d{3}$/);
  await console.page.reload();
  await console.running();
  await console.sees('now a new one');
  await expect.poll(async () => (await rowOf('now a new one'))?.time).toBe('—:—');
});

test('the time since the line before is that between the two', async ({ console, survival }) => {
  await printLines(survival, ['one']);
  await console.sees(/^one$/);
  await new Promise((resolve) => setTimeout(resolve, 1_300));
  await printLines(survival, ['two', 'three']);
  await console.sees(/^three$/);
  await choose(console, 'Since the line before');
  const since = async (text: string) => {
    const time = (await beside(console)).find(({ row }) => row === text)?.time ?? '';
    return Number(/^\+(\d+\.\d) s$/.exec(time)?.[1]);
  };
  await expect.poll(() => since('two')).toBeGreaterThanOrEqual(1.2);
  expect(await since('two')).toBeLessThan(10);
  expect(await since('three')).toBeLessThan(1);
});

test('what is copied is the text alone, and what is found is marked where it stands', async ({
  console,
  survival,
}) => {
  const { page } = console;
  const long = `begin ${'word '.repeat(60)}end`;
  await printLines(survival, ['a needle here', long, 'last needle']);
  await console.sees(/^last needle$/);
  await choose(console, 'Time of arrival');
  await expect
    .poll(async () => (await beside(console)).find(({ row }) => row === 'last needle')?.time)
    .toMatch(/^\d\d:\d\d:\d\d$/);
  const from = await placeOf(page, 'a needle here');
  const to = await placeOf(page, 'last needle');
  const rows = await page.locator('.xterm-rows:not(.roost-still)').boundingBox();
  await page.mouse.move(rows?.x ?? 0, from.y);
  await page.mouse.down();
  await page.mouse.move(to.x, to.y, { steps: 4 });
  await page.mouse.move((rows?.x ?? 0) + (rows?.width ?? 0) - 2, to.y);
  await page.mouse.up();
  const copied = await page.evaluate(() => {
    const data = new DataTransfer();
    const event = new ClipboardEvent('copy', {
      clipboardData: data,
      bubbles: true,
      cancelable: true,
    });
    document.activeElement?.dispatchEvent(event);
    return event.clipboardData?.getData('text/plain');
  });
  expect(copied).toBe(['a needle here', long, 'last needle'].join('\n'));

  await page.keyboard.press('Control+f');
  await page.getByRole('searchbox').fill('needle');
  await expect
    .poll(() => marks(page))
    .toEqual([
      { text: 'needle', row: 'a needle here', current: false },
      { text: 'needle', row: 'last needle', current: true },
    ]);
});

test('errors and warnings are marked beside the log, with the traces that follow them, and nothing that a server prints is', async ({
  console,
  survival,
}) => {
  await printLines(survival, [
    '[12:00:00 INFO]: all is well',
    '[12:00:01 WARN]: getting slow',
    '[12:00:02 ERROR]: it broke',
    'java.lang.IllegalStateException: no world',
    '\tat com.example.Plugin.onJoin(Plugin.java:12)',
    '[12:00:03 INFO]: ▌ error ERROR 12:00:00',
  ]);
  await console.sees('12:00:00');
  await expect
    .poll(async () => (await beside(console)).slice(-6).map(({ mark }) => mark))
    .toEqual(['', 'warn', 'error', 'error-below', 'error-below', '']);
  // A dot, a bar, a hairline: told apart by more than their colours.
  const sizes = await console.page.locator('.roost-gutter').evaluate((gutter) =>
    ['warn', 'error', 'error-below'].map((kind) => {
      const row = gutter.querySelector(`.${kind}`);
      if (row === null) return null;
      const { width, height } = getComputedStyle(row, '::before');
      const isHigh = Number.parseFloat(height) > 0.9 * row.getBoundingClientRect().height;
      return [width, isHigh];
    }),
  );
  expect(sizes).toEqual([
    ['4px', false],
    ['4px', true],
    ['1px', true],
  ]);
});

test('a pause holds the picture while the log goes on, says how many lines came, and End goes on', async ({
  console,
  survival,
}) => {
  const { page } = console;
  const items = (from: number, to: number) => upTo(to, from).map((n) => `item ${n}`);
  await printLines(survival, items(1, 60), 5);
  await console.sees(/^item 60$/);
  await console.command.focus();
  await page.keyboard.press('Control+s');
  await expect(console.button('Paused · 0 new lines · Go on')).toBeVisible();
  const held = await console.rows();
  await printLines(survival, items(61, 90), 5);
  await expect(console.button('Paused · 30 new lines · Go on')).toBeVisible();
  expect(await console.rows()).toEqual(held);
  // Up and down again: it is held all the same.
  await page.keyboard.press('PageUp');
  await expect.poll(async () => (await console.rows()).at(-1)).not.toBe('item 60');
  await page.keyboard.press('PageDown');
  await expect.poll(() => console.rows()).toEqual(held);
  await expect(console.button('Paused · 30 new lines · Go on')).toBeVisible();
  await page.keyboard.press('End');
  await console.sees(/^item 90$/);
  await expect(console.button('Pause the log')).toBeVisible();

  await console.button('Pause the log').click();
  const again = await console.rows();
  survival.command('flood 3000 3000');
  const goOn = page.getByRole('button', { name: /^Paused · .* new lines · Go on$/ });
  await expect(goOn).toHaveText(/^Paused · 3,0\d\d new lines · Go on$/, { timeout: 15_000 });
  expect(await console.rows()).toEqual(again);
  await goOn.click();
  await floodEnds(console);
  await printLines(survival, ['and on']);
  await console.sees(/^and on$/);
});

test('the keys for larger and smaller text are the log’s in the log and the command line, and the browser’s elsewhere', async ({
  console,
  survival,
}) => {
  const { page } = console;
  await printLines(survival, ['some text']);
  await console.sees('some text');
  const size = () =>
    page
      .locator('.xterm-rows:not(.roost-still)')
      .evaluate((rows) => getComputedStyle(rows).fontSize);
  const taken = (key: string) =>
    page.evaluate((name) => {
      const event = new KeyboardEvent('keydown', {
        key: name,
        ctrlKey: true,
        bubbles: true,
        cancelable: true,
      });
      document.activeElement?.dispatchEvent(event);
      return event.defaultPrevented;
    }, key);
  await console.command.focus();
  expect(await taken('+')).toBe(true);
  await expect.poll(size).toBe('14px');
  expect(await taken('=')).toBe(true);
  await expect.poll(size).toBe('15px');
  expect(await taken('-')).toBe(true);
  await expect.poll(size).toBe('14px');
  await page.locator('.xterm-helper-textarea').focus();
  expect(await taken('0')).toBe(true);
  await expect.poll(size).toBe('13px');
  // At the standard size there is nothing to reset but the browser's own zoom.
  expect(await taken('0')).toBe(false);
  await console.button('Settings').focus();
  expect(await taken('+')).toBe(false);
  await nextFrame(page);
  expect(await size()).toBe('13px');
});

test('long lines go on to the right when asked to: by wheel and key, with the times standing still, and wrap again where the reader is', async ({
  console,
  survival,
}) => {
  const { page } = console;
  const long = (n: number) => `line ${n} ${'word '.repeat(80)}tail ${n}`;
  await printLines(survival, upTo(60).map(long), 5);
  await console.sees(/tail 60$/);
  await choose(console, 'Time of arrival');
  await choose(console, 'Go on to the right');
  const lines = async () => {
    const rows = await console.rows();
    return rows.map((row) => Number(/^line (\d+) .* tail \1$/.exec(row)?.[1]));
  };
  const isEnd = (seen: readonly number[]) => seen.join() === upTo(60).slice(-seen.length).join();
  await expect.poll(async () => isEnd(await lines())).toBe(true);
  const bar = page.getByRole('group', { name: 'Right part of long lines' });
  const [log, screen] = [page.locator('.roost-log'), page.locator('.xterm-screen')];
  const box = await log.boundingBox();
  // The track of the log stands where it stood, and nothing is wider than its place.
  const right = (box?.x ?? 0) + (box?.width ?? 0);
  const track = await page.getByRole('scrollbar').boundingBox();
  expect(track?.x).toBeGreaterThan(right - 40);
  expect((track?.x ?? 0) + (track?.width ?? 0)).toBeLessThanOrEqual(1280);
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(1280);

  const x = async () => (await screen.boundingBox())?.x ?? 0;
  const begin = await x();
  await page.mouse.move((box?.x ?? 0) + 300, (box?.y ?? 0) + 200);
  await page.mouse.wheel(400, 0);
  await expect.poll(x).toBe(begin - 400);
  expect((await beside(console)).every(({ time }) => /^\d\d:\d\d:\d\d$/.test(time))).toBe(true);
  await page.keyboard.press('Control+f');
  await page.getByRole('searchbox').fill('tail 60');
  const seen = async () => {
    const mark = await page.locator('.roost-find-current').boundingBox();
    return mark !== null && mark.x > (box?.x ?? 0) && mark.x + mark.width < right;
  };
  await expect.poll(seen).toBe(true);
  await page.keyboard.press('Escape');
  await page.keyboard.press('End');
  await bar.focus();
  await page.keyboard.press('Home');
  await page.keyboard.press('PageUp');
  await expect(console.button('To the end')).toBeVisible();
  await expect.poll(async () => (await lines()).at(-1)).toBeLessThan(60);
  const read = await lines();
  await choose(console, 'Wrap');
  await expect(bar).toHaveCount(0);
  // Fewer lines have room now, and they are some of those.
  const wrapped = async () =>
    (await console.rows()).flatMap((row) => {
      const number = /^line (\d+) word/.exec(row)?.[1];
      return number === undefined ? [] : [Number(number)];
    });
  await expect.poll(async () => (await wrapped()).length).toBeGreaterThan(2);
  expect(read).toEqual(expect.arrayContaining(await wrapped()));
});
