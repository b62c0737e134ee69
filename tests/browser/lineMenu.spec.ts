import { expect, printLines, test } from './fixtures';
import { askFor, choose, isInWindow, itemsOf, logHasFocus, menuIsReady, menuOf } from './lineMenu';
import { floodEnds, openQuiet, printedRows } from './log';
import { clickText, nextFrame, placeOf, wheel } from './screen';
import { clipboard, dialogOf } from './takeAway';

/** Without one, a line belongs to the one before it. */
const head = '[12:00:01 INFO]:';

test.beforeEach(async ({ console, survival, context }) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  await openQuiet(console, survival);
});

test('a right-click opens a menu that the keys walk through, and that gives the focus back to the log', async ({
  console,
  survival,
}) => {
  const { page } = console;
  await printLines(survival, ['[12:00:01 INFO]: <Steve> gave bread away']);
  await console.sees('gave bread');
  await askFor(page, 'bread');
  expect(await itemsOf(page)).toEqual([
    'Copy the line',
    'Findbread',
    'Show onlybread',
    'Hidebread',
    'Save from here…',
    'Details…',
  ]);
  await expect(page.locator('.roost-range')).toHaveCount(1);
  const focused = () => page.evaluate(() => document.activeElement?.textContent);
  for (const [key, item] of [
    ['ArrowDown', 'Copy the line'],
    ['ArrowUp', 'Details…'],
    ['ArrowDown', 'Copy the line'],
    ['End', 'Details…'],
    ['Home', 'Copy the line'],
    ['h', 'Hidebread'],
  ] as const) {
    await page.keyboard.press(key);
    expect(await focused(), key).toBe(item);
  }
  await page.keyboard.press('Escape');
  await expect(menuOf(page)).toHaveCount(0);
  await expect(page.locator('.roost-range')).toHaveCount(0);
  expect(await logHasFocus(page)).toBe(true);
  // By the keys: it is of the last line, and its first item has the focus.
  await page.keyboard.press('Shift+F10');
  await expect(menuOf(page).getByRole('menuitem').first()).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(page.getByText('1 line copied.')).toBeVisible();
  expect(await clipboard(page)).toBe('[12:00:01 INFO]: <Steve> gave bread away');
  expect(await logHasFocus(page)).toBe(true);
  await page.keyboard.press('ContextMenu');
  await expect(menuOf(page).getByRole('menuitem').first()).toBeFocused();
  await page.keyboard.press('Tab');
  await expect(menuOf(page)).toHaveCount(0);
});

test('keys that are pressed while the menu is still on its way are the menu’s', async ({
  console,
  survival,
}) => {
  const { page } = console;
  await printLines(survival, ['[12:00:01 INFO]: <Steve> gave bread away']);
  await console.sees('gave bread');
  await page.route('**/LineActions-*.js', async (route) => {
    await page.waitForTimeout(500);
    await route.continue();
  });
  await clickText(page, 'gave bread');
  await menuIsReady(page);
  for (const key of ['Shift+F10', 'd', 'ArrowUp', 'ArrowDown', 'Enter', 'x']) {
    await page.keyboard.press(key);
  }
  await expect(page.getByRole('dialog', { name: /^Line/ })).toBeVisible();
  await expect(menuOf(page)).toHaveCount(0);
  await expect(console.command).toHaveValue('');
  // Esc before it is there: it does not come.
  await page.keyboard.press('Escape');
  await expect(page.getByRole('dialog')).toHaveCount(0);
  await page.keyboard.press('Shift+F10');
  await page.keyboard.press('Escape');
  await page.waitForTimeout(300);
  await expect(menuOf(page)).toHaveCount(0);
  expect(await logHasFocus(page)).toBe(true);
});

