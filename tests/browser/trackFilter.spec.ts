import { expect, test } from './fixtures';
import { atRest, floodEnds, floodNumbers, openQuiet } from './log';

test('a filter that comes while the thumb is held leads nowhere else when it is let go', async ({
  console,
  survival,
}) => {
  test.setTimeout(60_000);
  const { page } = console;
  const top = async () => floodNumbers(await console.rows())[0] ?? 0;
  await openQuiet(console, survival);
  survival.command('flood 10000 10000');
  await floodEnds(console);
  await console.button('Filter').click();
  await atRest(console);
  const bar = await page.getByRole('scrollbar', { name: 'Place in the log' }).boundingBox();
  const thumb = await page.locator('.roost-thumb').boundingBox();
  if (bar === null || thumb === null) throw new Error('The track is not there.');
  const x = bar.x + bar.width / 2;
  await page.mouse.move(x, thumb.y + thumb.height / 2);
  await page.mouse.down();
  await page.mouse.move(x, bar.y + bar.height / 2, { steps: 8 });
  await atRest(console);
  const held = await top();
  expect(held).toBeLessThan(6_000);
  await page.getByRole('textbox', { name: 'Text of rule 1' }).fill('2 the');
  await expect
    .poll(async () => {
      const [first = 0, second = 0] = floodNumbers(await console.rows());
      return second - first;
    })
    .toBe(10);
  await page.mouse.up();
  await atRest(console);
  expect(Math.abs((await top()) - held)).toBeLessThan(30);
});
