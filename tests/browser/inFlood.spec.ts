import { findBar } from './findMarks';
import { expect, test } from './fixtures';
import { atRest, floodNumbers, openQuiet, upTo } from './log';
import { moreLines } from './picture';
import { clickText, placeOf, watchRows, wheel } from './screen';
import { clipboard, printed } from './takeAway';

test.beforeEach(async ({ console, survival, context }) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  await openQuiet(console, survival);
  await expect(console.page.locator('.roost-gutter')).toBeAttached();
});

test('while a flood goes on, each way to read the log does what it does at rest', async ({
  console,
  devnode,
  survival,
}) => {
  test.setTimeout(90_000);
  const { page } = console;
  const button = page.getByRole('button', { name: /new lines( · Go on)?$/ });
  const track = page.getByRole('scrollbar', { name: 'Place in the log' });
  const follow = async () => {
    await button.click();
    await expect(button).toHaveCount(0);
  };
  survival.command('trace 60');
  await console.sees('▸ 60 more lines');
  survival.command('flood 10000000 4000');
  await expect.poll(async () => floodNumbers(await console.rows())[0] ?? 0).toBeGreaterThan(100);

  await test.step('the first line is reached as often as it is asked for, and the end again', async () => {
    for (let times = 0; times < 3; times += 1) {
      await track.press('Home');
      await expect.poll(async () => (await console.rows())[0]).toContain('Starting Survival');
      await follow();
    }
  });

  await test.step('find goes from match to match, and its count grows', async () => {
    const find = findBar(console);
    const figures = find.bar.locator('.figures');
    const count = async () =>
      Number(/([\d,]+)$/.exec(await figures.innerText())?.[1]?.replaceAll(',', ''));
    const current = async () => floodNumbers((await find.current()).map(({ row }) => row))[0];
    await find.open();
    await find.look('lazy');
    await find.counts(/^[\d,]+ of [\d,]+$/);
    let from = 0;
    await expect
      .poll(async () => {
        from = ((await current()) ?? 0) - 1;
        return from;
      })
      .toBeGreaterThan(0);
    await page.keyboard.press('Shift+Enter');
    await expect.poll(current).toBe(from);
    const counted = await count();
    for (const [key, to] of [
      ['Shift+Enter', from - 1],
      ['Shift+Enter', from - 2],
      ['Enter', from - 1],
      ['Enter', from],
      ['Enter', from + 1],
    ] as const) {
      await page.keyboard.press(key);
      await expect.poll(current).toBe(to);
    }
    await expect.poll(count).toBeGreaterThan(counted + 1_000);
    await find.look('flood 000042');
    await find.counts('1 of 1');
    await expect.poll(current).toBe(42);
    await page.keyboard.press('Escape');
    await follow();
  });

  await test.step('a filter shows what passes, a line among its neighbours, and everything again', async () => {
    const panel = page.getByRole('region', { name: 'Filter' });
    const hundreds = async () => {
      const numbers = floodNumbers(await console.rows());
      return numbers.length > 20 && numbers.every((n) => n % 100 === 77);
    };
    await console.button('Filter').click();
    await console.button('Regular expression').click();
    await page.getByRole('textbox', { name: 'Text of rule 1' }).fill('^flood \\d{4}77 ');
    await expect.poll(hundreds).toBe(true);
    const last = floodNumbers(await console.rows()).at(-1) ?? 0;
    await expect
      .poll(async () => floodNumbers(await console.rows()).at(-1))
      .toBeGreaterThan(last + 1_000);
    expect(await hundreds()).toBe(true);
    await expect(panel.getByText(/^[\d,]+ lines shown, [\d,]+ left out/)).toBeVisible();
    await wheel(page, -300);
    await expect(button).toBeVisible();
    await atRest(console);
    const read = floodNumbers(await console.rows())[5] ?? 0;
    await clickText(page, `flood ${String(read).padStart(6, '0')}`);
    await expect(panel.getByText('You see a line among its neighbours')).toBeVisible();
    await expect
      .poll(async () => floodNumbers(await console.rows()))
      .toEqual(expect.arrayContaining([read - 1, read, read + 1]));
    await console.button('Back to the filtered lines').click();
    await expect.poll(hundreds).toBe(true);
    await console.button('Show everything').click();
    await console.button('Close the filter').click();
    await expect.poll(hundreds).toBe(false);
    if (await button.isVisible()) await follow();
  });

  await test.step('a row that was opened stays open, and where it is', async () => {
    await track.press('Home');
    await console.sees('▸ 60 more lines');
    await clickText(page, '60 more lines');
    await console.sees('Greeter.java:12)');
    await atRest(console);
    const watched = await watchRows(console);
    await moreLines(page, 4_000);
    expect((await watched()).moved).toBe(0);
    await follow();
    await track.press('Home');
    await console.sees('Greeter.java:12)');
    await follow();
  });

  await test.step('what is selected far beyond the screen is copied as it was printed', async () => {
    await console.button('Pause the log').click();
    await moreLines(page, 500);
    const [to = 0] = floodNumbers(await console.rows()).slice(-5);
    await clickText(page, `flood ${String(to).padStart(6, '0')}`);
    const find = findBar(console);
    await find.open();
    await find.look('flood 000123');
    await find.counts('1 of 1');
    const current = async () => floodNumbers((await find.current()).map(({ row }) => row));
    await expect.poll(current).toEqual([123]);
    const { x, y } = await placeOf(page, 'flood 000120');
    await page.keyboard.down('Shift');
    await page.mouse.click(x, y);
    await page.keyboard.up('Shift');
    const bar = page.getByRole('region', { name: 'Selected lines' });
    await expect(bar).toContainText(`${(to - 119).toLocaleString('en-GB')} lines selected`);
    await page.keyboard.press('Control+c');
    await expect(bar).toContainText('lines copied.');
    const { linesThrownAway, linesThrottled } = devnode.node.counters(survival.record.uuid);
    expect(linesThrownAway + linesThrottled).toBe(0);
    expect((await clipboard(page)) === printed(120, to, false).trimEnd()).toBe(true);
    await page.keyboard.press('Escape');
    await page.keyboard.press('Escape');
    await follow();
  });

  await test.step('a pause counts what comes, and leads back to the newest', async () => {
    await console.button('Pause the log').click();
    await moreLines(page, 500);
    const held = floodNumbers(await console.rows());
    await moreLines(page, 4_000);
    expect(floodNumbers(await console.rows())).toEqual(held);
    survival.command('flood stop');
    survival.command('mark the end');
    let before = '';
    // On a busy machine the count stands for a moment although more is on its way.
    await expect
      .poll(
        async () => {
          const now = await button.innerText();
          const same = now === before;
          before = now;
          return same;
        },
        { intervals: [1_000], timeout: 15_000 },
      )
      .toBe(true);
    await follow();
    await console.sees('mark the end');
    const last = floodNumbers(await console.rows()).at(-1) ?? 0;
    // And two that are no part of the flood.
    expect(Number(before.replace(/\D/g, ''))).toBe(last - (held.at(-1) ?? 0) + 2);
    const shown = floodNumbers(await console.rows());
    await expect.poll(async () => floodNumbers(await console.rows())).toEqual(upTo(last, shown[0]));
  });
});
