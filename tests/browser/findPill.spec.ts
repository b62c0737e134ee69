import type { Locator } from '@playwright/test';
import { findBar } from './findMarks';
import { expect, printLines, test } from './fixtures';
import { atRest, openQuiet } from './log';
import { wheel } from './screen';

/** The way back to the end lies over the log, in a corner of it: not over what was looked for. */

const toEnd = /new lines?$|To the end/;

/** Null while one of them is not on the page, as where a match is being drawn anew. */
async function overlap(one: Locator, other: Locator): Promise<boolean | null> {
  const a = await one.boundingBox();
  const b = await other.boundingBox();
  if (a === null || b === null) return null;
  const apart = a.x + a.width <= b.x || b.x + b.width <= a.x;
  return !apart && a.y < b.y + b.height && b.y < a.y + a.height;
}

test('a match at the end of a low line is not left under the way back to the end', async ({
  console,
  survival,
}) => {
  const { page } = console;
  await openQuiet(console, survival);
  await printLines(survival, ['x'.repeat(300)]);
  await expect
    .poll(async () => (await console.rows()).filter((row) => /^x+$/.test(row)).length)
    .toBeGreaterThan(1);
  const columns = (await console.rows()).find((row) => row.startsWith('x'))?.length ?? 0;
  const line = (n: number) => `${`line ${n} `.padEnd(columns - 8, '.')} needle`;
  await printLines(
    survival,
    Array.from({ length: 120 }, (_, n) => line(n)),
  );
  await console.sees('line 119 ');
  await page.keyboard.press('PageUp');
  await expect(page.getByRole('button', { name: toEnd })).toBeVisible();
  const find = findBar(console);
  await find.open();
  await find.look('needle');
  const current = page.locator('.roost-find-current').first();
  await expect(current).toBeVisible();
  for (let step = 0; step < 4; step += 1) {
    await expect
      .poll(() => overlap(current, page.getByRole('button', { name: toEnd })))
      .toBe(false);
    await page.keyboard.press('Enter');
  }
});

test('a match in the newest line has nothing over it', async ({ console, survival }) => {
  const { page } = console;
  await openQuiet(console, survival);
  await printLines(
    survival,
    [...Array(60)].map((_, n) => `tail ${n} ${'.'.repeat(300)} needle`),
  );
  await console.sees('tail 59 ');
  const find = findBar(console);
  await find.open();
  await find.look('needle');
  await find.counts('60 of 60');
  await expect(page.locator('.roost-find-current').first()).toBeVisible();
  await expect(page.getByRole('button', { name: toEnd })).toHaveCount(0);
  await page.keyboard.press('Shift+Enter');
  await wheel(page, -300);
  await expect(page.getByRole('button', { name: toEnd })).toBeVisible();
});

test('below what was found new lines are shown while there is room, and move nothing when there is none', async ({
  console,
  survival,
}) => {
  const { page } = console;
  await openQuiet(console, survival);
  await printLines(survival, ['an apple']);
  const find = findBar(console);
  await find.open();
  await find.look('apple');
  await find.counts('1 of 1');
  const current = page.locator('.roost-find-current').first();
  const before = await current.boundingBox();
  await printLines(survival, ['a pear', 'a second apple']);
  await console.sees('a second apple');
  await find.counts('1 of 2');
  await expect(page.getByRole('button', { name: toEnd })).toHaveCount(0);
  await printLines(
    survival,
    [...Array(80)].map((_, n) => `late ${n}`),
  );
  await expect(page.getByRole('button', { name: toEnd })).toBeVisible();
  await console.sees('late 3');
  await atRest(console);
  expect(await current.boundingBox()).toEqual(before);
  expect(await console.rows()).not.toContain('late 79');
  await page.keyboard.press('Escape');
  await page.getByRole('button', { name: toEnd }).click();
  await console.sees('late 79');
});

test.describe('on a phone', () => {
  test.use({ viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true });

  test('the way back to the end has its place in the bar while one finds', async ({
    console,
    survival,
  }) => {
    const { page } = console;
    await openQuiet(console, survival);
    await printLines(survival, [
      ...[...Array(60)].map((_, n) => `early ${n}`),
      'an apple a day, which is what the last line is about',
    ]);
    await console.sees('an apple');
    await console.button('Menu').tap();
    await console.button('Find in the log').tap();
    const find = findBar(console);
    await find.look('apple');
    await find.counts('1 of 1');
    await printLines(survival, ['and a pear', 'and a plum']);
    const button = page.getByRole('button', { name: '2 new lines' });
    await expect(button).toBeVisible();
    expect(await overlap(button, page.locator('.xterm-screen'))).toBe(false);
    await expect(find.bar).toBeInViewport({ ratio: 1 });
    await button.tap();
    await console.sees('and a plum');
    await expect(button).toHaveCount(0);
  });
});
