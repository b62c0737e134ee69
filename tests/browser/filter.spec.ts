import type { Page } from '@playwright/test';
import { type Console, expect, printLines, test } from './fixtures';
import { atRest, openQuiet, printedRows, upTo } from './log';
import { clickText } from './screen';

test.beforeEach(async ({ console, survival }) => {
  await openQuiet(console, survival);
});

const panel = (page: Page) => page.getByRole('region', { name: 'Filter' });
const rule = (page: Page, n = 1) => page.getByRole('textbox', { name: `Text of rule ${n}` });

async function openFilter(console: Console): Promise<void> {
  await console.button('Filter').click();
  await expect(rule(console.page)).toBeVisible();
}

/** A line with a head: one without belongs to the line before it, and is shown with it. */
const line = (text: string) => `[12:00:00 INFO]: ${text}`;
const lines = (...texts: readonly string[]) => texts.map(line);
const item = (n: number) => line(`item ${String(n).padStart(4, '0')}`);
const items = (rows: readonly string[]) =>
  rows.flatMap((row) => (row.includes(': item ') ? [Number(row.slice(-4))] : []));

test('what is typed once the filter is open goes into its rule, and End leads to the end of the log from there, too', async ({
  console,
  survival,
}) => {
  const { page } = console;
  await printLines(
    survival,
    [...Array(80)].map((_, n) => item(n)),
  );
  await console.sees(/item 0079$/);
  await page.keyboard.press('PageUp');
  await openFilter(console);
  await expect(rule(page)).toBeFocused();
  await page.keyboard.type('item 001');
  await expect.poll(async () => items(await console.rows())).toEqual(upTo(19, 10));
  await page.keyboard.press('Home');
  await page.keyboard.press('Shift+End');
  await page.keyboard.press('Delete');
  await expect(rule(page)).toHaveValue('');
  await expect.poll(async () => items(await console.rows()).length).toBeGreaterThan(20);
  await page.keyboard.press('PageUp');
  await expect.poll(async () => items(await console.rows()).at(-1)).toBeLessThan(79);
  await page.keyboard.press('End');
  await console.sees(/item 0079$/);

  await page.keyboard.press('PageUp');
  await panel(page).getByRole('checkbox', { name: 'Trace' }).focus();
  await page.keyboard.press('End');
  await console.sees(/item 0079$/);
});

test('a text shows only the lines that have it, says how many it leaves out, and goes on for new lines', async ({
  console,
  survival,
}) => {
  const { page } = console;
  await printLines(survival, lines('alpha one', 'beta one', 'alpha two'));
  await console.sees(/alpha two$/);
  await openFilter(console);
  await rule(page).fill('ALPHA');
  await expect.poll(() => printedRows(console)).toEqual(lines('alpha one', 'alpha two'));
  await expect(panel(page).getByText(/^2 lines shown, \d+ left out$/)).toBeVisible();
  await printLines(survival, lines('beta two', 'alpha three'));
  await expect
    .poll(() => printedRows(console))
    .toEqual(lines('alpha one', 'alpha two', 'alpha three'));

  await console.button('Match case').click();
  await expect(panel(page).getByText('No line passes the filter.')).toBeVisible();
  await console.button('Show everything').click();
  await console.sees(/beta two$/);
  await console.sees(/alpha three$/);
});

test('rules that hide, and several at once', async ({ console, survival }) => {
  const { page } = console;
  await printLines(survival, lines('red apple', 'green apple', 'red pear', 'blue plum'));
  await console.sees(/blue plum$/);
  await openFilter(console);
  await rule(page).fill('apple');
  await console.button('Add a rule').click();
  await rule(page, 2).fill('pear|plum');
  await page.getByRole('button', { name: 'Regular expression' }).nth(1).click();
  await expect
    .poll(() => printedRows(console))
    .toEqual(lines('red apple', 'green apple', 'red pear', 'blue plum'));
  await console.button('Add a rule').click();
  await page.getByRole('combobox', { name: 'What rule 3 does' }).selectOption('Hide');
  await rule(page, 3).fill('red');
  await expect.poll(() => printedRows(console)).toEqual(lines('green apple', 'blue plum'));
});

test('by level a warning is shown with the stack trace that follows it, and nothing else', async ({
  console,
  survival,
}) => {
  const { page } = console;
  const trace = [
    '[12:00:01 WARN]: Could not pass event',
    'java.lang.IllegalStateException: no world',
    '\tat com.example.Plugin.onJoin(Plugin.java:12)',
    'Caused by: java.io.IOException: gone',
  ];
  const shown = trace.map((row) => row.replace('\t', '        '));
  await printLines(survival, [line('before'), ...trace, line('after')]);
  await console.sees(/: after$/);
  await openFilter(console);
  const levels = page.getByRole('group', { name: 'Levels' });
  for (const name of ['Info', 'Without a level']) await levels.getByLabel(name).uncheck();
  await expect.poll(() => printedRows(console)).toEqual(shown);
  // A text in the middle of it brings the whole of it.
  await rule(page).fill('IOException');
  await expect.poll(() => printedRows(console)).toEqual(shown);
  await rule(page).fill('nobody has this');
  await expect(panel(page).getByText('No line passes the filter.')).toBeVisible();
});

test('by source the commands of one’s own stand alone', async ({ console }) => {
  const { page } = console;
  await console.send('list');
  await console.sees(/^› list$/);
  await openFilter(console);
  const from = page.getByRole('group', { name: 'From' });
  for (const name of ['Server', 'Node', 'Installation']) await from.getByLabel(name).uncheck();
  await expect.poll(() => printedRows(console)).toEqual(['› list']);
});

