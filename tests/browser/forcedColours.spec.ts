import { expect, printLines, test } from './fixtures';
import { openQuiet } from './log';

test('where somebody’s own colours are in force, errors and warnings are marked all the same', async ({
  console,
  survival,
}) => {
  const { page } = console;
  await page.emulateMedia({ forcedColors: 'active' });
  await openQuiet(console, survival);
  await printLines(survival, [
    '[12:00:01 WARN]: it creaks',
    '[12:00:02 ERROR]: it broke',
    'java.lang.IllegalStateException: no world',
  ]);
  await expect(page.locator('.roost-gutter > .error-below')).toBeAttached();
  const grounds = await page.locator('.roost-gutter').evaluate((gutter) => {
    const rows = ['warn', 'error', 'error-below'].map((kind) => gutter.querySelector(`.${kind}`));
    const of = (row: Element | null) => row && getComputedStyle(row, '::before').backgroundColor;
    return { marks: rows.map(of), text: getComputedStyle(document.body).color };
  });
  expect(grounds.marks).toEqual([grounds.text, grounds.text, grounds.text]);
});
