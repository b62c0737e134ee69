import type { Page } from '@playwright/test';
import { type Console, expect, printLines, test } from './fixtures';
import { atRest, floodEnds, floodNumbers, openQuiet, printedRows } from './log';
import { nextFrame, watchRows, wheel } from './screen';

test.beforeEach(async ({ console, survival }) => {
  await openQuiet(console, survival);
});

const track = (page: Page) => page.getByRole('scrollbar', { name: 'Place in the log' });
const thumb = (page: Page) => page.locator('.roost-thumb');
const label = (page: Page) => page.locator('.roost-track-label');

async function boxOf(page: Page, what: 'track' | 'thumb') {
  const box = await (what === 'track' ? track(page) : thumb(page)).boundingBox();
  if (box === null) throw new Error(`The ${what} is not there.`);
  return box;
}

/** Where the thumb stands: 0 at the top of the track, 1 at its end. */
async function share(page: Page): Promise<number> {
  const [bar, box] = [await boxOf(page, 'track'), await boxOf(page, 'thumb')];
  return (box.y - bar.y) / (bar.height - box.height);
}

/** Takes the thumb and leaves it held at this share of the way. */
async function dragTo(page: Page, where: number, steps = 8): Promise<void> {
  const [bar, box] = [await boxOf(page, 'track'), await boxOf(page, 'thumb')];
  const x = box.x + box.width / 2;
  const y = bar.y + where * (bar.height - box.height) + box.height / 2;
  await page.mouse.move(x, box.y + box.height / 2);
  await page.mouse.down();
  await page.mouse.move(x, y, { steps });
}

async function clickAt(page: Page, where: number): Promise<void> {
  const bar = await boxOf(page, 'track');
  await page.mouse.click(bar.x + bar.width / 2, bar.y + where * bar.height);
}

async function top(console: Console): Promise<number> {
  return floodNumbers(await console.rows())[0] ?? 0;
}

async function last(console: Console): Promise<number> {
  return floodNumbers(await console.rows()).at(-1) ?? 0;
}

test('dragged to the middle of 50,000 lines, the lines of the middle are there at once, with their time; at the bottom the end is followed again', async ({
  console,
  survival,
}) => {
  test.setTimeout(90_000);
  const { page } = console;
  survival.command('flood 50000 10000');
  await floodEnds(console, 40_000);
  await expect(thumb(page)).toBeVisible();
  expect((await boxOf(page, 'thumb')).height).toBeGreaterThanOrEqual(20);
  expect((await boxOf(page, 'track')).width).toBeLessThanOrEqual(12);
  await expect.poll(() => share(page)).toBeGreaterThan(0.995);
  // There are not two.
  expect(await page.locator('.xterm .scrollbar:visible').count()).toBe(0);

  await dragTo(page, 0.5);
  await nextFrame(page);
  await nextFrame(page);
  const held = await top(console);
  expect(held).toBeGreaterThan(24_000);
  expect(held).toBeLessThan(26_000);
  await expect(label(page)).toBeVisible();
  await expect(label(page)).toContainText(/^\d\d:\d\d:\d\d/);
  await expect(label(page)).toContainText(/line 2[45],\d{3}$/);
  await expect(track(page)).toHaveAttribute('aria-valuetext', /^line 2[45],\d{3}, \d\d:\d\d:\d\d$/);

  await page.mouse.up();
  await expect(label(page)).toBeHidden();
  await expect.poll(() => top(console)).toBe(held);
  await expect.poll(async () => Math.abs((await share(page)) - 0.5)).toBeLessThan(0.01);
  await expect(console.button('To the end')).toBeVisible();
  // What is around it is there, too, to be scrolled to.
  await wheel(page, -400);
  await expect.poll(() => top(console)).toBeLessThan(held);
  expect(await top(console)).toBeGreaterThan(held - 60);

  await dragTo(page, 1);
  await page.mouse.up();
  await console.sees('Flood done');
  await expect(console.button('To the end')).toHaveCount(0);
  await printLines(survival, ['following again']);
  await console.sees('following again');

  await clickAt(page, 0.01);
  await expect.poll(() => top(console)).toBeGreaterThan(0);
  await expect.poll(() => top(console)).toBeLessThan(1_000);
  await dragTo(page, 0);
  await page.mouse.up();
  await expect.poll(async () => (await console.rows())[0]).toContain('Starting');
});

