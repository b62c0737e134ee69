import { expect, test } from './fixtures';
import { atRest, floodEnds, floodNumbers, openQuiet } from './log';
import { wheel } from './screen';

test.use({ viewport: { width: 390, height: 844 } });

test('the line at the lower edge stays there, however often the phone is turned', async ({
  console,
  survival,
}) => {
  test.setTimeout(60_000);
  const { page } = console;
  await openQuiet(console, survival);
  survival.command('flood 3000 3000');
  await floodEnds(console);
  for (let turn = 0; turn < 10; turn++) await wheel(page, -400);
  await expect(console.button('To the end')).toBeVisible();
  await atRest(console);
  const last = async () => floodNumbers(await console.rows()).at(-1);
  const read = await last();
  const screen = page.locator('.xterm-rows:not(.roost-still) > div');
  const turn = async (width: number, height: number): Promise<void> => {
    const before = await screen.count();
    await page.setViewportSize({ width, height });
    await expect.poll(() => screen.count()).not.toBe(before);
    await atRest(console);
  };
  for (let turns = 0; turns < 3; turns++) {
    await turn(844, 390);
    expect(await last()).toBe(read);
    await turn(390, 844);
    expect(await last()).toBe(read);
  }
});
