import type { Page } from '@playwright/test';
import { expect, printLines, test } from './fixtures';
import { openQuiet } from './log';

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