test('an error is marked at its place, and a click there shows it', async ({
  console,
  survival,
}) => {
  test.setTimeout(60_000);
  const { page } = console;
  survival.command('flood 3000 5000');
  await floodEnds(console);
  await printLines(survival, ['[12:00:01 ERROR]: it broke here', '[12:00:02 INFO]: well again']);
  await console.sees(/well again$/);
  survival.command('flood 3000 5000');
  await expect.poll(() => marks(page), { timeout: 15_000 }).toHaveLength(1);
  await floodEnds(console);
  await expect.poll(async () => Math.round(((await marks(page))[0] ?? 0) * 10)).toBe(5);
  const [place = 0] = await marks(page);
  await clickAt(page, place);
  await console.sees('it broke here');
  const row = (await console.rows()).findIndex((text) => text.includes('it broke here'));
  expect(row).toBeGreaterThan(3);
});

test('what is found is marked until the search ends, and a click on a mark shows the line', async ({
  console,
  survival,
}) => {
  const { page } = console;
  survival.command('flood 2000 5000');
  await floodEnds(console);
  expect(await marks(page, 6)).toEqual([]);
  await page.keyboard.press('Control+f');
  await page.getByRole('searchbox').fill('flood 001000');
  await expect.poll(async () => (await marks(page, 6)).length).toBe(1);
  await page.keyboard.press('Escape');
  await expect.poll(async () => (await marks(page, 6)).length).toBe(0);
  await page.keyboard.press('End');
  await console.sees('Flood done');
  await page.keyboard.press('Control+f');
  await page.getByRole('searchbox').fill('flood 000500');
  await expect
    .poll(async () => (await marks(page, 6)).map((at) => Math.round(at * 20)))
    .toEqual([5]);
  await track(page).press('End');
  await console.sees('Flood done');
  await expect.poll(async () => (await marks(page, 6)).length).toBe(1);
  await clickAt(page, (await marks(page, 6))[0] ?? 0);
  await console.sees('flood 000500');
});

test('the keys move it where it has the focus', async ({ console, survival }) => {
  const { page } = console;
  survival.command('flood 5000 5000');
  await floodEnds(console);
  await track(page).focus();
  await page.keyboard.press('PageUp');
  await expect(console.button('To the end')).toBeVisible();
  await expect.poll(() => last(console)).toBeLessThan(5_000);
  const read = await last(console);
  await page.keyboard.press('ArrowUp');
  await expect.poll(() => last(console)).toBe(read - 1);
  await page.keyboard.press('ArrowDown');
  await expect.poll(() => last(console)).toBe(read);
  await page.keyboard.press('Home');
  await expect.poll(async () => (await console.rows())[0]).toContain('Starting');
  await expect(track(page)).toHaveAttribute('aria-valuenow', '0');
  await page.keyboard.press('PageDown');
  await expect.poll(() => top(console)).toBeGreaterThan(0);
  await page.keyboard.press('End');
  await console.sees('Flood done');
  await expect(console.button('To the end')).toHaveCount(0);
  await expect(track(page)).toBeFocused();
});

test('while much comes the drag goes on, and the text stays, held still, let go and afterwards', async ({
  console,
  survival,
}) => {
  test.setTimeout(60_000);
  const { page } = console;
  survival.command('flood 3000 10000');
  await floodEnds(console);
  survival.command('flood 10000000 3000');
  await expect(thumb(page)).toBeVisible();
  await dragTo(page, 0.6, 30);
  await expect.poll(() => top(console)).toBeGreaterThan(0);
  await atRest(console);
  const read = await console.rows();
  const moved = await watchRows(console);
  const button = page.getByRole('button', { name: /new lines$/ });
  const counted = async () => Number((await button.innerText()).replace(/\D/g, ''));
  await expect(button).toBeVisible();
  const more = async () => {
    const before = await counted();
    await expect.poll(counted).toBeGreaterThan(before + 1_000);
  };
  await more();
  await page.mouse.up();
  await more();
  expect(await console.rows()).toEqual(read);
  const seen = await moved();
  expect(seen.frames).toBeGreaterThan(10);
  expect(seen.moved).toBe(0);
  // More lies below, so the thumb goes up.
  expect(await share(page)).toBeLessThan(0.6);
  await button.click();
  await expect(button).toHaveCount(0);
  survival.command('flood stop');
  await console.sees('Flood stopped');
});

