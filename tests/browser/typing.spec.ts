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
  const during = async (act: () => Promise<void>) => {
    const [before, from] = [await styled(), Date.now()];
    await act();
    return { styled: (await styled()) - before, ms: Date.now() - from };
  };
  const letters = 'x'.repeat(40);
  // A frame for each, as when somebody types.
  const typed = await during(() => command.pressSequentially(letters, { delay: 25 }));
  // The charts and what is told each second go on meanwhile: the more, the longer it took.
  const idle = await during(() => page.waitForTimeout(typed.ms));
  expect(typed.styled).toBeLessThan(letters.length / 2 + idle.styled);

  await command.fill('');
  await expect(command).toHaveAttribute('placeholder', purpose ?? '');
});
