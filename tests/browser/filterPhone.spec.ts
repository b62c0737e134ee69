import { type Console, expect, test } from './fixtures';
import { openQuiet } from './log';

test.use({ viewport: { width: 844, height: 390 }, hasTouch: true, isMobile: true });

async function openFilter(console: Console): Promise<void> {
  await console.button('Menu').tap();
  await console.page.getByRole('dialog').getByRole('button', { name: 'Filter' }).tap();
  await expect(console.button('Close the filter')).toBeVisible();
}

test('on a phone held sideways all of the filter is in sight, and lines below it', async ({
  console,
  survival,
}) => {
  const { page } = console;
  await openQuiet(console, survival);
  await openFilter(console);
  const panel = page.getByRole('region', { name: 'Filter' });
  for (const width of [844, 667]) {
    await page.setViewportSize({ width, height: width === 844 ? 390 : 375 });
    for (const control of await panel.locator('input, select, button').all()) {
      await expect(control).toBeInViewport({ ratio: 0.9 });
    }
    await expect(console.button('More below')).toHaveCount(0);
    const log = await page.locator('.roost-log').boundingBox();
    expect(log?.height).toBeGreaterThan(50);
  }
});

test('where it does not fit, the filter says that there is more, and leads to it', async ({
  console,
  survival,
}) => {
  const { page } = console;
  await page.setViewportSize({ width: 568, height: 320 });
  await openQuiet(console, survival);
  await openFilter(console);
  const last = page.getByLabel('Your commands');
  await expect(page.getByLabel('Fatal')).toBeInViewport();
  await expect(last).not.toBeInViewport();
  const more = console.button('More below');
  // A screen of it at a time.
  await expect(async () => {
    // It may go a moment after the look that still found it.
    if (await more.isVisible()) await more.tap({ timeout: 1_000 });
    await expect(more).toHaveCount(0, { timeout: 500 });
  }).toPass();
  await expect(last).toBeInViewport({ ratio: 0.9 });
});
