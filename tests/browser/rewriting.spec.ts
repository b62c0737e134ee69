import { type Console, expect, test } from './fixtures';
import { atRest, floodEnds, floodNumbers, openQuiet } from './log';
import { clipboard } from './takeAway';

/**
 * What is done in the moment in which the window is written anew. A picture of the rows lies over
 * them then: what it shows is what somebody sees, and means.
 */

/** Pages that a window of the log has at most. */
const enough = 40;

// A page at a time, each looked at until it stands: a slow machine needs more than half a minute.
test.setTimeout(60_000);

test.beforeEach(async ({ console, survival, context }) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  await openQuiet(console, survival);
  survival.command('flood 3000 20000');
  await floodEnds(console);
  await console.page.keyboard.press('PageUp');
  await expect(console.button('To the end')).toBeVisible();
  await atRest(console);
});

test('End leads to the end', async ({ console }) => {
  await inTheMoment(console, { key: 'End' });
  await expect(console.page.getByRole('button', { name: /To the end|new line/ })).toHaveCount(0);
  await atRest(console);
  expect((await console.rows()).at(-1)).toContain('Flood done');
});

test('Shift and a click select up to the line that is seen', async ({ console }) => {
  const { page } = console;
  const [from = 0] = floodNumbers([(await console.rows())[4] ?? '']);
  const row = page.locator('.xterm-rows > div').nth(4);
  await row.click({ position: { x: 40, y: 8 }, force: true });
  const [to = 0] = floodNumbers([await inTheMoment(console, { clicks: 1, shiftKey: true })]);
  await expect(page.getByRole('region', { name: 'Selected lines' })).toContainText(
    `${from - to + 1} lines selected`,
  );
});

test('a double click takes no other word than the one that is seen', async ({ console }) => {
  const { page } = console;
  const row = await inTheMoment(console, { clicks: 2, shiftKey: false });
  await page.evaluate(() => navigator.clipboard.writeText('-'));
  await page.keyboard.press('Control+c');
  expect(['-', ...row.split(' ')]).toContain(await clipboard(page));
});

type Act = { readonly key: string } | { readonly clicks: number; readonly shiftKey: boolean };

/** Pages up until the window is written anew, and does it then, on the third row. @returns that row. */
async function inTheMoment(console: Console, act: Act): Promise<string> {
  const { page } = console;
  const seen = await page.evaluateHandle((what: Act) => {
    const row = { text: '' };
    const observer = new MutationObserver(() => {
      const third = document.querySelector('.roost-still')?.children[2];
      if (third === undefined) return;
      observer.disconnect();
      row.text = (third.textContent ?? '').replaceAll('\u00a0', ' ').trimEnd();
      const options = { bubbles: true, cancelable: true };
      if ('key' in what) {
        const key = new KeyboardEvent('keydown', { key: what.key, ...options });
        document.activeElement?.dispatchEvent(key);
        return;
      }
      const { left, top, height } = third.getBoundingClientRect();
      const place = { clientX: left + 2 * height, clientY: top + height / 2 };
      const mouse = { ...options, ...place, shiftKey: what.shiftKey, detail: what.clicks };
      const screen = document.querySelector('.xterm-screen');
      screen?.dispatchEvent(new MouseEvent('mousedown', { ...mouse, buttons: 1 }));
      screen?.dispatchEvent(new MouseEvent('mouseup', mouse));
      screen?.dispatchEvent(new MouseEvent('click', mouse));
    });
    observer.observe(document.body, { childList: true, subtree: true });
    return row;
  }, act);
  const text = () => seen.evaluate((row) => row.text);
  for (let pages = 0; pages < enough && (await text()) === ''; pages++) {
    await page.keyboard.press('PageUp');
    await atRest(console);
  }
  expect(await text()).not.toBe('');
  return text();
}
