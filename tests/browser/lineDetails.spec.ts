import type { Locator, Page } from '@playwright/test';
import { keepNothing } from './device';
import { type Console, expect, printLines, test } from './fixtures';
import { askFor, choose, logHasFocus } from './lineMenu';
import { openQuiet } from './log';
import { clipboard, dialogOf } from './takeAway';

test.beforeEach(async ({ console, survival, context }) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  await openQuiet(console, survival);
});

async function openDetails(page: Page, text: string): Promise<Locator> {
  await askFor(page, text);
  await choose(page, 'Details…');
  return dialogOf(page);
}

function fact(dialog: Locator, name: string): Locator {
  return dialog.locator('dl > div').filter({ hasText: name }).locator('dd');
}

/** The rows of the tree as they are read, indented by their level. */
async function tree(dialog: Locator): Promise<string[]> {
  return dialog.getByRole('treeitem').evaluateAll((rows) =>
    rows.map((row) => {
      const indent = '  '.repeat(Number(row.getAttribute('aria-level')) - 1);
      return `${indent}${row.textContent ?? ''}`;
    }),
  );
}

async function print(console: Console, printed: () => Promise<void>, seen: string): Promise<void> {
  await printed();
  await console.sees(seen);
}

test('what is known of a line is told: its time, where it comes from, its level, its group', async ({
  console,
  survival,
}) => {
  const { page } = console;
  const begun = Date.now();
  await print(
    console,
    () => printLines(survival, ['[12:00:01 ERROR]: It went wrong', 'and this is why']),
    'this is why',
  );
  const dialog = await openDetails(page, 'this is why');
  await expect(dialog.getByRole('region', { name: 'Its text' })).toHaveText('and this is why');
  await expect(fact(dialog, 'From')).toHaveText('The server');
  await expect(fact(dialog, 'Level')).toHaveText('Error');
  const came = (await fact(dialog, 'Came').textContent()) ?? '';
  const shown = await page.evaluate((text) => new Date(text).getTime(), came);
  expect(Math.abs(shown - begun)).toBeLessThan(60_000);

  await fact(dialog, 'Belongs to').getByRole('button').click();
  await expect(dialog.getByRole('region', { name: 'Its text' })).toHaveText(/It went wrong$/);
  await expect(fact(dialog, 'Belongs to')).toHaveCount(0);
  await dialog.getByRole('button', { name: 'The line after' }).click();
  await expect(dialog.getByRole('region', { name: 'Its text' })).toHaveText('and this is why');
  await expect(dialog.getByRole('button', { name: 'The line after' })).toBeDisabled();
  await dialog.getByRole('button', { name: 'Copy the text' }).click();
  await expect(dialog.getByText('Copied.')).toBeVisible();
  expect(await clipboard(page)).toBe('and this is why');
  await page.keyboard.press('Escape');
  await expect(dialog).toHaveCount(0);
  expect(await logHasFocus(page)).toBe(true);
});

test('of a line that was there before the page it is said that its time is not known', async ({
  console,
}) => {
  await keepNothing(console);
  await console.sees('For help');
  const dialog = await openDetails(console.page, 'For help');
  await expect(fact(dialog, 'Came')).toHaveText(/^Not known/);
});

test('JSON in a line is unfolded, folded by mouse and keys, and copied', async ({
  console,
  survival,
}) => {
  const { page } = console;
  const value = { id: 1, who: { name: 'Steve', at: [1, 'x'] }, none: null, empty: {} };
  const json = JSON.stringify(value).replace('"id":1', '"id":90071992547409931234');
  await print(console, () => printLines(survival, [`[Stats] saved ${json} [7]`]), 'saved');
  const dialog = await openDetails(page, 'saved');
  await expect
    .poll(() => tree(dialog))
    .toEqual([
      '{ } 4 fields',
      '  id: 90071992547409931234',
      '  who: { } 2 fields',
      '    name: "Steve"',
      '    at: [ ] 2 items',
      '      1',
      '      "x"',
      '  none: null',
      '  empty: {}',
    ]);
  await dialog.getByText('who', { exact: true }).click();
  await expect(dialog.getByRole('treeitem')).toHaveCount(5);
  await expect(dialog.getByRole('treeitem', { name: 'who' })).toBeFocused();
  const focused = () => page.evaluate(() => document.activeElement?.textContent);
  for (const [key, row] of [
    ['ArrowRight', 'who: { } 2 fields'],
    ['ArrowRight', 'name: "Steve"'],
    ['ArrowLeft', 'who: { } 2 fields'],
    ['End', 'empty: {}'],
    ['Home', '{ } 4 fields'],
    ['ArrowLeft', '{ } 4 fields'],
  ] as const) {
    await page.keyboard.press(key);
    expect(await focused(), key).toBe(row);
  }
  await expect(dialog.getByRole('treeitem')).toHaveCount(1);
  await dialog.getByRole('button', { name: 'Unfold all' }).click();
  await dialog.getByRole('button', { name: 'Copy the JSON' }).click();
  await expect(dialog.getByText('Copied.')).toBeVisible();
  expect(JSON.parse(await clipboard(page))).toEqual(JSON.parse(json));
  expect(await clipboard(page)).toContain('\n  "id": 90071992547409931234,\n');
  await dialog.getByText('at', { exact: true }).click();
  await dialog.getByRole('button', { name: 'Copy this part' }).click();
  await expect.poll(() => clipboard(page)).toBe('[\n  1,\n  "x"\n]');
});

test('hostile JSON is shown within limits, and stays a text', async ({ console, survival }) => {
  const { page } = console;
  const deep = `{"deep":${'['.repeat(900)}1${']'.repeat(900)}}`;
  const wide = `{"wide":[${Array.from({ length: 3_000 }, (_, n) => n).join(',')}]}`;
  const markup = '{"<img src=x onerror=alert(1)>":"</script><b>bold</b>"}';
  await print(
    console,
    () => printLines(survival, ['['.repeat(15_000), deep, wide, markup, 'end of it']),
    'end of it',
  );
  const dialog = await openDetails(page, 'end of it');
  const before = dialog.getByRole('button', { name: 'The line before' });
  await before.click();
  await expect(dialog.getByText('"</script><b>bold</b>"', { exact: true })).toBeVisible();
  await expect(dialog.locator('img, b, script')).toHaveCount(0);

  await before.click();
  await expect(dialog.getByRole('treeitem', { name: 'wide: [ ] 3,000 items' })).toBeVisible();
  await dialog.getByRole('button', { name: 'Unfold all' }).click();
  await expect(dialog.getByRole('treeitem')).toHaveCount(100);
  await dialog.getByRole('button', { name: 'Show 100 more' }).click();
  await expect(dialog.getByRole('treeitem')).toHaveCount(200);

  await before.click();
  await expect(dialog.getByText('What is deeper is not shown here; a copy has it.')).toBeVisible();
  await dialog.getByRole('button', { name: 'Unfold all' }).click();
  await expect(dialog.getByRole('treeitem')).toHaveCount(61);
  await dialog.getByRole('button', { name: 'Copy the JSON' }).click();
  await expect(dialog.getByText('Copied.')).toBeVisible();

  await before.click();
  await expect(dialog.getByRole('region', { name: 'Its text' })).toHaveText(/^\[{10000}$/);
  await expect(dialog.getByText('Only the first 10,000 characters are shown.')).toBeVisible();
  await expect(dialog.getByRole('tree')).toHaveCount(0);
});
