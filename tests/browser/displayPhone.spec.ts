import type { Page } from '@playwright/test';
import { expect, printLines, test } from './fixtures';
import { openQuiet } from './log';

test.use({ viewport: { width: 360, height: 640 }, hasTouch: true, isMobile: true });

test('two fingers on the log make its text larger and smaller, and nothing else', async ({
  console,
  survival,
}) => {
  const { page } = console;
  await openQuiet(console, survival);
  await printLines(survival, ['some text']);
  await console.sees('some text');
  // It comes a moment after the first lines.
  await expect(page.locator('.roost-gutter')).toBeAttached();
  const size = () =>
    page
      .locator('.xterm-rows:not(.roost-still)')
      .evaluate((rows) => Number.parseFloat(getComputedStyle(rows).fontSize));
  const before = await size();
  await pinch(page, 60, 120);
  await expect.poll(size).toBe(24);
  await pinch(page, 120, 60);
  await expect.poll(size).toBe(12);
  expect(before).toBe(13);
  expect(await page.evaluate(() => visualViewport?.scale)).toBe(1);
  await console.sees('some text');
});

test('on a small phone the times leave room for the text, and the menu leads to them and to the pause', async ({
  console,
  survival,
}) => {
  const { page } = console;
  await openQuiet(console, survival);
  await printLines(survival, ['x'.repeat(200)]);
  await console.sees('xxx');
  await console.button('Menu').tap();
  await console.button('Times and size').tap();
  await expect(page.getByRole('dialog')).toHaveCount(0);
  const panel = page.getByRole('region', { name: 'Times and size' });
  for (const label of await panel.locator('label, button').all()) {
    expect((await label.boundingBox())?.height).toBeGreaterThanOrEqual(44);
  }
  await panel.getByLabel('To the millisecond').check();
  await panel.getByRole('button', { name: 'Close' }).tap();
  await console.sees(/^x{20,}$/);
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(360);
  await console.button('Menu').tap();
  await console.button('Pause the log').tap();
  await expect(console.button('Paused · 0 new lines · Go on')).toBeVisible();
  await console.button('Paused · 0 new lines · Go on').tap();
  await expect(page.getByRole('button', { name: /^Paused/ })).toHaveCount(0);
});

/** Two fingers over the log that go from `from` to `to` px apart. */
async function pinch(page: Page, from: number, to: number): Promise<void> {
  const box = await page.locator('.roost-log').boundingBox();
  if (box === null) throw new Error('There is no log.');
  const session = await page.context().newCDPSession(page);
  const [x, y] = [box.x + box.width / 2, box.y + box.height / 2];
  const touch = (type: 'touchStart' | 'touchMove' | 'touchEnd', apart: number) =>
    session.send('Input.dispatchTouchEvent', {
      type,
      touchPoints:
        type === 'touchEnd'
          ? []
          : [
              { x: x - apart / 2, y, id: 1 },
              { x: x + apart / 2, y, id: 2 },
            ],
    });
  await touch('touchStart', from);
  for (let step = 1; step <= 10; step++) await touch('touchMove', from + ((to - from) * step) / 10);
  // The last size is drawn with the next frame.
  await page.waitForTimeout(100);
  await touch('touchEnd', to);
}
