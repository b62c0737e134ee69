import type { Page } from '@playwright/test';
import { findBar, marks } from './findMarks';
import { expect, printLines, test } from './fixtures';
import { openQuiet } from './log';
import { nextFrame, placeOf, wheel } from './screen';

/** What stands in the row with this text now; `text` tells what is left of it later. */
async function held(page: Page, wanted: string): Promise<{ text(): Promise<string | null> }> {
  const element = await page.evaluateHandle((text) => {
    const rows = [...document.querySelectorAll('.xterm-rows > div')];
    return rows.find(({ textContent }) => textContent === text)?.firstElementChild ?? null;
  }, wanted);
  return { text: () => element.evaluate((one) => (one?.isConnected ? one.textContent : null)) };
}

test('when a line comes the rows that only move up are not made anew', async ({
  console,
  survival,
}) => {
  const { page } = console;
  await openQuiet(console, survival);
  const lines = Array.from({ length: 80 }, (_, index) => `row ${index}`);
  await printLines(survival, lines);
  await console.sees(/^row 79$/);
  const seventy = await held(page, 'row 70');
  for (const text of ['one', 'two', 'three']) {
    await printLines(survival, [text]);
    await console.sees(text);
  }
  expect(await seventy.text()).toBe('row 70');
  const rows = (await console.rows()).filter((row) => row !== '');
  expect(rows.slice(-4)).toEqual(['row 79', 'one', 'two', 'three']);
  expect(rows.slice(-13, -3)).toEqual(lines.slice(-10));

  // In a screen of another size as well, where some rows are new.
  await page.setViewportSize({ width: 1280, height: 1100 });
  await expect.poll(async () => (await console.rows()).includes('row 30')).toBe(true);
  await printLines(survival, ['four']);
  await console.sees('four');
  const last = await held(page, 'row 79');
  await printLines(survival, ['five']);
  await console.sees('five');
  expect(await last.text()).toBe('row 79');
  expect((await console.rows()).filter((row) => row !== '').slice(-3)).toEqual([
    'three',
    'four',
    'five',
  ]);
});

test('where every row has a match, only that of the current one is made anew', async ({
  console,
  survival,
}) => {
  const { page } = console;
  const find = findBar(console);
  await openQuiet(console, survival);
  await printLines(
    survival,
    Array.from({ length: 80 }, (_, index) => `somewhere ${index}`),
  );
  await console.sees(/^somewhere 79$/);
  const other = await held(page, 'somewhere 70');
  const next = await held(page, 'somewhere 78');
  await find.open();
  await find.look('somewhere');
  await find.counts('80 of 80');
  await expect.poll(find.current).toMatchObject([{ row: 'somewhere 79' }]);
  await expect.poll(async () => (await marks(page)).length).toBeGreaterThan(20);
  expect(await other.text()).toBe('somewhere 70');
  expect(await next.text()).toBe('somewhere 78');

  await page.keyboard.press('Shift+Enter');
  await expect.poll(find.current).toMatchObject([{ row: 'somewhere 78', text: 'somewhere' }]);
  // What xterm.js paints it makes anew, so that the text can be read on its ground.
  expect(await next.text()).toBe(null);
  expect(await other.text()).toBe('somewhere 70');
});

test('a row that stays where it moves looks as if it had just been drawn, whatever was laid over it', async ({
  console,
  survival,
}) => {
  const { page } = console;
  const drawn = () =>
    page.locator('.xterm-rows:not(.roost-still) > div').evaluateAll((rows) =>
      rows.map((row) =>
        [...row.children].map((run) => {
          const { color, backgroundColor, textDecorationLine } = getComputedStyle(run);
          return [
            run.textContent,
            run.className,
            color,
            backgroundColor,
            textDecorationLine,
          ].join();
        }),
      ),
    );
  const add = async (text: string): Promise<void> => {
    await printLines(survival, [text]);
    await console.sees(text);
  };
  /** All rows are drawn for another size of the text, and once more for the one that they had. */
  const anew = async (): Promise<string[][]> => {
    const size = () =>
      page.locator('.xterm-rows').evaluate((rows) => getComputedStyle(rows).fontSize);
    const before = await size();
    await page.keyboard.press('Control+=');
    await expect.poll(size).not.toBe(before);
    await page.keyboard.press('Control+-');
    await expect.poll(size).toBe(before);
    await nextFrame(page);
    await nextFrame(page);
    return drawn();
  };
  await openQuiet(console, survival);
  const looks = [
    'plain',
    '\x1b[31mred\x1b[0m and \x1b[1;44mbold on blue\x1b[0m',
    '\x1b[38;2;30;30;34mtoo dark\x1b[0m, \x1b[38;2;250;250;250mtoo bright\x1b[0m',
    'wide 汉字, joined e\u0301 and 👩‍🚀',
    'see https://example.com/a and \x1b]8;;https://example.com/b\x1b\\there\x1b]8;;\x1b\\',
  ];
  await printLines(
    survival,
    Array.from({ length: 80 }, (_, index) => `${looks[index % looks.length]} ${index}`),
  );
  await console.sees(/plain 75$/);

  await page.keyboard.press('Control+f');
  await page.getByRole('searchbox', { name: 'Find in the log' }).fill('bold');
  await expect.poll(() => page.locator('.roost-find').count()).toBeGreaterThan(3);
  // The last match is on the last screen: on from there, the end is followed again.
  await wheel(page, 100);
  await add('while found');
  await page.keyboard.press('Escape');
  await expect.poll(() => page.locator('.roost-find').count()).toBe(0);
  await add('after finding');
  expect(await drawn()).toEqual(await anew());

  const middle = await placeOf(page, 'plain 75');
  await page.mouse.dblclick(middle.x, middle.y);
  const selected = page.locator('.xterm-selection > div');
  await expect(selected).not.toHaveCount(0);
  await add('while selected');
  await page.mouse.click(middle.x + 300, middle.y);
  await expect(selected).toHaveCount(0);
  await add('after selecting');
  expect(await drawn()).toEqual(await anew());

  // What is selected is no more in a terminal of another size, however often it gets one.
  await page.mouse.dblclick(middle.x, middle.y - 60);
  await expect(selected).not.toHaveCount(0);
  for (const height of [700, 620]) {
    await page.setViewportSize({ width: 1280, height });
    await expect(selected).toHaveCount(0);
    await nextFrame(page);
    await nextFrame(page);
    expect(await drawn()).toEqual(await anew());
  }

  const light = await drawn();
  await page.emulateMedia({ colorScheme: 'dark' });
  await expect.poll(drawn).not.toEqual(light);
  await add('in the dark');
  expect(await drawn()).toEqual(await anew());
});
