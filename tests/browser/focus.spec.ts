import type { Locator } from '@playwright/test';
import { type Console, expect, test } from './fixtures';
import { atRest, floodEnds, openQuiet } from './log';
import { nextFrame, placeOf } from './screen';

/** Where the keyboard is after something has gone from the page, or can be pressed no more. */

test.beforeEach(async ({ console, survival }) => {
  await openQuiet(console, survival);
  // Both come when the log is there.
  await expect(console.page.getByRole('scrollbar', { name: 'Place in the log' })).toBeVisible();
});

async function press(console: Console, button: Locator): Promise<void> {
  await button.focus();
  await console.page.keyboard.press('Enter');
}

test('a panel that is closed gives the focus back to what opened it', async ({ console }) => {
  const { page } = console;
  for (const [tool, close] of [
    ['Times and size', 'Close'],
    ['Filter', 'Close the filter'],
  ] as const) {
    await press(console, console.button(tool));
    await press(console, console.button(close));
    await expect(page.getByRole('region', { name: tool })).toHaveCount(0);
    await expect(console.button(tool)).toBeFocused();
  }
  await page.setViewportSize({ width: 640, height: 400 });
  await console.button('Menu').click();
  await page.getByRole('dialog').getByRole('button', { name: 'Filter' }).click();
  await press(console, console.button('Close the filter'));
  await expect(console.button('Menu')).toBeFocused();
});

test('what is typed after Add a rule is the text of the new rule, not of one that was there', async ({
  console,
}) => {
  const { page } = console;
  const rule = (n: number) => page.getByRole('textbox', { name: `Text of rule ${n}` });
  await console.button('Filter').click();
  await rule(1).fill('one');
  await press(console, console.button('Add a rule'));
  await expect(rule(2)).toBeFocused();
  await page.keyboard.type('two');
  await console.button('Add a rule').click();
  await expect(rule(3)).toBeFocused();
  await page.keyboard.type('three');
  for (const [n, text] of ['one', 'two', 'three'].entries()) {
    await expect(rule(n + 1)).toHaveValue(text);
  }
});

test('a tool that is called otherwise once it is pressed keeps the focus', async ({ console }) => {
  const { page } = console;
  await press(console, console.button('Pause the log'));
  await expect(console.button('Go on')).toBeFocused();
  await page.keyboard.press('Space');
  await expect(console.button('Pause the log')).toBeFocused();
  const theme = page.getByRole('button', { name: / theme$/ });
  const before = (await theme.getAttribute('aria-label')) ?? '';
  await press(console, theme);
  await expect(console.button(before)).toHaveCount(0);
  await expect(theme).toBeFocused();
});

test('where what was pressed has gone, the focus is in its panel, or in the command line', async ({
  console,
}) => {
  const { page } = console;
  const text = page.getByRole('textbox', { name: 'Text of rule 1' });
  await console.button('Filter').click();
  await press(console, console.button('Add a rule'));
  await press(console, console.button('Remove rule 2'));
  await expect(text).toBeFocused();
  await page.keyboard.type('Quiet');
  await press(console, console.button('Show everything'));
  await expect(text).toBeFocused();
  await page.keyboard.type('Quiet');
  await press(console, console.button('Close the filter'));
  await press(console, console.button('Show everything'));
  await expect(page.getByRole('region', { name: 'Filter' })).toBeHidden();
  await expect(console.command).toBeFocused();

  await page.locator('.xterm-screen').click();
  await page.keyboard.press('Control+a');
  await press(console, console.button('Clear the selection'));
  await expect(console.command).toBeFocused();
});

test('once a server is killed, what is typed next is a command', async ({ console }) => {
  const { page } = console;
  await press(console, console.button('Kill'));
  await press(console, page.getByRole('alertdialog').getByRole('button', { name: 'Kill' }));
  await expect(console.state).toContainText('Offline');
  await expect(console.command).toBeFocused();
});

test('Esc closes a panel and goes to the command line; find is closed before it', async ({
  console,
}) => {
  const { page } = console;
  for (const tool of ['Times and size', 'Filter']) {
    const panel = page.getByRole('region', { name: tool });
    await console.button(tool).click();
    await expect(panel).toBeVisible();
    await page.keyboard.press('Tab');
    await page.keyboard.press('Control+f');
    await expect(page.getByRole('searchbox')).toBeFocused();
    await page.keyboard.press('Escape');
    await expect(page.getByRole('searchbox')).toHaveCount(0);
    await expect(panel).toBeVisible();
    await page.keyboard.press('Escape');
    await expect(panel).toBeHidden();
    await expect(console.command).toBeFocused();
  }
  // Closed, a filter is still in force.
  await console.button('Filter').click();
  await page.getByRole('textbox', { name: 'Text of rule 1' }).fill('Quiet');
  await page.keyboard.press('Escape');
  await expect(console.button('Close the filter')).toHaveCount(0);
  await expect(console.button('Show everything')).toBeVisible();
});

test('tools that open something tell whether it is open', async ({ console }) => {
  const { page } = console;
  for (const tool of ['Find in the log', 'Filter', 'Times and size']) {
    const button = page.getByRole('button', { name: tool, exact: true });
    await expect(button).toHaveAttribute('aria-expanded', 'false');
    await button.click();
    await expect(button).toHaveAttribute('aria-expanded', 'true');
    await page.keyboard.press('Escape');
    await expect(button).toHaveAttribute('aria-expanded', 'false');
  }
  await page.setViewportSize({ width: 640, height: 400 });
  await console.button('Menu').click();
  const item = page.getByRole('dialog').getByRole('button', { name: 'Filter' });
  await expect(item).toHaveAttribute('aria-expanded', 'false');
});

for (const button of ['left', 'right'] as const) {
  test(`the log stays where it is when it is pressed with the ${button} button, though a panel has made it lower`, async ({
    console,
    survival,
  }) => {
    const { page } = console;
    survival.command('flood 900 20000');
    await floodEnds(console);
    await atRest(console);
    await console.button('Filter').click();
    await expect(page.getByRole('textbox', { name: 'Text of rule 1' })).toBeVisible();
    await atRest(console);
    const { x, y } = await placeOf(page, 'flood 000890');
    await page.mouse.click(x, y, { button });
    await nextFrame(page);
    expect(await placeOf(page, 'flood 000890')).toEqual({ x, y });
  });
}
