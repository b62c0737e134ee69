import type { Page } from '@playwright/test';
import { type Console, expect, printLines, test } from './fixtures';
import { atRest, floodEnds, floodNumbers, openQuiet, printedRows, upTo } from './log';
import { nextFrame } from './screen';

// Pages that are each looked at until they stand: a slow machine needs more than half a minute.
test.setTimeout(60_000);

test.beforeEach(async ({ console, survival }) => {
  await openQuiet(console, survival);
});

const rule = (page: Page) => page.getByRole('textbox', { name: 'Text of rule 1' });
const numbers = async (console: Console) => floodNumbers(await console.rows());

/** Of the flood's lines those that end in 2 are on screen, first of all. */
async function seesTwos(console: Console): Promise<void> {
  await rule(console.page).fill('2 the');
  await expect
    .poll(async () => {
      const [first = 0, second = 0] = await numbers(console);
      return [first % 10, second - first];
    })
    .toEqual([2, 10]);
}

async function pageUp(console: Console): Promise<void> {
  await console.command.focus();
  await console.page.keyboard.press('PageUp');
  await expect(console.button('To the end')).toBeVisible();
}

test('scrolled up, a filter that comes and goes leaves the text where it was while lines come', async ({
  console,
  survival,
}) => {
  survival.command('flood 3000 20000');
  await floodEnds(console);
  await console.button('Filter').click();
  await pageUp(console);
  await atRest(console);
  const [read = 0] = await numbers(console);
  survival.command('flood 60000 8000');
  await expect(console.page.getByRole('button', { name: /\d,\d\d\d new lines/ })).toBeVisible();
  let before: readonly string[] | null = null;
  for (let time = 0; time < 2; time++) {
    await seesTwos(console);
    const [two = 0] = await numbers(console);
    expect(two - read).toBeLessThan(13);
    expect(two).toBeGreaterThanOrEqual(read);
    await rule(console.page).fill('');
    await expect
      .poll(async () => {
        const [first = 0, second = 0] = await numbers(console);
        return second - first;
      })
      .toBe(1);
    await atRest(console);
    const rows = await console.rows();
    // The panel is higher with a rule in it: that takes up a row or two.
    const [top = 0] = floodNumbers(rows);
    expect(top - read).toBeLessThan(4);
    expect(top).toBeGreaterThanOrEqual(read);
    before ??= rows;
    expect(rows).toEqual(before);
  }
});

test('back from a line’s neighbours the filtered lines stand where they were, each time', async ({
  console,
  survival,
}) => {
  survival.command('flood 3000 20000');
  await floodEnds(console);
  await console.button('Filter').click();
  await seesTwos(console);
  await pageUp(console);
  await atRest(console);
  const read = await console.rows();
  for (let visit = 0; visit < 2; visit++) {
    const screen = console.page.locator('.xterm-rows:not(.roost-still)');
    await screen.getByText(read[5] ?? '').click({ force: true });
    await expect(console.page.getByText('You see a line among its neighbours')).toBeVisible();
    await expect.poll(async () => (await console.rows()).join()).not.toBe(read.join());
    await console.button('Back to the filtered lines').click();
    await expect.poll(() => console.rows()).toEqual(read);
  }
});

test('a click in the moment in which the window is written anew is a click on the line that is seen', async ({
  console,
  survival,
}) => {
  const { page } = console;
  survival.command('flood 3000 20000');
  await floodEnds(console);
  await console.button('Filter').click();
  await seesTwos(console);
  await pageUp(console);
  for (let pages = 0; pages < 18; pages++) await page.keyboard.press('PageUp');
  await atRest(console);
  const session = await page.context().newCDPSession(page);
  await session.send('Emulation.setCPUThrottlingRate', { rate: 6 });
  // A picture of the rows lies over them while the terminal is written.
  const seen = await page.evaluateHandle(() => {
    const rows = { top: '', clicked: '' };
    const observer = new MutationObserver(() => {
      const [top, , clicked] = document.querySelector('.roost-still')?.children ?? [];
      if (top === undefined || clicked === undefined) return;
      observer.disconnect();
      const text = (row: Element) => (row.textContent ?? '').replaceAll('\u00a0', ' ').trimEnd();
      Object.assign(rows, { top: text(top), clicked: text(clicked) });
      const { left, top: y, height } = clicked.getBoundingClientRect();
      const place = { clientX: left + height, clientY: y + height / 2, bubbles: true };
      const screen = document.querySelector('.xterm-screen');
      setTimeout(() => screen?.dispatchEvent(new MouseEvent('click', place)));
    });
    observer.observe(document.body, { childList: true, subtree: true });
    return rows;
  });
  const clicked = () => seen.evaluate((rows) => rows.clicked);
  for (let pages = 0; pages < 40 && (await clicked()) === ''; pages++) {
    await page.keyboard.press('PageUp');
    await atRest(console);
  }
  await expect(page.getByText('You see a line among its neighbours')).toBeVisible();
  const [line = 0] = floodNumbers([await clicked()]);
  await expect
    .poll(() => numbers(console))
    .toEqual(expect.arrayContaining([line - 1, line, line + 1]));
  await console.button('Back to the filtered lines').click();
  await expect
    .poll(async () => (await console.rows())[0])
    .toBe(await seen.evaluate(({ top }) => top));
});

