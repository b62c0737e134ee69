import type { Page } from '@playwright/test';
import { type Console, expect, test } from './fixtures';
import { atRest, floodNumbers, quiet } from './log';

test.beforeEach(async ({ console, survival }) => {
  await console.open(survival);
  await console.running();
});

test('Tab reaches every control, passes through the log, and comes round again', async ({
  console,
}) => {
  const { page } = console;
  await expect(console.command).toBeFocused();
  // It comes when the log is there, and is a stop of its own.
  await expect(page.getByRole('scrollbar', { name: 'Place in the log' })).toBeVisible();
  // So that Send can be pressed and is among them.
  await console.command.fill('zzz');
  const wanted = await page.evaluate(() =>
    [
      ...document.querySelectorAll<HTMLElement>(
        'a, button, input, textarea, summary, [role=scrollbar]',
      ),
    ]
      .filter((one) => !one.matches(':disabled') && one.checkVisibility() && !one.closest('.xterm'))
      .map((one) => one.getAttribute('aria-label') ?? one.textContent ?? ''),
  );
  expect(wanted.length).toBeGreaterThan(10);
  const reached: string[] = [];
  for (let presses = 0; presses < 40; presses++) {
    await page.keyboard.press('Tab');
    reached.push(await focusedName(page));
    if (reached.at(-1) === 'Command') break;
  }
  expect(reached).toEqual(expect.arrayContaining(wanted));
  expect(reached.at(-1)).toBe('Command');
  // And the other way round.
  await page.keyboard.press('Shift+Tab');
  await page.keyboard.press('Shift+Tab');
  expect([...wanted, 'Console output']).toContain(await focusedName(page));
});

test('the log is no trap: Tab leaves it both ways, and keys typed in it go nowhere', async ({
  console,
}) => {
  const { page } = console;
  await page.locator('.xterm-screen').click();
  await page.keyboard.type('abc');
  await expect(console.command).toHaveValue('');
  const name = await focusedName(page);
  await page.keyboard.press('Tab');
  expect(await focusedName(page)).not.toBe(name);
  await page.locator('.xterm-screen').click();
  await page.keyboard.press('Shift+Tab');
  expect(await focusedName(page)).not.toBe(name);
});

test('Esc goes to the command line from anywhere', async ({ console }) => {
  await console.button('Settings').focus();
  await console.page.keyboard.press('Escape');
  await expect(console.command).toBeFocused();
  await console.page.locator('.xterm-screen').click();
  await console.page.keyboard.press('Escape');
  await expect(console.command).toBeFocused();
});

test('Page Up and Page Down scroll from the command line, End goes back to the end', async ({
  console,
  survival,
}) => {
  const { page } = console;
  await quiet(console, survival);
  survival.command('flood 300 2000');
  await console.sees('Flood done');
  // A page up from what is drawn while it still comes is a shorter way.
  await atRest(console);
  await console.command.fill('half a comm');
  await page.keyboard.press('PageUp');
  await expect.poll(() => lastNumber(console)).toBeLessThan(280);
  // What the flood passed over is put in first.
  await atRest(console);
  const up = await lastNumber(console);
  await page.keyboard.press('PageUp');
  await expect.poll(() => lastNumber(console)).toBeLessThan(up);
  await page.keyboard.press('PageDown');
  await expect.poll(() => lastNumber(console)).toBe(up);
  await page.keyboard.press('End');
  await console.sees('Flood done');
  await expect(console.command).toBeFocused();
  await expect(console.command).toHaveValue('half a comm');

  // In the middle of a text, End is the end of the text.
  await page.keyboard.press('PageUp');
  await expect.poll(() => lastNumber(console)).toBeLessThan(280);
  await page.keyboard.press('Home');
  await page.keyboard.press('End');
  expect(await lastNumber(console)).toBeLessThan(280);
});

