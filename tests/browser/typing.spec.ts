import { expect, test } from './fixtures';
import { openQuiet } from './log';

test('a letter that is typed has nothing styled anew; an empty box says again what it is for', async ({
  console,
  survival,
}) => {
  const { page, command } = console;
  await openQuiet(console, survival);
  const purpose = await command.getAttribute('placeholder');
  expect(purpose).toBeTruthy();
  await command.fill('say ');
  const browser = await page.context().newCDPSession(page);
  await browser.send('Performance.enable');
  const styled = async () => {
    const { metrics } = await browser.send('Performance.getMetrics');
    return metrics.find(({ name }) => name === 'RecalcStyleCount')?.value ?? 0;
  };
  const letters = 'x'.repeat(40);
  const before = await styled();
  // A frame for each, as when somebody types.
  await command.pressSequentially(letters, { delay: 25 });
  // The charts and what is told each second go on meanwhile.
  expect((await styled()) - before).toBeLessThan(letters.length / 2);

  await command.fill('');
  await expect(command).toHaveAttribute('placeholder', purpose ?? '');
});
