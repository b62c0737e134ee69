import type { Page } from '@playwright/test';
import { type Console, expect, printLines, test } from './fixtures';
import { floodEnds, floodNumbers, quiet, upTo } from './log';

test.beforeEach(async ({ console, survival }) => {
  await console.open(survival);
  await console.running();
  await quiet(console, survival);
});

const panel = (page: Page) => page.getByRole('region', { name: 'Filter' });
const rule = (page: Page, n = 1) => page.getByRole('textbox', { name: `Text of rule ${n}` });

async function openFilter(console: Console): Promise<void> {
  await console.button('Filter').click();
  await expect(rule(console.page)).toBeVisible();
}

test('a text shows only the lines that have it, says how many it leaves out, and goes on for new lines', async ({
  console,
  survival,
}) => {
  const { page } = console;
  await printLines(survival, ['alpha one', 'beta one', 'alpha two']);
  await console.sees('alpha two');
  await openFilter(console);
  await rule(page).fill('ALPHA');
  await expect.poll(() => console.rows()).toEqual(['alpha one', 'alpha two']);
  await expect(panel(page).getByText(/^2 lines shown, \d+ left out$/)).toBeVisible();
  await printLines(survival, ['beta two', 'alpha three']);
  await expect.poll(() => console.rows()).toEqual(['alpha one', 'alpha two', 'alpha three']);

  await console.button('Match case').click();
  await expect(panel(page).getByText('No line passes the filter.')).toBeVisible();
  await console.button('Show everything').click();
  await console.sees('beta two');
  await console.sees('alpha three');
});

test('rules that hide, and several at once', async ({ console, survival }) => {
  const { page } = console;
  await printLines(survival, ['red apple', 'green apple', 'red pear', 'blue plum']);
  await console.sees('blue plum');
  await openFilter(console);
  await rule(page).fill('apple');
  await console.button('Add a rule').click();
  await rule(page, 2).fill('pear|plum');
  await page.getByRole('button', { name: 'Regular expression' }).nth(1).click();
  await expect
    .poll(() => console.rows())
    .toEqual(['red apple', 'green apple', 'red pear', 'blue plum']);
  await console.button('Add a rule').click();
  await page.getByRole('combobox', { name: 'What rule 3 does' }).selectOption('Hide');
  await rule(page, 3).fill('red');
  await expect.poll(() => console.rows()).toEqual(['green apple', 'blue plum']);
});

test('a pattern that is none is told of while the log stays, and one that would never end is no harm', async ({
  console,
  survival,
}) => {
  const { page } = console;
  await printLines(survival, [`${'a'.repeat(5_000)}b`, 'aaa']);
  await console.sees('aaa');
  const before = await console.rows();
  await openFilter(console);
  await console.button('Regular expression').click();
  await rule(page).fill('(a+');
  await expect(panel(page).getByRole('alert')).toContainText('Rule 1 is not a pattern');
  expect((await console.rows()).at(-1)).toBe(before.at(-1));
  await rule(page).fill('^(a+)+$');
  await expect.poll(() => console.rows()).toEqual(['aaa']);
  await expect(panel(page).getByRole('alert')).toHaveCount(0);
});

test('a click on a line shows it among its neighbours, and a button leads back', async ({
  console,
  survival,
}) => {
  const { page } = console;
  survival.command('flood 3000 20000');
  await floodEnds(console);
  await openFilter(console);
  await rule(page).fill('flood 001234');
  await expect.poll(async () => floodNumbers(await console.rows())).toEqual([1234]);
  await page.locator('.xterm-rows').getByText('flood 001234').click({ force: true });
  await expect(panel(page).getByText('You see a line among its neighbours')).toBeVisible();
  await expect
    .poll(async () => floodNumbers(await console.rows()))
    .toEqual(expect.arrayContaining([1233, 1234, 1235]));
  await console.button('Back to the filtered lines').click();
  await expect.poll(async () => floodNumbers(await console.rows())).toEqual([1234]);
});

test('scrolled up in a filtered log, the text stays while a flood goes on, and new lines that pass are counted', async ({
  console,
  survival,
}) => {
  const { page } = console;
  survival.command('flood 1000 20000');
  await floodEnds(console);
  await openFilter(console);
  await console.button('Regular expression').click();
  await rule(page).fill('flood \\d+0 ');
  await expect.poll(async () => floodNumbers(await console.rows()).slice(-2)).toEqual([990, 1000]);
  await console.button('Close the filter').click();
  await console.command.focus();
  await page.keyboard.press('PageUp');
  await expect(console.button('To the end')).toBeVisible();
  const read = await console.rows();
  survival.command('flood 200 500');
  await expect(console.button('20 new lines')).toBeVisible({ timeout: 15_000 });
  expect(await console.rows()).toEqual(read);
  await page.keyboard.press('End');
  await expect.poll(async () => floodNumbers(await console.rows()).at(-1)).toBe(200);
  const seen = floodNumbers(await console.rows());
  expect(seen.every((n) => n % 10 === 0)).toBe(true);
  expect(seen.slice(-20)).toEqual(upTo(20).map((n) => n * 10));
});

test('a filter with a name is there again after the page was loaded anew', async ({
  console,
  survival,
}) => {
  const { page } = console;
  await printLines(survival, ['keep this', 'not that']);
  await console.sees('not that');
  await openFilter(console);
  await rule(page).fill('keep');
  await page.getByRole('textbox', { name: 'Name of this filter' }).fill('mine');
  await console.button('Save').click();
  await page.reload();
  await console.running();
  await console.sees('not that');
  await openFilter(console);
  await page.getByRole('combobox', { name: 'Saved filters' }).selectOption('mine');
  await expect.poll(() => console.rows()).toEqual(['keep this']);
});
