import { expect, test } from './fixtures';
import { openQuiet } from './log';

/** Pages that a window of the log has at most. */
const enough = 40;

test('Page Up in the moment in which the window is written anew goes up all the same', async ({
  console,
  survival,
}) => {
  const { page } = console;
  await openQuiet(console, survival);
  survival.command('flood 3000 3000');
  await console.sees('Flood done');
  const top = async () => Number(/^flood (\d{6})/.exec((await console.rows())[0] ?? '')?.[1]);
  await page.keyboard.press('PageUp');
  await expect.poll(top).toBeLessThan(2_960);
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
