import { type Console, expect, test } from './fixtures';
import { atRest, floodEnds, floodNumbers, openQuiet } from './log';
import { placeOf, wheel } from './screen';
import { clipboard, printed } from './takeAway';

test.beforeEach(async ({ console, survival, context }) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  await openQuiet(console, survival);
  survival.command('flood 10000 10000');
  await floodEnds(console);
  await goTo(console, 0.5);
  await expect.poll(() => middleLine(console)).toBeLessThan(7_000);
  await atRest(console);
});

for (const way of ['down', 'up'] as const) {
  test(`a selection that scrolls ${way} past what the terminal holds is copied from where the mouse was pressed to where it is released`, async ({
    console,
  }) => {
    test.setTimeout(60_000);
    const { page } = console;
    const pressed = await middleLine(console);
    const from = await placeOf(page, nameOf(pressed));
    const box = await page.locator('.xterm-screen').boundingBox();
    if (box === null) throw new Error('There is no terminal.');
    await page.mouse.move(from.x, from.y);
    await page.mouse.down();
    const edge = way === 'down' ? box.y + box.height + 30 : box.y - 30;
    await page.mouse.move(from.x, edge, { steps: 8 });
    await expect
      .poll(async () => Math.abs((await middleLine(console)) - pressed), { timeout: 30_000 })
      .toBeGreaterThan(700);
    // Back in the log nothing scrolls any more.
    await page.mouse.move(from.x, box.y + box.height / 2);
    await atRest(console);
    const released = await middleLine(console);
    const to = await placeOf(page, nameOf(released));
    await page.mouse.move(to.x, to.y, { steps: 2 });
    await page.mouse.up();

    const first = Math.min(pressed, released);
    const last = Math.max(pressed, released);
    const bar = page.getByRole('region', { name: 'Selected lines' });
    const count = (last - first + 1).toLocaleString('en-GB');
    await expect(bar).toContainText(`${count} lines selected`);
    await page.keyboard.press('Control+c');
    await expect(bar).toContainText(`${count} lines copied.`);
    expect(await clipboard(page)).toBe(printed(first, last, false).trimEnd());
  });
}

test('what is selected stays selected when the reader scrolls so far that the terminal holds other lines', async ({
  console,
}) => {
  test.setTimeout(60_000);
  const { page } = console;
  // From the middle of the window to where the next one, half as far up, still reaches.
  await scrollTo(console, (await middleLine(console)) - 150);
  await atRest(console);
  const first = await middleLine(console);
  const from = await placeOf(page, nameOf(first));
  const to = await placeOf(page, nameOf(first + 3));
  await page.mouse.move(from.x, from.y);
  await page.mouse.down();
  await page.mouse.move(to.x, to.y, { steps: 4 });
  await page.mouse.up();
  await page.keyboard.press('Control+c');
  const selected = await clipboard(page);
  expect(selected.split('\n')).toHaveLength(4);

  // So far that a new window is written, which still holds these lines.
  await scrollTo(console, first - 200);
  await atRest(console);
  await page.evaluate(() => navigator.clipboard.writeText('-'));
  await page.keyboard.press('Control+c');
  expect(await clipboard(page)).toBe(selected);

  await goTo(console, 0.1);
  const bar = page.getByRole('region', { name: 'Selected lines' });
  await expect(bar).toContainText('4 lines selected');
  await page.keyboard.press('Control+c');
  await expect(bar).toContainText('4 lines copied.');
  expect(await clipboard(page)).toBe(printed(first, first + 3, false).trimEnd());
});

/** Goes to a place in the log, as a share of it. */
async function goTo({ page }: Console, share: number): Promise<void> {
  const track = await page.getByRole('scrollbar', { name: 'Place in the log' }).boundingBox();
  if (track === null) throw new Error('There is no track.');
  await page.mouse.click(track.x + track.width / 2, track.y + track.height * share);
}

async function scrollTo(console: Console, line: number): Promise<void> {
  await expect
    .poll(
      async () => {
        await wheel(console.page, -400);
        return middleLine(console);
      },
      { timeout: 30_000, intervals: [50] },
    )
    .toBeLessThan(line);
}

/** The number of the line in the middle of the screen. */
async function middleLine(console: Console): Promise<number> {
  const numbers = floodNumbers(await console.rows());
  return numbers[Math.floor(numbers.length / 2)] ?? Number.NaN;
}

function nameOf(line: number): string {
  return `flood ${String(line).padStart(6, '0')}`;
}