test('nothing moves when the track comes, and of a filtered log it shows what passes', async ({
  console,
  survival,
}) => {
  const { page } = console;
  const item = (n: number) => `[12:00:00 ${n % 2 === 0 ? 'WARN' : 'INFO'}]: item ${n}`;
  await printLines(
    survival,
    Array.from({ length: 200 }, (_, n) => item(n)),
    2,
  );
  await console.sees(/item 199$/);
  await expect.poll(async () => (await marks(page)).length).toBeGreaterThan(10);
  await console.button('Filter').click();
  await page.getByRole('textbox', { name: 'Text of rule 1' }).fill('item 77');
  await expect.poll(async () => (await printedRows(console)).length).toBe(1);
  await expect(thumb(page)).toBeHidden();
  await expect.poll(async () => (await marks(page)).length).toBe(0);
  await console.button('Show everything').click();
  await expect(thumb(page)).toBeVisible();
  await expect.poll(async () => (await marks(page)).length).toBeGreaterThan(10);
});

test.describe('on a phone', () => {
  test.use({ viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true });

  test('a finger beside the thumb drags it, and elsewhere at the edge scrolls the text', async ({
    console,
    survival,
  }) => {
    const { page } = console;
    survival.command('flood 5000 5000');
    await floodEnds(console);
    await expect(thumb(page)).toBeVisible();
    const [bar, box] = [await boxOf(page, 'track'), await boxOf(page, 'thumb')];
    const beside = box.x - 24;
    await finger(page, beside, box.y + box.height / 2, bar.y + bar.height / 2);
    await expect.poll(() => top(console)).toBeLessThan(3_000);
    expect(await top(console)).toBeGreaterThan(2_000);
    // Where it was let go comes last.
    await atRest(console);
    const read = await top(console);
    await finger(page, beside, bar.y + 40, bar.y + 140);
    await expect.poll(() => top(console)).toBeLessThan(read);
    expect(await top(console)).toBeGreaterThan(read - 60);
  });
});

async function finger(page: Page, x: number, from: number, to: number): Promise<void> {
  const session = await page.context().newCDPSession(page);
  const touch = (type: 'touchStart' | 'touchMove' | 'touchEnd', y: number) =>
    session.send('Input.dispatchTouchEvent', {
      type,
      touchPoints: type === 'touchEnd' ? [] : [{ x, y }],
    });
  // Together: a finger that stays, while this process stands still, asks for the menu of a line.
  await Promise.all([touch('touchStart', from), touch('touchMove', from + (to - from) / 10)]);
  for (let step = 2; step <= 10; step++) await touch('touchMove', from + ((to - from) * step) / 10);
  // It stays a moment, so that the text does not swing on.
  await page.waitForTimeout(150);
  await touch('touchEnd', to);
}

/** Heights, as shares, at which something is drawn on the track, so far from its left edge. px */
function marks(page: Page, x = 11): Promise<number[]> {
  return page.locator('.roost-track canvas').evaluate((canvas, left) => {
    if (!(canvas instanceof HTMLCanvasElement) || canvas.height === 0) return [];
    const { height } = canvas;
    const column = Math.floor(left * window.devicePixelRatio);
    const data = canvas.getContext('2d')?.getImageData(column, 0, 1, height).data ?? [];
    const found: number[] = [];
    let from: number | null = null;
    for (let y = 0; y <= height; y++) {
      const drawn = y < height && (data[y * 4 + 3] ?? 0) > 0;
      if (drawn && from === null) from = y;
      if (!drawn && from !== null) {
        found.push((from + y) / 2 / height);
        from = null;
      }
    }
    return found;
  }, x);
}
