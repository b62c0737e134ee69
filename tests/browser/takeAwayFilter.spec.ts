import type { Page } from '@playwright/test';
import type { NodeServer } from '../../devnode/world';
import { type Console, expect, printLines, test } from './fixtures';
import { floodEnds, openQuiet, printedRows, upTo } from './log';
import { frameGaps, placeOf } from './screen';
import { clipboard, dialogOf, download, openSave, printed } from './takeAway';

test.beforeEach(async ({ console, survival, context }) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  await openQuiet(console, survival);
});

const line = (text: string): string => `[12:00:00 INFO]: ${text}`;
const item = (n: number): string => line(`item ${n}${n % 10 === 0 ? ' tenth' : ''}`);
const tenths = upTo(200)
  .filter((n) => n % 10 === 0)
  .map((n) => `${item(n)}\n`);

async function filterBy({ page, ...console }: Console, text: string): Promise<void> {
  await console.button('Filter').click();
  await page.getByRole('textbox', { name: 'Text of rule 1' }).fill(text);
  await console.button('Close the filter').click();
}

function choice(page: Page, name: string | RegExp) {
  return dialogOf(page).getByRole('radio', { name });
}

/** Of 200 lines twenty are shown. */
async function showTenths(console: Console, survival: NodeServer, word: string): Promise<void> {
  await printLines(survival, upTo(200).map(item), 2);
  await console.sees(item(200));
  await filterBy(console, word);
  await expect.poll(async () => (await printedRows(console)).length).toBe(20);
}

test('with a filter, what it shows is offered first, and taken alone in every format', async ({
  console,
  survival,
}) => {
  const { page } = console;
  await showTenths(console, survival, 'TENTH');
  const dialog = await openSave(console);
  await expect(choice(page, 'What the filter shows, 20 lines')).toBeChecked();
  expect((await download(page, 'Text')).text).toBe(tenths.join(''));
  await expect(dialog.getByText('20 lines saved.')).toBeVisible();
  const json = (await download(page, 'JSON lines, with times')).text.trimEnd().split('\n');
  expect(json.map((one) => JSON.parse(one).level)).toEqual(tenths.map(() => 'info'));

  // The whole log is to be had all the same.
  await choice(page, /^The whole log/).check();
  expect((await download(page, 'Text')).text).toContain(`${item(111)}\n`);
  // From the top of the screen on, too, it is what can be seen.
  await choice(page, 'From the line at the top of the screen on').check();
  await expect(dialog.getByText('only those that the filter shows are taken')).toBeVisible();
  expect((await download(page, 'Text')).text).toBe(tenths.join(''));

  // A filter that is off is in nobody's way.
  await page.keyboard.press('Escape');
  await console.button('Show everything').click();
  await console.sees(item(199));
  await openSave(console);
  await expect(choice(page, /^What the filter shows/)).toHaveCount(0);
  await expect(choice(page, /^The whole log/)).toBeChecked();
});

test('lines selected in a filtered log are those that can be seen', async ({
  console,
  survival,
}) => {
  const { page } = console;
  await showTenths(console, survival, 'tenth');
  // A click on a line of a filtered log leads to its neighbours: it is selected by the mouse.
  const from = await placeOf(page, 'item 50');
  const to = await placeOf(page, 'item 100');
  await page.mouse.move(from.x, from.y);
  await page.mouse.down();
  await page.mouse.move(to.x, to.y, { steps: 5 });
  await page.mouse.up();
  const dialog = await openSave(console);
  await expect(choice(page, /^The selection/)).toBeChecked();
  await expect(dialog.getByText('only those that the filter shows are taken')).toBeVisible();
  await dialog.getByRole('radio', { name: 'Text', exact: true }).check();
  await dialog.getByRole('button', { name: 'Copy', exact: true }).click();
  await expect(dialog.getByText('6 lines copied.')).toBeVisible();
  expect(await clipboard(page)).toBe(tenths.slice(4, 10).join('').trimEnd());

  // Also with all of it selected.
  await page.keyboard.press('Escape');
  await page.locator('.xterm-helper-textarea').focus();
  await page.keyboard.press('Control+a');
  const bar = page.getByRole('region', { name: 'Selected lines' });
  await expect(bar).toContainText('those that the filter shows');
  await bar.getByRole('button', { name: 'Copy' }).click();
  await expect(bar).toContainText('20 lines copied.');
  expect(await clipboard(page)).toBe(tenths.join('').trimEnd());
});

test('a filtered download of 100,000 lines is what the filter shows, while the page stays at hand and lines go on coming', async ({
  console,
  survival,
}) => {
  test.setTimeout(200_000);
  const { page } = console;
  survival.command('flood 100000 10000');
  await page.waitForTimeout(1_000);
  await floodEnds(console, 120_000);
  await console.button('Filter').click();
  await console.button('Regular expression').click();
  await page.getByRole('textbox', { name: 'Text of rule 1' }).fill('^flood \\d{4}77 ');
  await console.button('Close the filter').click();
  const counts = page.getByText(/^\d,\d{3} lines shown, [\d,]+ left out$/);
  await expect(counts).toBeVisible({ timeout: 30_000 });
  const count = /^\S+/.exec((await counts.textContent()) ?? '')?.[0] ?? '';
  const dialog = await openSave(console);
  await expect(choice(page, `What the filter shows, ${count} lines`)).toBeChecked();
  let text = '';
  const gaps = await frameGaps(page, async () => {
    survival.command('flood 20000 10000');
    ({ text } = await download(page, 'Text'));
  });
  const taken = text.trimEnd().split('\n');
  await expect(dialog.getByText(/ lines saved\.$/)).toHaveText(
    `${taken.length.toLocaleString('en-GB')} lines saved.`,
  );
  // What had come of the second flood when the download began is part of it, and nothing else.
  const last = taken.findIndex((one) => one.startsWith('flood 099977 '));
  expect(last + 1).toBe(Number(count.replace(',', '')));
  // The first lines of a flood have no head: they count as a part of the line before it.
  const ofGroup = /Flood of 20000 lines|^flood 00(?:[01]\d{3}|2000) /;
  for (const one of taken.slice(last + 1)) {
    expect(/^flood \d{4}77 /.test(one) || ofGroup.test(one), one).toBe(true);
  }
  const own = taken.slice(
    taken.findIndex((one) => one.startsWith('flood 002077 ')),
    last + 1,
  );
  const wanted = upTo(100_000, 2_001).filter((n) => n % 100 === 77);
  expect(
    own.join('\n') ===
      wanted
        .map((n) => printed(n, n, false))
        .join('')
        .trimEnd(),
  ).toBe(true);
  // A page that did it itself would draw nothing until it is done.
  const whole = gaps.reduce((sum, gap) => sum + gap, 0);
  expect(gaps.at(-1)).toBeLessThan(Math.max(400, whole / 2));
});

test('while a second rule is no pattern yet, what is taken is what the screen shows', async ({
  console,
  survival,
}) => {
  const { page } = console;
  await showTenths(console, survival, 'tenth');
  await console.button('Filter').click();
  await console.button('Add a rule').click();
  await page.getByRole('textbox', { name: 'Text of rule 2' }).fill('(foo');
  await page.getByRole('button', { name: 'Regular expression' }).nth(1).click();
  await expect(page.getByRole('alert')).toContainText('Rule 2 is not a pattern');
  await openSave(console);
  await expect(choice(page, 'What the filter shows, 20 lines')).toBeChecked();
  expect((await download(page, 'Text')).text).toBe(tenths.join(''));
});
