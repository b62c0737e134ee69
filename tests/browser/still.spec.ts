import { writeFile } from 'node:fs/promises';
import { findBar, marks } from './findMarks';
import { type Console, expect, printLines, test } from './fixtures';
import { atRest, floodNumbers, openQuiet } from './log';
import { expectStill, moreLines } from './picture';
import { clickText, wheel } from './screen';

/** Lines that come while a picture stays as it is; fewer where it has been shown that so many may. */
const more = 20_000;

test.beforeEach(async ({ console, survival }) => {
  await openQuiet(console, survival);
  await expect(console.page.locator('.roost-gutter')).toBeAttached();
});

async function choose(console: Console, name: string): Promise<void> {
  const { page } = console;
  await console.button('Times and size').click();
  await page
    .getByRole('region', { name: 'Times and size' })
    .getByLabel(name, { exact: true })
    .check();
  await console.button('Times and size').click();
}

test('whoever reads during a flood has the same picture before their eyes, however the log is shown, and a pause holds the newest', async ({
  console,
  survival,
}, info) => {
  test.setTimeout(90_000);
  const { page } = console;
  const attach = (name: string, body: Buffer) => writeFile(info.outputPath(`${name}.png`), body);
  const stays = async (lines = more) => {
    // Whoever follows the flood still, or is on the way to a match, has not begun to read.
    await atRest(console);
    await expectStill(page, lines, attach);
  };
  const leave = async () => {
    await wheel(page, -600);
    await expect(page.getByRole('button', { name: /new lines$/ })).toBeVisible();
  };
  const follow = async () => {
    const button = page.getByRole('button', { name: /new lines$/ });
    await button.click();
    await expect(button).toHaveCount(0);
  };
  await printLines(survival, [
    `a long line ${'and on '.repeat(80)}`,
    '日本語 \u001b[31mred\u001b[0m',
  ]);
  survival.command('repeat 30 Slow');
  survival.command('trace 20');
  await console.sees('▸ 20 more lines');
  survival.command('flood 10000000 10000');
  await expect.poll(async () => floodNumbers(await console.rows()).length).toBeGreaterThan(20);

  await test.step('scrolled up', async () => {
    await leave();
    await stays();
    await follow();
  });
  await test.step('with matches marked, and one of them gone to', async () => {
    const find = findBar(console);
    await find.open();
    await find.look('lazy');
    await find.counts(/^[\d,]+ of [\d,]+$/);
    await page.keyboard.press('Shift+Enter');
    await expect.poll(async () => (await marks(page)).length).toBeGreaterThan(20);
    await stays(more / 4);
    await page.keyboard.press('Escape');
    await follow();
  });
  await test.step('with folded rows, and one opened', async () => {
    await page.getByRole('scrollbar', { name: 'Place in the log' }).press('Home');
    await console.sees('▸ the same 29 more times');
    await clickText(page, '20 more lines');
    await console.sees('Greeter.java:29)');
    // The marks of levels come when a screen has stood for a moment.
    let known = 0;
    const marked = async () => {
      const before = known;
      known = await page.locator('.roost-gutter > [class^=error]').count();
      return known === before ? known : 0;
    };
    await expect.poll(marked, { intervals: [700] }).toBeGreaterThanOrEqual(20);
    await stays(more / 4);
    await follow();
  });
  await test.step('with times, going on to the right', async () => {
    await choose(console, 'To the millisecond');
    await choose(console, 'Go on to the right');
    await page.getByRole('scrollbar', { name: 'Place in the log' }).press('Home');
    await console.sees('a long line');
    await page.mouse.wheel(300, 0);
    await stays(more / 4);
    await follow();
    await choose(console, 'Wrap');
  });
  await test.step('filtered', async () => {
    await console.button('Filter').click();
    await console.button('Regular expression').click();
    await page.getByRole('textbox', { name: 'Text of rule 1' }).fill('flood \\d*[05] ');
    await expect
      .poll(async () => {
        const numbers = floodNumbers(await console.rows());
        return numbers.length > 20 && numbers.every((n) => n % 5 === 0);
      })
      .toBe(true);
    await leave();
    // One in five is seen, and counted.
    await stays(more / 20);
    await follow();
    await console.button('Show everything').click();
    await console.button('Close the filter').click();
  });
  await test.step('paused', async () => {
    await console.button('Pause the log').click();
    // What was on its way is in the picture.
    await moreLines(page, 1_000);
    await stays();
    const held = floodNumbers(await console.rows()).at(-1) ?? 0;
    await page.getByRole('button', { name: /^Paused · [\d,]+ new lines · Go on$/ }).click();
    await expect
      .poll(async () => floodNumbers(await console.rows()).at(-1))
      .toBeGreaterThan(held + more);
    survival.command('flood stop');
    await console.sees('Flood stopped');
  });
});
