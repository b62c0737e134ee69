import type { Page } from '@playwright/test';
import { expect, test } from './fixtures';
import { openQuiet } from './log';

test.use({ viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true });

test('everything to press is at least 44 px high and wide', async ({
  console,
  devnode,
  survival,
}) => {
  const { page } = console;
  await console.open(survival);
  await console.running();
  expect.soft(await smallTargets(page), 'console').toEqual([]);
  await console.button('Menu').tap();
  await expect(page.getByRole('dialog')).toBeVisible();
  expect.soft(await smallTargets(page), 'menu').toEqual([]);
  await console.button('Settings').tap();
  await expect(page.getByRole('dialog', { name: 'Settings' })).toBeVisible();
  expect.soft(await smallTargets(page), 'settings').toEqual([]);
  await page.goto(devnode.url);
  await expect(page.getByRole('link')).toHaveCount(2);
  expect.soft(await smallTargets(page), 'list').toEqual([]);
  await devnode.fault({ fault: 'sign-in-required' });
  // An answer that is still on its way would bring the cookie back.
  await page.goto('about:blank');
  await page.context().clearCookies();
  await page.goto(devnode.url);
  await expect(page.getByRole('textbox', { name: 'API key' })).toBeVisible();
  expect.soft(await smallTargets(page), 'sign-in').toEqual([]);
});

test('one power button, the rest in a sheet, and Kill asks there too', async ({
  console,
  survival,
}) => {
  await console.open(survival);
  await console.running();
  await expect(console.button('Stop')).toBeVisible();
  await expect(console.button('Kill')).toHaveCount(0);
  await console.button('More power actions').tap();
  const sheet = console.page.getByRole('dialog', { name: 'Power' });
  await expect(sheet.getByRole('button', { name: 'Restart' })).toBeEnabled();
  await expect(sheet.getByRole('button', { name: 'Start', exact: true })).toBeDisabled();
  await sheet.getByRole('button', { name: 'Kill' }).tap();
  const question = console.page.getByRole('alertdialog', { name: 'Kill Survival?' });
  await question.getByRole('button', { name: 'Kill' }).tap();
  await expect.poll(() => survival.pids()).toEqual([]);
});

test('a tap on the strip of numbers opens the charts over the log, and another closes them', async ({
  console,
  survival,
}) => {
  await console.open(survival);
  await console.running();
  await console.button('Show the charts').tap();
  const charts = console.page.getByRole('region', { name: 'Stats' });
  await expect(charts.getByRole('img', { name: /^CPU over the last 3 minutes/ })).toBeVisible();
  await expect(charts.locator('.recharts-surface').first()).toBeVisible();
  await charts.getByRole('button', { name: 'Close' }).tap();
  await expect(charts).toHaveCount(0);
  const strip = console.button('Show the charts');
  await strip.tap();
  await expect(charts).toBeVisible();
  await expect(strip).toHaveAttribute('aria-expanded', 'true');
  await strip.tap();
  await expect(charts).toHaveCount(0);
  await expect(strip).toHaveAttribute('aria-expanded', 'false');
});

test('what a chart tells of a moment is not left beside another one when the phone is turned', async ({
  console,
  survival,
}) => {
  const { page } = console;
  await console.open(survival);
  await console.running();
  await console.button('Show the charts').tap();
  const charts = page.getByRole('region', { name: 'Stats' });
  const surface = charts.locator('.recharts-surface').first();
  await expect(surface).toBeVisible();
  const { x, y, width } = (await surface.boundingBox()) ?? { x: 0, y: 0, width: 0 };
  const told = charts.getByText(/^−\d+ s$/);
  const line = charts.locator('.recharts-tooltip-cursor');
  await expect(async () => {
    await page.touchscreen.tap(x + width - 4, y + 30);
    await expect(told).toBeVisible({ timeout: 500 });
  }).toPass();
  await expect(line).toHaveCount(1);
  await page.setViewportSize({ width: 844, height: 390 });
  await expect(told).toBeHidden();
  await expect(line).toHaveCount(0);
});

test('turned on its side a phone shows the name of the server, whole', async ({
  console,
  survival,
}) => {
  const { page } = console;
  survival.record.name = 'Survival with friends';
  await console.open(survival);
  await console.running();
  const name = page.getByRole('heading', { name: 'Survival with friends' });
  // What has the room on a wider one must have come, to be in the way.
  await page.setViewportSize({ width: 1000, height: 450 });
  await expect(page.locator('header').getByText('Memory')).toBeVisible();
  for (const [width, height] of [
    [844, 390],
    [932, 430],
  ] as const) {
    await page.setViewportSize({ width, height });
    await expect(name).toBeVisible();
    // The page takes its form for a width a moment after it has it.
    await expect.poll(() => name.evaluate((one) => one.scrollWidth - one.clientWidth)).toBe(0);
  }
});

test('a finger moves the log, and nothing else', async ({ console, survival }) => {
  const { page } = console;
  await openQuiet(console, survival);
  survival.command('flood 200 1000');
  await console.sees('Flood done');
  const before = (await console.rows()).at(-1);
  await swipe(page, 260);
  await expect.poll(async () => (await console.rows()).at(-1)).not.toBe(before);
  await expect(console.button('To the end')).toBeVisible();
  expect(await page.evaluate(() => [scrollX, scrollY])).toEqual([0, 0]);
  await console.button('To the end').tap();
  await console.sees('Flood done');
});

/** A finger that goes down by `distance` over the log, and stays a moment before it lifts. */
async function swipe(page: Page, distance: number): Promise<void> {
  const box = await page.locator('.xterm-screen').boundingBox();
  if (box === null) throw new Error('There is no log.');
  const session = await page.context().newCDPSession(page);
  const x = box.x + box.width / 2;
  const from = box.y + 120;
  const touch = (type: 'touchStart' | 'touchMove' | 'touchEnd', y: number) =>
    session.send('Input.dispatchTouchEvent', {
      type,
      touchPoints: type === 'touchEnd' ? [] : [{ x, y }],
    });
  // Together: a finger that stays, while this process stands still, asks for the menu of a line.
  await Promise.all([touch('touchStart', from), touch('touchMove', from + 20)]);
  for (let moved = 40; moved <= distance; moved += 20) await touch('touchMove', from + moved);
  await touch('touchEnd', from + distance);
}

/** What can be pressed and is smaller than a finger. A box in a label is as large as the label. */
function smallTargets(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const selector = 'a, button, input, textarea, select, summary';
    // A dialog has the page to itself.
    const scope = document.querySelector('dialog[open]') ?? document;
    return [...scope.querySelectorAll<HTMLElement>(selector)].flatMap((element) => {
      if (element.closest('.xterm') !== null || !element.checkVisibility()) return [];
      const target = element.closest('label') ?? element;
      const { width, height } = target.getBoundingClientRect();
      if (width >= 44 && height >= 44) return [];
      const name = element.getAttribute('aria-label') ?? target.textContent;
      return [`${name}: ${Math.round(width)} × ${Math.round(height)}`];
    });
  });
}
