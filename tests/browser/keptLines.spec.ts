import { expect, test } from './fixtures';
import { atRest, floodEnds, openQuiet } from './log';
import { dialogOf } from './takeAway';

// Two floods, a reload and five questions: a slow machine needs more than half a minute.
test.setTimeout(60_000);

test('how many lines are kept is a setting: what would go is said before it goes, and what is kept stays', async ({
  console,
  survival,
}) => {
  const { page } = console;
  await openQuiet(console, survival);
  survival.command('flood 30000 5000');
  await floodEnds(console);
  const count = page.getByRole('toolbar', { name: 'Tools' });
  await expect(count).toContainText(/30,0\d\d lines/);
  await atRest(console);
  const rows = await console.rows();

  await console.button('Settings').click();
  const dialog = dialogOf(page);
  const choice = (name: string) => dialog.getByRole('radio', { name, exact: true });
  const warning = dialog.getByRole('alert');
  await expect(choice('1,000,000')).toBeChecked();
  // There is room for all.
  await choice('100,000').check();
  await expect(warning).toHaveCount(0);

  await choice('10,000').check();
  await expect(warning).toHaveText('About 21,000 of the oldest lines will be gone from this page.');
  await dialog.getByRole('button', { name: 'Keep them' }).click();
  await expect(choice('100,000')).toBeChecked();
  await expect(count).toContainText(/30,0\d\d lines/);

  await choice('10,000').check();
  await dialog.getByRole('button', { name: 'Let them go' }).click();
  await expect(choice('10,000')).toBeChecked();
  await expect(choice('10,000')).toBeFocused();
  await expect(warning).toHaveCount(0);
  await page.keyboard.press('Escape');
  await expect(count).toContainText(/(10,000|9,\d\d\d) lines · 2[01],\d\d\d older are gone/);
  // What is on the screen is not touched by it.
  expect(await console.rows()).toEqual(rows);
  survival.command('flood 2000 10000');
  await console.sees('Flood done: 2000 lines');
  await expect(count).toContainText(/(10,000|9,\d\d\d) lines/);

  await page.reload();
  await console.running();
  await console.button('Settings').click();
  await expect(choice('10,000')).toBeChecked();
  // More is never a question.
  await choice('5,000,000').check();
  await expect(warning).toHaveCount(0);
  await expect(dialog).toContainText('135 MB');
});
