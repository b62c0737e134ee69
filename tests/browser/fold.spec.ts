import { type Console, expect, test } from './fixtures';
import { atRest, floodNumbers, openQuiet } from './log';
import { clickText, nextFrame, placeOf, watchRows } from './screen';
import { clipboard } from './takeAway';

test.beforeEach(async ({ console, survival }) => {
  await openQuiet(console, survival);
});

const frame = '        at com.example.Greeter.run(Greeter.java:10) ~[greeter.jar:?]';

/** What is on screen of the last trace. */
async function trace(console: Console): Promise<string[]> {
  const rows = await console.rows();
  const from = rows.findLastIndex((row) => row.includes('Could not pass event'));
  return from === -1 ? [] : rows.slice(from);
}

const folded = [
  expect.stringContaining('Could not pass event'),
  'java.lang.IllegalStateException: no world to greet in',
  '▸ 12 more lines',
  'Caused by: java.io.IOException: the world is on another disk',
  '▸ 5 more lines',
];

test('a stack trace is folded to what went wrong and its cause, and opens with a click', async ({
  console,
  survival,
}) => {
  survival.command('trace');
  survival.command('mark end');
  await expect.poll(() => trace(console)).toEqual([...folded, 'mark end']);
  await clickText(console.page, '12 more lines');
  await expect.poll(() => trace(console)).toHaveLength(5 + 12);
  expect(await trace(console)).toContain(frame);
  // The other stays as it was, and so do the settings.
  await console.sees('▸ 5 more lines');
  await console.page.keyboard.press('End');
  survival.command('trace');
  await expect.poll(() => trace(console)).toEqual(folded);
});

test('equal lines in a row become one that counts on, and open', async ({ console, survival }) => {
  survival.command('repeat 19 All is too slow');
  survival.command('mark between');
  await console.sees('mark between');
  expect((await console.rows()).filter((row) => row.endsWith('All is too slow'))).toHaveLength(19);
  survival.command('repeat 30 The same again');
  await console.sees('▸ the same 29 more times');
  survival.command('repeat 70 The same again');
  await console.sees('▸ the same 99 more times');
  expect((await console.rows()).filter((row) => row.endsWith('The same again'))).toHaveLength(1);
  await clickText(console.page, 'the same 99 more times');
  await expect
    .poll(async () => (await console.rows()).filter((row) => row.endsWith('again')).length)
    .toBeGreaterThan(20);
});

test('what was opened stays where it is while a flood goes on', async ({ console, survival }) => {
  survival.command('trace 60');
  await console.sees('▸ 60 more lines');
  await clickText(console.page, '60 more lines');
  await console.sees('Greeter.java:10)');
  await atRest(console);
  survival.command('flood 20000 10000');
  const watched = await watchRows(console);
  await expect(console.page.getByText(/new lines/)).toBeVisible();
  await expect.poll(async () => (await watched()).frames, { timeout: 10_000 }).toBeGreaterThan(60);
  expect((await watched()).moved).toBe(0);
});

test('a selection across folded lines is copied with them', async ({
  console,
  survival,
  context,
}) => {
  const { page } = console;
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  survival.command('trace');
  survival.command('mark end');
  await expect.poll(() => trace(console)).toEqual([...folded, 'mark end']);
  const from = await placeOf(page, 'Could not pass event');
  const to = await placeOf(page, 'on another disk');
  await page.mouse.move(from.x, from.y);
  await page.mouse.down();
  await page.mouse.move(to.x, to.y, { steps: 4 });
  await page.mouse.up();
  const bar = page.getByRole('region', { name: 'Selected lines' });
  await expect(bar).toContainText('15 lines selected');
  await page.keyboard.press('Control+c');
  await expect(bar).toContainText('15 lines copied.');
  const lines = (await clipboard(page)).split('\n');
  expect(lines).toHaveLength(15);
  expect(lines.slice(0, 3)).toEqual([folded[0], folded[1], expect.stringContaining(frame.trim())]);
  expect(lines[14]).toBe(folded[3]);

  // Within the row that stands for them it is its words that are selected.
  await page.keyboard.press('Escape');
  await expect(bar).toHaveCount(0);
  const row = await placeOf(page, '12 more');
  await page.mouse.move(row.x, row.y);
  await page.mouse.down();
  await page.mouse.move(row.x + 120, row.y, { steps: 4 });
  await page.mouse.up();
  await page.keyboard.press('Control+c');
  await expect.poll(() => clipboard(page)).toMatch(/lines$/);
  await expect(bar).toHaveCount(0);
});

test('what is found in folded lines is shown', async ({ console, survival }) => {
  const { page } = console;
  survival.command('trace 40');
  survival.command('mark end');
  await console.sees('▸ 40 more lines');
  await page.keyboard.press('Control+f');
  await page.getByRole('searchbox', { name: 'Find in the log' }).fill('Greeter.java:33');
  await console.sees('Greeter.java:33');
  await expect(page.getByText('1 of 1', { exact: true })).toBeVisible();
  await expect(page.locator('.roost-find-current')).toHaveCount(1);
});

test('what is found first of folded lines is shown as well', async ({ console, survival }) => {
  const { page } = console;
  survival.command('repeat 30 hello');
  await console.sees('▸ the same 29 more times');
  await page.keyboard.press('Control+f');
  await page.getByRole('searchbox', { name: 'Find in the log' }).fill('hello');
  await expect(page.locator('.roost-find-current')).toHaveCount(1);
  await expect.poll(async () => (await console.rows()).join()).not.toContain('▸ the same');
});

test('folding is a choice', async ({ console, survival }) => {
  const { page } = console;
  survival.command('trace');
  survival.command('repeat 6 Slow');
  await console.sees('▸ 12 more lines');
  await console.button('Times and size').click();
  const panel = page.getByRole('region', { name: 'Times and size' });
  await panel.getByRole('radio', { name: 'Whole' }).check();
  await console.sees('Disk.java:13)');
  await panel.getByRole('radio', { name: 'One from 5 on' }).check();
  await console.sees('▸ the same 5 more times');
  await page.reload();
  await console.sees('▸ the same 5 more times');
  await console.sees('Disk.java:13)');
});

test('rows that stand for others are read over by a reader who scrolls through all of the log', async ({
  console,
  survival,
}) => {
  // More lines than a window has, and no more at a time than the node lets through.
  for (let n = 0; n < 3; n++) survival.command('trace 400');
  await console.sees('▸ 400 more lines');
  survival.command('flood 1200 1000');
  await console.sees('Flood done');
  await expect
    .poll(
      async () => {
        await console.page.keyboard.press('PageUp');
        await nextFrame(console.page);
        return floodNumbers(await console.rows())[0] ?? 0;
      },
      { intervals: [0], timeout: 20_000 },
    )
    .toBe(1);
  await console.page.keyboard.press('PageUp');
  await console.sees('▸ 400 more lines');
});

test.describe('on a phone', () => {
  test.use({ viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true });

  test('a row opens with a tap', async ({ console, survival }) => {
    survival.command('trace');
    await console.sees('▸ 12 more lines');
    const row = console.page.locator('.xterm-rows:not(.roost-still) > div', {
      hasText: '▸ 12 more lines',
    });
    const box = await row.boundingBox();
    if (box === null) throw new Error('The row is not there.');
    await console.page.touchscreen.tap(box.x + 60, box.y + box.height / 2);
    await console.sees(/^a:12\)/);
  });
});