test('the menu closes by a press elsewhere, by scrolling and with the window’s size, and what is chosen is not', async ({
  console,
  survival,
}) => {
  const { page } = console;
  survival.command('flood 300 5000');
  await floodEnds(console);
  const closes = async (how: () => Promise<void>): Promise<void> => {
    await askFor(page, 'Flood done');
    await how();
    await expect(menuOf(page)).toHaveCount(0);
  };
  await closes(() => page.mouse.click(400, 200));
  await closes(() => wheel(page, -60));
  await page.keyboard.press('End');
  await console.sees('Flood done');
  await closes(() => page.setViewportSize({ width: 1200, height: 700 }));
  await console.sees('Flood done');
  await closes(() => console.command.click());
  await expect(console.command).toBeFocused();
});

test('with Shift it is the browser’s own menu', async ({ console }) => {
  const { page } = console;
  await menuIsReady(page);
  const ours = await page.evaluateHandle(() => {
    const seen: boolean[] = [];
    window.addEventListener('contextmenu', (event) => seen.push(event.defaultPrevented));
    return seen;
  });
  const { x, y } = await placeOf(page, 'For help');
  await page.keyboard.down('Shift');
  await page.mouse.click(x, y, { button: 'right' });
  await page.keyboard.up('Shift');
  expect(await ours.jsonValue()).toEqual([false]);
  await expect(menuOf(page)).toHaveCount(0);
});

test('what is selected is copied, found and filtered by; else the line, and the word under the pointer', async ({
  console,
  survival,
}) => {
  const { page } = console;
  await printLines(survival, [
    `${head} one alpha beta`,
    `${head} two alpha gamma`,
    `${head} long ${'x'.repeat(400)} end`,
  ]);
  await console.sees('two alpha');
  const { x, y } = await placeOf(page, 'beta');
  await page.mouse.dblclick(x, y);
  await askFor(page, 'gamma');
  await choose(page, 'Copy the selection');
  await expect(page.getByText('Copied.', { exact: true })).toBeVisible();
  const copied = await clipboard(page);
  await page.keyboard.press('Control+c');
  expect(await clipboard(page)).toBe(copied);
  expect(copied.trim()).toBe('beta');
  // A line is whole, however many rows it takes.
  await page.mouse.click(x + 300, y);
  await askFor(page, 'xxxx');
  await choose(page, 'Copy the line');
  await expect.poll(() => clipboard(page)).toBe(`${head} long ${'x'.repeat(400)} end`);

  await askFor(page, 'gamma');
  await choose(page, 'Find');
  const field = page.getByRole('searchbox', { name: 'Find in the log' });
  await expect(field).toHaveValue('gamma');
  await expect(field).toBeFocused();
  await expect(page.getByText('1 of 1', { exact: true })).toBeVisible();
  await page.keyboard.press('Escape');

  await askFor(page, 'alpha');
  await choose(page, 'Show only');
  await expect
    .poll(() => printedRows(console))
    .toEqual([`${head} one alpha beta`, `${head} two alpha gamma`]);
  await askFor(page, 'beta');
  await choose(page, 'Hide');
  await expect.poll(() => printedRows(console)).toEqual([`${head} two alpha gamma`]);
  await expect(page.getByText(/^1 line shown/)).toBeVisible();
});

test('what is folded opens, is copied whole, and folds again', async ({ console, survival }) => {
  const { page } = console;
  survival.command('trace 12');
  survival.command('mark end');
  await console.sees('▸ 12 more lines');
  await askFor(page, '12 more lines');
  expect(await itemsOf(page)).toEqual(['Copy 12 lines', 'Unfold', 'Save from here…']);
  await choose(page, 'Copy 12 lines');
  await expect(page.getByText('12 lines copied.')).toBeVisible();
  expect((await clipboard(page)).split('\n')).toHaveLength(12);
  await askFor(page, '12 more lines');
  await choose(page, 'Unfold');
  await console.sees('Greeter.java:10)');
  await askFor(page, 'mark end');
  expect(await itemsOf(page)).not.toContain('Fold');
  await page.keyboard.press('Escape');
  // What is not known in an instant is not offered: on a slow machine it is asked for again.
  await expect(async () => {
    if (await menuOf(page).isVisible()) await page.keyboard.press('Escape');
    await askFor(page, 'Greeter.java:10)');
    expect(await itemsOf(page)).toContain('Fold');
  }).toPass({ timeout: 10_000 });
  await choose(page, 'Fold');
  await console.sees('▸ 12 more lines');
});

