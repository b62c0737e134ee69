import { findBar } from './findMarks';
import { expect, printLines, test } from './fixtures';
import { atRest, openQuiet } from './log';
import { wheel } from './screen';

/** Pages that a window of the log has at most. */
const enough = 40;

test('Page Up in the moment in which the window is written anew goes up all the same', async ({
  console,
  survival,
}) => {
  test.setTimeout(60_000);
  const { page } = console;
  await openQuiet(console, survival);
  survival.command('flood 3000 3000');
  await console.sees('Flood done');
  const top = async () => Number(/^flood (\d{6})/.exec((await console.rows())[0] ?? '')?.[1]);
  await page.keyboard.press('PageUp');
  await expect.poll(top).toBeLessThan(2_960);
  // What the flood passed over is put in first.
  await atRest(console);
  const first = await top();
  await page.keyboard.press('PageUp');
  await expect.poll(top).toBeLessThan(first);
  const aPage = first - (await top());

  // A picture of the rows lies over them while the terminal is written.
  const pressed = await page.evaluateHandle(() => {
    const seen = { it: false };
    const observer = new MutationObserver(() => {
      if (document.querySelector('.roost-still') === null) return;
      observer.disconnect();
      seen.it = true;
      const key = { key: 'PageUp', bubbles: true, cancelable: true };
      document.activeElement?.dispatchEvent(new KeyboardEvent('keydown', key));
    });
    observer.observe(document.body, { childList: true, subtree: true });
    return seen;
  });
  let pages = 1;
  while (pages < enough && !(await pressed.evaluate(({ it }) => it))) {
    pages += 1;
    await page.keyboard.press('PageUp');
    await expect.poll(top).toBeLessThanOrEqual(first - pages * aPage);
  }
  expect(pages).toBeLessThan(enough);
  await expect.poll(top).toBe(first - (pages + 1) * aPage);
});

test('what has come below what was found in a log of few lines is followed when the search ends', async ({
  console,
  survival,
}) => {
  await openQuiet(console, survival);
  await printLines(survival, ['a needle']);
  const find = findBar(console);
  await find.open();
  await find.look('needle');
  await find.counts('1 of 1');
  await printLines(survival, ['what comes then']);
  await console.sees('what comes then');
  await console.page.keyboard.press('Escape');
  await printLines(
    survival,
    [...Array(60)].map((_, n) => `after ${n}`),
  );
  await console.sees(/after 59$/);
});

test.describe('after something was found in the last line', () => {
  test.beforeEach(async ({ console, survival }) => {
    await openQuiet(console, survival);
    await printLines(survival, [...[...Array(60)].map((_, n) => `before ${n}`), 'a needle']);
    const find = findBar(console);
    await find.open();
    await find.look('needle');
    await find.counts('1 of 1');
  });

  test('the end is followed again where nothing came meanwhile', async ({ console, survival }) => {
    await console.page.keyboard.press('Escape');
    await printLines(survival, ['what comes then']);
    await console.sees('what comes then');
    await expect(console.button('To the end')).toHaveCount(0);
  });

  for (const way of ['wheel', 'Page Down'] as const) {
    test(`${way} leads to what has come`, async ({ console, survival }) => {
      const { page } = console;
      await printLines(survival, ['what comes then']);
      await expect(console.button('1 new line')).toBeVisible();
      await page.keyboard.press('Escape');
      if (way === 'wheel') await wheel(page, 100);
      else await page.keyboard.press('PageDown');
      await console.sees('what comes then');
      await printLines(survival, ['and after it']);
      await console.sees('and after it');
    });
  }
});