test('who came to follow the few lines that are left goes on following them at a fault, and comes back to their place', async ({
  console,
  survival,
}) => {
  const { page } = console;
  await printLines(survival, ['item 1']);
  survival.command('flood 3000 20000');
  await floodEnds(console);
  await console.button('Filter').click();
  await console.button('Regular expression').click();
  await pageUp(console);
  await atRest(console);
  const [read = 0] = await numbers(console);
  await rule(page).fill('item');
  await expect.poll(async () => (await console.rows()).at(-1)).toBe('item 1');
  await expect(console.button('To the end')).toHaveCount(0);
  await rule(page).fill('item(');
  await expect(page.getByRole('alert').filter({ hasText: 'Rule 1' })).toBeVisible();
  await printLines(survival, ['item 2']);
  await console.sees('item 2');
  await rule(page).fill('');
  // The panel is higher while it tells of the fault: that takes up a row or two.
  await expect
    .poll(async () => Math.abs(((await numbers(console))[0] ?? 0) - read))
    .toBeLessThan(4);
});

test('back from a line’s neighbours to a filter with a fault the reader is where they were, and can go on', async ({
  console,
  survival,
}) => {
  const { page } = console;
  survival.command('flood 3000 20000');
  await floodEnds(console);
  await console.button('Filter').click();
  await console.button('Regular expression').click();
  await pageUp(console);
  await rule(page).fill('the(');
  await expect(page.getByRole('alert').filter({ hasText: 'Rule 1' })).toBeVisible();
  await atRest(console);
  const read = await numbers(console);
  const screen = page.locator('.xterm-rows:not(.roost-still)');
  await screen.getByText(String(read[5])).click({ force: true });
  await expect(page.getByText('You see a line among its neighbours')).toBeVisible();
  await atRest(console);
  await console.button('Back to the filtered lines').click();
  await expect(page.getByText('You see a line among its neighbours')).toHaveCount(0);
  await expect.poll(() => numbers(console)).toEqual(read);
  await console.command.focus();
  for (let pages = 0; pages < 30; pages++) {
    await page.keyboard.press('PageUp');
    await nextFrame(page);
    await expect(page.locator('.roost-still')).toHaveCount(0);
  }
  await atRest(console);
  expect((await numbers(console))[0]).toBeLessThan(2_300);
});

test('a line that a filter hides is shown among its neighbours to whoever goes to it', async ({
  console,
  survival,
}) => {
  const { page } = console;
  survival.command('flood 3000 20000');
  await floodEnds(console);
  await console.button('Filter').click();
  await seesTwos(console);
  await printLines(survival, ['the last words']);
  survival.command('exit 139');
  await console.button('Why it stopped').click();
  const card = page.getByRole('dialog', { name: 'Why it stopped' });
  const lines = card.getByRole('region', { name: 'Last lines' });
  await lines.getByRole('button', { name: /the last words/ }).click();
  await expect(page.getByText('You see a line among its neighbours')).toBeVisible();
  await console.sees('the last words');
  await console.button('Back to the filtered lines').click();
  await expect.poll(async () => (await console.rows()).at(-1)).toMatch(/^flood \d{5}2 /);
});

test('a pause holds the same end of the log through a filter, and counts what came since', async ({
  console,
  survival,
}) => {
  const { page } = console;
  const line = (text: string) => `[12:00:00 INFO]: ${text}`;
  const paused = (count: string) => page.getByRole('button', { name: `Paused · ${count}` });
  const items = (from: number, to: number) => upTo(to, from).map((n) => line(`item ${n}`));
  await printLines(survival, items(1, 20));
  await console.sees(/item 20$/);
  await console.button('Filter').click();
  await console.button('Pause the log').click();
  await expect(paused('0 new lines')).toBeVisible();
  await atRest(console);
  const held = await console.rows();
  await printLines(survival, items(21, 80));
  await expect(paused('60 new lines')).toBeVisible();

  await rule(page).fill('item 1');
  await expect.poll(async () => (await printedRows(console)).length).toBe(11);
  await expect(paused('0 new lines')).toBeVisible();
  // 70 to 79 came since, and are not shown.
  await rule(page).fill('item 7');
  await expect(paused('10 new lines')).toBeVisible();
  await expect.poll(() => printedRows(console)).toEqual([line('item 7')]);
  await console.button('Show everything').click();
  await expect(paused('60 new lines')).toBeVisible();
  await expect.poll(() => console.rows()).toEqual(held);
  // The panel alone says nothing of what is shown.
  await console.button('Close the filter').click();
  await expect(rule(page)).toHaveCount(0);
  await console.button('Filter').click();
  await expect(rule(page)).toBeVisible();
  await printLines(survival, [line('item 81')]);
  await expect(paused('61 new lines')).toBeVisible();
  await page.keyboard.press('End');
  await console.sees(/item 81$/);
});
