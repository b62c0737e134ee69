import type { Page } from '@playwright/test';
import { expect, printLines, test } from './fixtures';
import { isInWindow, menuIsReady, menuOf } from './lineMenu';
import { atRest, floodEnds, openQuiet, printedRows } from './log';
import { placeOf } from './screen';

/** Without one, a line belongs to the one before it. */
const head = '[12:00:01 INFO]:';

test.use({ viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true });

test.beforeEach(async ({ console, survival }) => {
  await openQuiet(console, survival);
  survival.command('flood 300 5000');
  await floodEnds(console);
  await printLines(survival, [`${head} first`, `${head} second`]);
  await console.sees('second');
  await menuIsReady(console.page);
  // What the flood passed over is put in first.
  await atRest(console);
});

/** Fingers that the browser is told of, one event after the other. */
async function finger(page: Page) {
  const session = await page.context().newCDPSession(page);
  const send = (type: 'touchStart' | 'touchMove' | 'touchEnd', x: number, y: number) =>
    session.send('Input.dispatchTouchEvent', {
      type,
      touchPoints: type === 'touchEnd' ? [] : [{ x, y }],
    });
  return {
    down: (x: number, y: number) => send('touchStart', x, y),
    move: (x: number, y: number) => send('touchMove', x, y),
    up: () => send('touchEnd', 0, 0),
  };
}

test('a finger that stays opens the menu, and neither scrolls nor clicks any more', async ({
  console,
}) => {
  const { page } = console;
  const { x, y } = await placeOf(page, 'first');
  const touch = await finger(page);
  await touch.down(x, y);
  await expect(menuOf(page)).toBeVisible();
  const before = await console.rows();
  for (let moved = 20; moved <= 200; moved += 20) await touch.move(x, y + moved);
  await touch.up();
  expect(await console.rows()).toEqual(before);
  await expect(menuOf(page)).toBeVisible();
  expect(await isInWindow(menuOf(page))).toBe(true);
  for (const item of await menuOf(page).getByRole('menuitem').all()) {
    expect((await item.boundingBox())?.height).toBeGreaterThanOrEqual(44);
  }
  await menuOf(page).getByRole('menuitem', { name: 'Show only' }).tap();
  await expect.poll(() => printedRows(console)).toEqual([`${head} first`]);
});

test('a finger that moves scrolls, and a tap elsewhere closes the menu', async ({ console }) => {
  const { page } = console;
  const { x, y } = await placeOf(page, 'flood 000285');
  const touch = await finger(page);
  // Together: a finger that stays, while this process stands still, asks for the menu.
  await Promise.all([touch.down(x, y), touch.move(x, y + 20)]);
  for (let moved = 40; moved <= 100; moved += 20) await touch.move(x, y + moved);
  await expect(console.button('To the end')).toBeVisible();
  // Longer than it takes to ask for the menu, where it was.
  await page.waitForFunction(
    (since) => performance.now() - since > 900,
    await page.evaluate(() => performance.now()),
  );
  await expect(menuOf(page)).toHaveCount(0);
  await touch.up();
  // Its swing has come to rest.
  await atRest(console);
  await touch.down(x, y);
  await expect(menuOf(page)).toBeVisible();
  await touch.up();
  await page.touchscreen.tap(200, 760);
  await expect(menuOf(page)).toHaveCount(0);
});
