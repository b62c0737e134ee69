import type { Locator, Page } from '@playwright/test';
import { expect } from './fixtures';
import { placeOf } from './screen';

/** What a person does to get the menu of a line, and what is in it. */

export function menuOf(page: Page): Locator {
  return page.getByRole('menu');
}

/** What hears of it comes a moment after the first lines. */
export async function menuIsReady(page: Page): Promise<void> {
  await expect(page.locator('.roost-log [aria-haspopup=menu]')).toHaveCount(1);
}

/** Presses the right button on a text in the log. */
export async function askFor(page: Page, text: string): Promise<Locator> {
  await menuIsReady(page);
  const { x, y } = await placeOf(page, text);
  await page.mouse.click(x, y, { button: 'right' });
  await expect(menuOf(page)).toBeVisible();
  return menuOf(page);
}

export async function choose(page: Page, name: string | RegExp): Promise<void> {
  await menuOf(page).getByRole('menuitem', { name }).click();
  await expect(menuOf(page)).toHaveCount(0);
}

export function itemsOf(page: Page): Promise<string[]> {
  return menuOf(page).getByRole('menuitem').allTextContents();
}

export function logHasFocus(page: Page): Promise<boolean> {
  return page.evaluate(() => document.activeElement?.closest('.roost-log') !== null);
}

/** @returns whether the log had the focus at once when the dialog went: else the next key is nobody's. */
export async function focusBehindDialog(page: Page): Promise<() => Promise<boolean | null>> {
  const seen = await page.evaluateHandle(() => {
    const focus: { inLog: boolean | null } = { inLog: null };
    new MutationObserver(() => {
      if (document.querySelector('dialog') !== null) return;
      focus.inLog ??= document.activeElement?.closest('.roost-log') !== null;
    }).observe(document.body, { childList: true, subtree: true });
    return focus;
  });
  return () => seen.evaluate(({ inLog }) => inLog);
}

/** Whether all of it is in the window. */
export async function isInWindow(locator: Locator): Promise<boolean> {
  const box = await locator.boundingBox();
  const room = locator.page().viewportSize();
  if (box === null || room === null) return false;
  const { x, y, width, height } = box;
  return x >= 0 && y >= 0 && x + width <= room.width && y + height <= room.height;
}
