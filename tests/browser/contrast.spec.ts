import type { Page } from '@playwright/test';
import { expect, test } from './fixtures';

for (const theme of ['dark', 'light'] as const) {
  test(`every text and every edge of a control can be made out in the ${theme} theme`, async ({
    console,
    devnode,
    survival,
  }) => {
    test.setTimeout(60_000);
    const { page } = console;
    // Measured are the colours, not the way from one to another.
    await page.emulateMedia({ reducedMotion: 'reduce' });
    await console.open(survival, `&theme=${theme}`);
    await console.running();
    survival.command('colors');
    await console.sees(/all at once/);
    expect.soft(await faint(page), 'console').toEqual([]);
    await console.button('Settings').click();
    await expect(page.getByRole('dialog', { name: 'Settings' })).toBeVisible();
    expect.soft(await faint(page), 'settings').toEqual([]);
    await page.keyboard.press('Escape');
    await console.button('Kill').click();
    await expect(page.getByRole('alertdialog')).toBeVisible();
    expect.soft(await faint(page), 'question').toEqual([]);
    await page.keyboard.press('Escape');
    await devnode.fault({ fault: 'suspend', server: 'Survival' });
    await expect(console.banner('This server is suspended')).toBeVisible();
    expect.soft(await faint(page), 'banner').toEqual([]);
    await page.goto(`${devnode.url}/?theme=${theme}`);
    await expect(page.getByText('Suspended')).toBeVisible();
    expect.soft(await faint(page), 'list').toEqual([]);
    await devnode.fault({ fault: 'sign-in-required' });
    await devnode.fault({ fault: 'sign-out-everyone' });
    await page.reload();
    await console.button('Sign in with this key').click();
    await expect(page.getByText('Paste the key first.')).toBeVisible();
    expect.soft(await faint(page), 'sign-in').toEqual([]);
  });
}

/**
 * What is too faint, as it is painted: text below 4.5:1, edges of controls below 3:1. What is
 * disabled may be faint. The terminal's own colours are xterm.js's to keep apart.
 */
function faint(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const canvas = document.createElement('canvas').getContext('2d', { willReadFrequently: true });
    if (canvas === null) throw new Error('No canvas.');
    type Colour = readonly [number, number, number, number];
    const read = (colour: string): Colour => {
      canvas.clearRect(0, 0, 1, 1);
      canvas.fillStyle = colour;
      canvas.fillRect(0, 0, 1, 1);
      const [r = 0, g = 0, b = 0, a = 0] = canvas.getImageData(0, 0, 1, 1).data;
      return [r, g, b, a / 255];
    };
    const over = (top: Colour, below: Colour): Colour => {
      const mix = (i: 0 | 1 | 2) => top[i] * top[3] + below[i] * (1 - top[3]);
      return [mix(0), mix(1), mix(2), 1];
    };
    const light = ([r, g, b]: Colour): number => {
      const part = (value: number) => {
        const share = value / 255;
        return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
      };
      return 0.2126 * part(r) + 0.7152 * part(g) + 0.0722 * part(b);
    };
    const ratio = (a: Colour, b: Colour): number => {
      const [x, y] = [light(a), light(b)];
      return (Math.max(x, y) + 0.05) / (Math.min(x, y) + 0.05);
    };
    const ground = (element: Element | null): Colour => {
      if (element === null) return read(getComputedStyle(document.documentElement).backgroundColor);
      const own = read(getComputedStyle(element).backgroundColor);
      // A dialog floats above the page, on a ground of its own.
      return own[3] === 1 ? own : over(own, ground(element.parentElement));
    };
    const found: string[] = [];
    const scope = document.querySelector('dialog[open]') ?? document.body;
    for (const element of scope.querySelectorAll('*')) {
      if (element.closest('.xterm, :disabled, .sr-only, script, noscript') !== null) continue;
      if (!element.checkVisibility()) continue;
      const style = getComputedStyle(element);
      const below = ground(element);
      const words = [...element.childNodes]
        .filter((node) => node.nodeType === Node.TEXT_NODE)
        .map((node) => node.textContent?.trim() ?? '')
        .join('');
      if (words !== '') {
        const contrast = ratio(over(read(style.color), below), below);
        if (contrast < 4.5) found.push(`text "${words.slice(0, 40)}": ${contrast.toFixed(2)}`);
      }
      if (element.matches('button, input:not([type=checkbox], [type=radio])')) {
        const edge = read(style.borderTopColor);
        const outside = ground(element.parentElement);
        if (edge[3] === 0 || Number.parseFloat(style.borderTopWidth) === 0) continue;
        const contrast = ratio(over(edge, outside), outside);
        const name = element.getAttribute('aria-label') ?? element.textContent;
        if (contrast < 3) found.push(`edge of "${name}": ${contrast.toFixed(2)}`);
      }
    }
    return found;
  });
}