test('a link is opened and copied', async ({ console, survival }) => {
  const { page, command } = console;
  await printLines(survival, ['map at http://localhost:1/#world, and javascript:alert(1)']);
  await console.sees('map at');
  await askFor(page, 'localhost');
  await choose(page, 'Copy the link');
  await expect.poll(() => clipboard(page)).toBe('http://localhost:1/#world');
  await askFor(page, 'alert');
  expect((await itemsOf(page)).join()).not.toContain('link');
  await page.keyboard.press('Escape');
  await askFor(page, 'localhost');
  const [opened] = await Promise.all([page.waitForEvent('popup'), choose(page, 'Open the link')]);
  await opened.close();
  await expect(command).toBeVisible();
});

test('in the private view nothing comes out of the menu that the log hides', async ({
  console,
  survival,
}) => {
  const { page } = console;
  await printLines(survival, ['Steve joined from 203.0.113.77 today']);
  await console.sees('203.0.113.77');
  await console.button('Times and size').click();
  await page.getByRole('checkbox', { name: /^Private view/ }).check();
  await console.sees('from <ip 1> today');
  await askFor(page, '<ip 1>');
  expect(await itemsOf(page)).toEqual(['Copy the line', 'Save from here…', 'Details…']);
  await choose(page, 'Copy the line');
  await expect.poll(() => clipboard(page)).toMatch(/^Steve joined from <ip \d> today$/);
  await askFor(page, 'today');
  await choose(page, 'Details…');
  const dialog = dialogOf(page);
  await expect(dialog.getByText(/^Steve joined from <ip \d> today$/)).toBeVisible();
  expect(await page.content()).not.toContain('203.0.113.77');
});

test('a word of the server’s is a text in the menu, whatever it says', async ({
  console,
  survival,
}) => {
  const { page } = console;
  const hostile = `</menu><img/src=x>${'é'.repeat(300)}`;
  await printLines(survival, [`say ${hostile}`]);
  await console.sees('</menu><img');
  await askFor(page, 'img/src');
  expect(await isInWindow(menuOf(page))).toBe(true);
  await expect(menuOf(page).locator('img')).toHaveCount(0);
  expect((await itemsOf(page))[1]?.startsWith('Findimg/src')).toBe(true);
});

test('while a flood goes on the menu stays, and is of the line that was pressed', async ({
  console,
  survival,
}) => {
  const { page } = console;
  await printLines(survival, ['the line that is meant']);
  await console.sees('that is meant');
  await askFor(page, 'meant');
  survival.command('flood 5000 5000');
  await floodEnds(console);
  await nextFrame(page);
  await choose(page, 'Copy the line');
  await expect.poll(() => clipboard(page)).toBe('the line that is meant');
});

test.describe('in a small frame', () => {
  test.use({ viewport: { width: 640, height: 400 } });

  test('the menu stays inside of it, wherever it is asked for', async ({ console, survival }) => {
    const { page } = console;
    survival.command('flood 100 5000');
    await floodEnds(console);
    await menuIsReady(page);
    const log = await page.locator('.xterm-screen').boundingBox();
    if (log === null) throw new Error('There is no log.');
    for (const [x, y] of [
      [log.x + 4, log.y + 4],
      [log.x + log.width - 4, log.y + 4],
      [log.x + 4, log.y + log.height - 4],
      [log.x + log.width - 4, log.y + log.height - 4],
    ] as const) {
      await page.mouse.click(x, y, { button: 'right' });
      await expect(menuOf(page)).toBeVisible();
      expect(await isInWindow(menuOf(page)), `${x}, ${y}`).toBe(true);
      await page.keyboard.press('Escape');
      await expect(menuOf(page)).toHaveCount(0);
    }
  });
});
