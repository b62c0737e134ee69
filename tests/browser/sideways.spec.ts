import { findBar, marks } from './findMarks';
import { expect, printLines, test } from './fixtures';
import { openQuiet } from './log';
import { placeOf } from './screen';
import { clipboard } from './takeAway';

test('what is found and what the mouse means lie on the text, far to the right as well', async ({
  console,
  survival,
  context,
}) => {
  const { page } = console;
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  await openQuiet(console, survival);
  await printLines(survival, [`${'word '.repeat(188)}far right`]);
  await console.button('Times and size').click();
  await page.getByRole('radio', { name: 'Go on to the right' }).check();
  await page.keyboard.press('Escape');

  const find = findBar(console);
  await find.open();
  await find.look('far');
  await find.counts(/^1 of/);
  await expect.poll(async () => (await find.current()).map(({ text }) => text)).toEqual(['far']);
  await expect
    .poll(async () => {
      const frame = await page.locator('.roost-find-current').boundingBox();
      const behind = await placeOf(page, 'right');
      if (frame === null) throw new Error('Nothing is framed.');
      // From the end of one word to the middle of the next: half a column more or less.
      const column = frame.width / 3;
      const away = behind.x - (frame.x + frame.width);
      return Math.abs(away / column - 3.5);
    })
    .toBeLessThan(0.5);
  await page.keyboard.press('Escape');
  await expect.poll(async () => (await marks(page)).length).toBe(0);

  const { x, y } = await placeOf(page, 'right');
  await page.mouse.dblclick(x, y);
  await page.keyboard.press('Control+c');
  await expect.poll(() => clipboard(page)).toBe('right');
});
