import { type Console, expect, printLines, test } from './fixtures';
import { atRest, floodEnds, floodNumbers, openQuiet, upTo } from './log';
import { frameGaps, nextFrame, percentile, watchRows, watchTops, wheel } from './screen';

test.beforeEach(async ({ console, survival }) => {
  await openQuiet(console, survival);
});

test('scrolled up, what is read stays where it is while lines come, and a button counts them', async ({
  console,
  survival,
}) => {
  const { page } = console;
  survival.command('flood 200 1000');
  await floodEnds(console);
  await wheel(page, -600);
  await expect(console.button('To the end')).toBeVisible();
  // What the flood passed over comes first.
  await expect.poll(async () => floodNumbers(await console.rows()).at(-1) ?? 200).toBeLessThan(200);
  await atRest(console);
  const read = await console.rows();

  const moved = await watchRows(console);
  survival.command('flood 300 200');
  // One line says that a flood begins, and one that it is done.
  await expect(console.button('302 new lines')).toBeVisible({ timeout: 20_000 });
  expect(await console.rows()).toEqual(read);
  const seen = await moved();
  expect(seen.frames).toBeGreaterThan(20);
  expect(seen.moved).toBe(0);

  await page.keyboard.press('End');
  await console.sees('Flood done');
  await expect(page.getByRole('button', { name: /new lines|To the end/ })).toHaveCount(0);
  await expect.poll(async () => floodNumbers(await console.rows()).at(-1)).toBe(300);
  await printLines(survival, ['following again']);
  await console.sees('following again');
});

test('a scroll up in the middle of a fast stream stops at the lines that were on screen, and the button leads back', async ({
  console,
  survival,
}) => {
  const { page } = console;
  survival.command('flood 12000 2000');
  await expect
    .poll(async () => floodNumbers(await console.rows()).at(-1) ?? 0)
    .toBeGreaterThan(500);
  await wheel(page, -300);
  const button = page.getByRole('button', { name: /new lines$/ });
  await expect(button).toBeVisible();
  await expect.poll(() => contiguous(console)).toBe(true);
  await atRest(console);
  const read = await console.rows();
  const moved = await watchRows(console);
  const counted = async () => Number((await button.innerText()).replace(/\D/g, ''));
  const before = await counted();
  await expect.poll(counted).toBeGreaterThan(before + 500);
  expect(await console.rows()).toEqual(read);
  expect((await moved()).moved).toBe(0);

  await button.click();
  await floodEnds(console);
  expect(floodNumbers(await console.rows()).at(-1)).toBe(12_000);
});

test('a flood of 20,000 lines a second leaves the page alive, ends on its last lines, and has no hole', async ({
  console,
  devnode,
  survival,
}) => {
  test.setTimeout(60_000);
  const { page } = console;
  const idle = percentile(await frameGaps(page, () => page.waitForTimeout(1_000)), 0.95);
  const gaps = await frameGaps(page, async () => {
    survival.command('flood 20000 20000');
    await console.command.pressSequentially('typed meanwhile', { delay: 30 });
    await floodEnds(console, 20_000);
  });
  await expect(console.command).toHaveValue('typed meanwhile');
  expect(gaps.length).toBeGreaterThan(10);
  expect(percentile(gaps, 0.95)).toBeLessThan(Math.max(100, 4 * idle));

  const shown = floodNumbers(await console.rows());
  const { linesThrownAway, linesThrottled } = devnode.node.counters(survival.record.uuid);
  expect(shown.at(-1)).toBe(20_000);

  // Up past the window that was drawn when the flood ended, then down again page by page.
  await pressUntil(console, 'PageUp', () => first(console).then((top) => top < 17_500));
  await expect.poll(() => contiguous(console)).toBe(true);
  const seen: number[] = floodNumbers(await console.rows());
  await pressUntil(console, 'PageDown', async () => {
    const rows = await console.rows();
    for (const number of floodNumbers(rows)) if (number > (seen.at(-1) ?? 0)) seen.push(number);
    return rows.some((row) => row.includes('Flood done'));
  });
  const whole = upTo(20_000, seen[0]);
  // What the node kept to itself is no fault of the page.
  const keptBack = linesThrownAway + linesThrottled;
  expect(whole.length - seen.length).toBeLessThanOrEqual(keptBack);
  if (keptBack === 0) expect(seen).toEqual(whole);
});

test('the very first of 4,000 lines is reached by paging up, the last by paging down, and nothing jumps', async ({
  console,
  survival,
}) => {
  test.setTimeout(60_000);
  const { page } = console;
  // High pages, so that there are fewer.
  await page.setViewportSize({ width: 1280, height: 2_400 });
  survival.command('flood 4000 10000');
  await floodEnds(console);
  await expect.poll(() => first(console)).toBeGreaterThan(3_800);
  // What was passed over while it was fast is put in as soon as somebody looks.
  await page.keyboard.press('PageUp');
  await expect.poll(() => contiguous(console)).toBe(true);
  await page.keyboard.press('End');
  await console.sees('Flood done');
  const tops = await watchTops(page);
  await pressUntil(console, 'PageUp', async () =>
    (await console.rows()).some((row) => row.includes('Starting Survival')),
  );
  await pressUntil(console, 'PageDown', async () => (await first(console)) > 1);
  const up = await tops();
  expect(up.length).toBeGreaterThan(24);
  // A window that is rebuilt shows nothing else meanwhile, and puts the text back to the row.
  expect(up.slice(0, -1)).toEqual(up.slice(0, -1).toSorted((a, b) => b - a));
  expect(up).toContain(1);

  await pressUntil(console, 'PageDown', async () =>
    (await console.rows()).some((row) => row.includes('Flood done')),
  );
  const down = (await tops()).slice(up.length - 1);
  expect(down).toEqual(down.toSorted((a, b) => a - b));
  expect(floodNumbers(await console.rows()).at(-1)).toBe(4_000);
  await expect(page.getByRole('button', { name: /new lines|To the end/ })).toHaveCount(0);
});

/** Pages through the log, waiting for each page to be drawn. */
async function pressUntil(
  console: Console,
  key: 'PageUp' | 'PageDown',
  there: () => Promise<boolean>,
): Promise<void> {
  for (let pages = 0; pages < 400; pages += 1) {
    if (await there()) return;
    await console.page.keyboard.press(key);
    await nextFrame(console.page);
    // Pressed while the window is written anew, it goes on when that has been: by more than a page.
    await expect(console.page.locator('.roost-still')).toHaveCount(0);
  }
  throw new Error(`${key} leads nowhere.`);
}

async function first(console: Console): Promise<number> {
  return floodNumbers(await console.rows())[0] ?? 0;
}

async function contiguous(console: Console): Promise<boolean> {
  const numbers = floodNumbers(await console.rows());
  return numbers.every((number, index) => index === 0 || number === (numbers[index - 1] ?? 0) + 1);
}