test('a pattern that is none is told of while the log stays, and one that would never end is no harm', async ({
  console,
  survival,
}) => {
  const { page } = console;
  await printLines(survival, [line(`${'a'.repeat(5_000)}b`), line('aaa')]);
  await console.sees(/: aaa$/);
  const before = await console.rows();
  await openFilter(console);
  await console.button('Regular expression').click();
  await rule(page).fill('(a+');
  await expect(panel(page).getByRole('alert')).toContainText('Rule 1 is not a pattern');
  expect((await console.rows()).at(-1)).toBe(before.at(-1));
  await rule(page).fill(': (a+)+$');
  await expect.poll(() => printedRows(console)).toEqual(lines('aaa'));
  await expect(panel(page).getByRole('alert')).toHaveCount(0);
});

test('a click on a line shows it among its neighbours, and a button leads back', async ({
  console,
  survival,
}) => {
  const { page } = console;
  await printLines(survival, upTo(200).map(item), 5);
  await console.sees(item(200));
  await openFilter(console);
  await rule(page).fill('item 0123');
  await expect.poll(async () => items(await console.rows())).toEqual([123]);
  await page.locator('.xterm-rows:not(.roost-still)').getByText('item 0123').click({ force: true });
  await expect(panel(page).getByText('You see a line among its neighbours')).toBeVisible();
  await expect
    .poll(async () => items(await console.rows()))
    .toEqual(expect.arrayContaining([122, 123, 124]));
  await console.button('Back to the filtered lines').click();
  await expect.poll(async () => items(await console.rows())).toEqual([123]);
});

test('scrolled up in a filtered log, the text stays while lines come, and those that pass are counted', async ({
  console,
  survival,
}) => {
  test.setTimeout(60_000);
  const { page } = console;
  await printLines(survival, upTo(1_000).map(item), 3);
  await console.sees(item(1_000));
  await openFilter(console);
  await console.button('Regular expression').click();
  await rule(page).fill('item \\d+0$');
  await expect.poll(async () => items(await console.rows()).slice(-2)).toEqual([990, 1000]);
  await console.button('Close the filter').click();
  await console.command.focus();
  await page.keyboard.press('PageUp');
  await expect(console.button('To the end')).toBeVisible();
  await expect.poll(async () => items(await console.rows()).at(-1)).toBeLessThan(800);
  await atRest(console);
  const read = await console.rows();
  await printLines(survival, upTo(1_200, 1_001).map(item), 5);
  await expect(console.button('20 new lines')).toBeVisible({ timeout: 15_000 });
  expect(await console.rows()).toEqual(read);
  await page.keyboard.press('End');
  await expect.poll(async () => items(await console.rows()).at(-1)).toBe(1_200);
  const seen = items(await console.rows());
  expect(seen.slice(-20)).toEqual(upTo(20).map((n) => 1_000 + n * 10));
});

test('a filter with a name is there again after the page was loaded anew', async ({
  console,
  survival,
}) => {
  const { page } = console;
  await printLines(survival, lines('keep this', 'not that'));
  await console.sees(/not that$/);
  await openFilter(console);
  await rule(page).fill('keep');
  await page.getByRole('textbox', { name: 'Name of this filter' }).fill('mine');
  await console.button('Save').click();
  await page.reload();
  await console.running();
  await console.sees(/not that$/);
  await openFilter(console);
  await page.getByRole('combobox', { name: 'Saved filters' }).selectOption('mine');
  // Where the page took long to come back the log says so.
  const theServers = async () =>
    (await printedRows(console)).filter((row) => !row.startsWith('Connected again'));
  await expect.poll(theServers).toEqual(lines('keep this'));
});

test('find counts and goes to matches among the lines shown, and anew when the filter goes', async ({
  console,
  survival,
}) => {
  const { page } = console;
  await printLines(survival, upTo(100).map(item), 5);
  await console.sees(item(100));
  await openFilter(console);
  await rule(page).fill('item 007');
  await expect.poll(async () => items(await console.rows())).toEqual(upTo(79, 70));
  await page.keyboard.press('Control+f');
  const bar = page.getByRole('search');
  await bar.getByRole('searchbox').fill('item');
  await expect(bar.getByText('10 of 10', { exact: true })).toBeVisible();
  await page.keyboard.press('Shift+Enter');
  await expect(bar.getByText('9 of 10', { exact: true })).toBeVisible();
  await expect(page.locator('.roost-find-current')).toHaveCount(1);
  expect(items(await console.rows())).toEqual(upTo(79, 70));
  await console.button('Show everything').click();
  await expect(bar.getByText('78 of 100', { exact: true })).toBeVisible();
  await rule(page).fill('item 000');
  await expect(bar.getByText('9 found', { exact: true })).toBeVisible();
});

test('a link in filtered lines opens, and shows no line among its neighbours', async ({
  console,
  context,
  survival,
}) => {
  const { page } = console;
  await context.route('https://example.com/**', (route) => route.fulfill({ body: 'there' }));
  const link = line('see https://example.com/plain here');
  await printLines(survival, [line('one'), link, line('three')]);
  await console.sees(/three$/);
  await openFilter(console);
  await rule(page).fill('see http');
  await expect.poll(() => printedRows(console)).toEqual([link]);
  const [opened] = await Promise.all([
    context.waitForEvent('page'),
    clickText(page, 'https://example.com/plain'),
  ]);
  await opened.close();
  await page.waitForTimeout(300);
  await expect(page.getByText('You see a line among its neighbours')).toHaveCount(0);
  expect(await printedRows(console)).toEqual([link]);
});
