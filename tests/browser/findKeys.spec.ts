import { findBar } from './findMarks';
import { expect, printLines, test } from './fixtures';
import { openQuiet } from './log';

test('what is typed right behind Ctrl+F is looked for, from its first letter on', async ({
  console,
  survival,
}) => {
  const { page } = console;
  const there = page.waitForResponse(/FindBar-.*\.js$/);
  await openQuiet(console, survival);
  await (await there).finished();
  await printLines(survival, ['an apple', 'a pear']);
  await console.sees('a pear');
  await console.command.focus();
  // As soon as the key has been handled: nobody types faster.
  const focused = await page.evaluate(() => {
    const key = { key: 'f', ctrlKey: true, bubbles: true, cancelable: true };
    document.activeElement?.dispatchEvent(new KeyboardEvent('keydown', key));
    return new Promise((resolve) => {
      queueMicrotask(() => resolve(document.activeElement?.getAttribute('aria-label')));
    });
  });
  expect(focused).toBe('Find in the log');
  await page.keyboard.type('apple');
  const find = findBar(console);
  await expect(find.field).toHaveValue('apple');
  await find.counts('1 of 1');
  await expect(console.command).toHaveValue('');
});

test('what was looked for last is selected with the key itself, and a first letter typed at once stays', async ({
  console,
  survival,
}) => {
  const { page } = console;
  await openQuiet(console, survival);
  const find = findBar(console);
  await page.keyboard.press('Control+f');
  await find.field.fill('before');
  await page.keyboard.press('Escape');
  await expect(find.field).toBeHidden();
  await console.command.focus();
  await page.evaluate(async () => {
    const key = { key: 'f', ctrlKey: true, bubbles: true, cancelable: true };
    document.activeElement?.dispatchEvent(new KeyboardEvent('keydown', key));
    await null;
    document.execCommand('insertText', false, 'p');
    for (let frame = 0; frame < 3; frame += 1) await new Promise(requestAnimationFrame);
    document.execCommand('insertText', false, 'ear');
  });
  await expect(find.field).toHaveValue('pear');
});

test('while the part that finds has not come, what is typed for it becomes no command', async ({
  console,
  survival,
}) => {
  const { page } = console;
  let come = (): void => {};
  const held = new Promise<void>((resolve) => {
    come = resolve;
  });
  await page.route('**/FindBar-*.js', async (route) => {
    await held;
    await route.continue();
  });
  await openQuiet(console, survival);
  await console.command.focus();
  await page.keyboard.press('Control+f');
  await page.keyboard.type('say meant to be found');
  await page.keyboard.press('Enter');
  await expect(console.command).toHaveValue('');
  come();
  const find = findBar(console);
  await expect(find.field).toBeFocused();
  await page.keyboard.type('pear');
  await expect(find.field).toHaveValue('pear');
  // Whoever finds has left the end.
  await page.keyboard.press('Escape');
  await page.keyboard.press('End');
  await console.send('say meant as a command');
  await console.sees('[Server] meant as a command');
  expect((await console.rows()).join()).not.toContain('meant to be found');
});
