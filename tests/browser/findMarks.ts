import type { Page } from '@playwright/test';
import type { Console } from './fixtures';
import { expect } from './fixtures';

/** What a person sees of finding in the log. */

export interface Marked {
  /** What stands under the mark, whatever its colours. */
  readonly text: string;
  readonly row: string;
  readonly current: boolean;
}

/**
 * Each mark on screen with the text it lies on, from top to bottom. None while the rows are written
 * anew: what is marked then lies under a picture of what was there.
 */
export function marks(page: Page): Promise<Marked[]> {
  return page.locator('.xterm-screen').evaluate((screen) => {
    if (screen.querySelector('.roost-still') !== null) return [];
    const rows = [...screen.querySelectorAll('.xterm-rows:not(.roost-still) > div')];
    const clean = (text: string | null) => (text ?? '').replaceAll('\u00a0', ' ');
    const seen = [...screen.querySelectorAll<HTMLElement>('.roost-find')].filter((mark) =>
      mark.checkVisibility(),
    );
    const found = seen.map((mark) => {
      const box = mark.getBoundingClientRect();
      const row = rows.find((one) => Math.abs(one.getBoundingClientRect().top - box.top) < 3);
      let text = '';
      const walker = document.createTreeWalker(
        row ?? document.createElement('i'),
        NodeFilter.SHOW_TEXT,
      );
      for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
        for (let at = 0; at < (node.nodeValue ?? '').length; at++) {
          const range = document.createRange();
          range.setStart(node, at);
          range.setEnd(node, at + 1);
          const { left, width } = range.getBoundingClientRect();
          const middle = left + width / 2;
          if (middle > box.left && middle < box.right) text += node.nodeValue?.[at] ?? '';
        }
      }
      return {
        text: clean(text),
        row: clean(row?.textContent ?? '').trimEnd(),
        current: mark.classList.contains('roost-find-current'),
        top: box.top,
        left: box.left,
      };
    });
    found.sort((a, b) => a.top - b.top || a.left - b.left);
    return found.map(({ text, row, current }) => ({ text, row, current }));
  });
}

/** The bar and what is done with it. */
export function findBar(console: Console) {
  const { page } = console;
  const bar = page.getByRole('search', { name: 'Find in the log' });
  const field = bar.getByRole('searchbox');
  return {
    bar,
    field,
    async open() {
      await page.keyboard.press('Control+f');
      await expect(field).toBeFocused();
    },
    async look(text: string) {
      await field.fill(text);
    },
    toggle: (name: string) => bar.getByRole('button', { name, exact: true }).click(),
    counts: (text: string | RegExp) => expect(bar.locator('span.figures')).toHaveText(text),
    said: (text: string | RegExp) => expect(bar.getByRole('status')).toContainText(text),
    message: bar.getByRole('paragraph'),
    async current() {
      return (await marks(page)).filter(({ current }) => current);
    },
  };
}