test('"?" shows the keys where nothing is typed, and is a character where something is', async ({
  console,
}) => {
  const { page } = console;
  const dialog = page.getByRole('dialog', { name: 'Keys' });
  await page.keyboard.type('?');
  await expect(console.command).toHaveValue('?');
  await expect(dialog).toHaveCount(0);
  const button = console.button('Restart');
  await button.focus();
  await page.keyboard.type('?');
  await expect(dialog).toBeVisible();
  await expect(dialog.getByText('Page Up, Page Down')).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(dialog).toHaveCount(0);
  await expect(button).toBeFocused();
});

test('a dialog holds the focus and gives it back to where it came from', async ({ console }) => {
  const { page } = console;
  for (const [opener, name] of [
    ['Settings', 'Settings'],
    ['Keys', 'Keys'],
    ['Kill', 'Kill Survival?'],
  ] as const) {
    const button = console.button(opener);
    await button.focus();
    await page.keyboard.press('Enter');
    const dialog = page.locator('dialog[open]').filter({ hasText: name });
    await expect(dialog).toBeVisible();
    for (let presses = 0; presses < 12; presses++) {
      await page.keyboard.press('Tab');
      // Past its last control the focus may rest on the browser's own; never on the page behind.
      const behind = await page.evaluate(
        () =>
          document.activeElement !== document.body &&
          document.activeElement?.closest('dialog[open]') === null,
      );
      expect(behind).toBe(false);
    }
    await page.keyboard.press('Escape');
    await expect(dialog).toHaveCount(0);
    await expect(button).toBeFocused();
  }
});

test('Kill asks with Cancel in focus, so that Enter alone kills nothing', async ({
  console,
  survival,
}) => {
  const { page } = console;
  await console.button('Kill').focus();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('alertdialog').getByText('What is not saved is lost')).toBeVisible();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('alertdialog')).toHaveCount(0);
  await expect(console.state).toContainText('Running');
  expect(await survival.pids()).not.toEqual([]);
});

test('where the keyboard is can be seen on each control', async ({ console, devnode }) => {
  const { page } = console;
  // The ring's colour fades in, for a tenth of a second.
  await page.emulateMedia({ reducedMotion: 'reduce' });
  await everyStopIsMarked(page);
  await page.goto(devnode.url);
  await expect(page.getByRole('link')).toHaveCount(2);
  await everyStopIsMarked(page);
});

async function everyStopIsMarked(page: Page): Promise<void> {
  const seen = new Set<string>();
  for (let presses = 0; presses < 40; presses++) {
    await page.keyboard.press('Tab');
    const stop = await page.evaluate(() => {
      const one = document.activeElement;
      if (one === null || one === document.body || one.closest('.xterm')) return null;
      const accent = getComputedStyle(document.documentElement).getPropertyValue('--accent');
      const probe = document.createElement('i');
      probe.style.color = accent;
      document.body.append(probe);
      const colour = getComputedStyle(probe).color;
      probe.remove();
      // The command line wears it on its row, as an edge.
      const style = getComputedStyle(one);
      const row = one.closest('form');
      const ring = style.outlineStyle === 'solid' && Number.parseFloat(style.outlineWidth) >= 2;
      const edge = row !== null && getComputedStyle(row).borderTopColor === colour;
      return {
        name: one.getAttribute('aria-label') ?? one.textContent ?? '',
        marked: (ring && style.outlineColor === colour) || edge,
      };
    });
    if (stop === null) continue;
    if (seen.has(stop.name)) break;
    seen.add(stop.name);
    expect.soft(stop).toEqual({ name: stop.name, marked: true });
  }
  expect(seen.size).toBeGreaterThan(3);
}

function focusedName(page: Page): Promise<string> {
  return page.evaluate(() => {
    const one = document.activeElement;
    return one?.getAttribute('aria-label') ?? one?.textContent ?? '';
  });
}

async function lastNumber(console: Console): Promise<number> {
  return floodNumbers(await console.rows()).at(-1) ?? Number.POSITIVE_INFINITY;
}
