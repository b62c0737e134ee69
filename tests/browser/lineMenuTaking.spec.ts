import { expect, printLines, test } from './fixtures';
import { askFor, choose, focusBehindDialog, itemsOf, menuOf } from './lineMenu';
import { openQuiet } from './log';
import { clickText, placeOf } from './screen';
import { clipboard, dialogOf } from './takeAway';

/** What is taken out of the log from the menu of a line. */

test.beforeEach(async ({ console, survival, context }) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  await openQuiet(console, survival);
});

test('whole lines that are selected are copied from the menu as by the keys', async ({
  console,
  survival,
}) => {
  const { page } = console;
  await printLines(survival, ['first one', 'second one', 'third one']);
  await console.sees('third one');
  const { x, y } = await placeOf(page, 'third one');
  // What selects whole lines comes a moment after the first of them.
  await expect(async () => {
    if (await menuOf(page).isVisible()) await page.keyboard.press('Escape');
    await clickText(page, 'first one');
    await page.keyboard.down('Shift');
    await page.mouse.click(x, y);
    await page.keyboard.up('Shift');
    await expect(page.getByText('3 lines selected')).toBeVisible({ timeout: 1_000 });
    await askFor(page, 'second one');
    expect(await itemsOf(page)).toContain('Copy the selection');
  }).toPass();
  await choose(page, 'Copy the selection');
  await expect(page.getByText('3 lines copied.')).toBeVisible();
  expect(await clipboard(page)).toBe('first one\nsecond one\nthird one');
});

test('the log is saved from a line on', async ({ console, survival }) => {
  const { page } = console;
  await printLines(survival, ['before it', 'from here', 'behind it']);
  await console.sees('behind it');
  await askFor(page, 'from here');
  await choose(page, 'Save from here…');
  const dialog = dialogOf(page);
  await expect(dialog.getByRole('radio', { name: /^From line \d+ on$/ })).toBeChecked();
  await dialog.getByRole('button', { name: 'Copy' }).click();
  await expect(dialog.getByRole('status')).toHaveText('2 lines copied.');
  expect(await clipboard(page)).toBe('from here\nbehind it');
  const inLog = await focusBehindDialog(page);
  await page.keyboard.press('Escape');
  await expect(dialog).toHaveCount(0);
  expect(await inLog()).toBe(true);
});
