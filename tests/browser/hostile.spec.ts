import type { Page } from '@playwright/test';
import { hostileLines } from '../../devnode/programs/hostileLines';
import { expect, test } from './fixtures';
import { atRest, floodEnds, floodNumbers, openQuiet } from './log';
import { looks, nextFrame, watchWork } from './screen';

test.beforeEach(async ({ console, survival, context }) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  // High enough for the longest of them with both of its marks.
  await console.page.setViewportSize({ width: 1280, height: 2_700 });
  await openQuiet(console, survival);
});

test('whatever a server prints, the lines around it stand, and the page answers at once', async ({
  console,
  context,
  devnode,
  survival,
}) => {
  test.setTimeout(90_000);
  const { page } = console;
  survival.command('flood 300 2000');
  await floodEnds(console);
  // What the flood passed over is put in first.
  await atRest(console);
  await page.evaluate(() => navigator.clipboard.writeText('mine'));
  const title = await page.title();
  const plain = (await looks(page)).flat().find(({ text }) => text.startsWith('flood'));
  const sentBefore = devnode.node.counters(survival.record.uuid).framesIn['send command'] ?? 0;
  const work = await watchWork(page);
  const usual = Math.max(...(await answerTimes(page, 10)));
  await work();
  survival.command('print harmless');
  await expect.poll(async () => (await console.rows()).includes('harmless')).toBe(true);
  const harmless = await work();

  for (const [index, { what }] of hostileLines.entries()) {
    const before = `hostile ${index + 1} before`;
    const after = `hostile ${index + 1} after`;
    await test.step(what, async () => {
      survival.command(`hostile ${index + 1}`);
      await expect
        .poll(async () => (await console.rows()).includes(after), { message: `${after} is shown` })
        .toBe(true);
      // What the page has worked for it, with the looks that were taken at it meanwhile.
      expect(await work()).toBeLessThan(Math.max(200, 4 * harmless));
      // A machine that is busy with something else for a moment is no fault of the line.
      await expect
        .poll(async () => Math.min(...(await answerTimes(page, 3))), { timeout: 2_000 })
        .toBeLessThan(Math.max(100, usual));
      await work();

      const rows = await console.rows();
      const [from, to] = [rows.lastIndexOf(before), rows.lastIndexOf(after)];
      expect(from).toBeGreaterThan(-1);
      expect(to).toBe(rows.length - 1);
      // It takes a row of its own, or more if it is long, and may be empty.
      expect(to - from).toBeGreaterThanOrEqual(1);
      const row = (await looks(page)).findLast((runs) => runs.some(({ text }) => text === after));
      expect(row).toEqual([{ ...plain, text: after }]);
    });
  }
  expect(await page.title()).toBe(title);
  expect(await page.evaluate(() => navigator.clipboard.readText())).toBe('mine');
  expect(context.pages()).toHaveLength(1);
  // Nothing in the page has answered to what asks a terminal for its state.
  const { framesIn } = devnode.node.counters(survival.record.uuid);
  expect(framesIn['send command'] ?? 0).toBe(sentBefore);
  await expect(console.command).toHaveValue('');

  // All that was there before can still be scrolled to.
  const seen = new Set<number>();
  for (let pages = 0; pages < 12 && seen.size < 300; pages += 1) {
    for (const number of floodNumbers(await console.rows())) seen.add(number);
    await page.keyboard.press('PageUp');
    await nextFrame(page);
    await expect(page.locator('.roost-still')).toHaveCount(0);
  }
  expect(seen.size).toBe(300);
  await page.keyboard.press('End');
  await console.send('say unharmed');
  await console.sees('[Server] unharmed');
});

test('a line of a player that looks like ours, or like the node, has no mark of ours', async ({
  console,
  survival,
}) => {
  const { page } = console;
  await console.send('say real');
  await console.sees('[Server] real');
  survival.command('print \u001b[36m› op Mallory\u001b[0m');
  survival.command('print ─── Connected again after 3 s ───');
  await console.sees('Connected again');
  await atRest(console);
  const marked = await page.locator('.roost-mark').evaluateAll((marks) => {
    const rows = [...document.querySelectorAll('.xterm-rows > div')];
    return marks.map((mark) => {
      const { top } = mark.getBoundingClientRect();
      const row = rows.find((one) => Math.abs(one.getBoundingClientRect().top - top) < 2);
      return row?.textContent?.replaceAll('\u00a0', ' ').trim();
    });
  });
  expect(marked).toEqual(['› say real']);
});

/** How long the page takes to answer and to draw, several times. ms */
async function answerTimes(page: Page, times: number): Promise<number[]> {
  const found: number[] = [];
  for (let i = 0; i < times; i += 1) {
    const from = performance.now();
    await page.evaluate(() => new Promise<number>((done) => requestAnimationFrame(done)));
    found.push(performance.now() - from);
  }
  return found;
}
