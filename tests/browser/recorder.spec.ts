import type { Page } from '@playwright/test';
import { isKept } from './device';
import { expect, printLines, test } from './fixtures';
import { floodNumbers, openQuiet, upTo, wholeLog } from './log';
import { download } from './takeAway';

test.beforeEach(async ({ console, survival }) => {
  await openQuiet(console, survival);
});

test('a page that is opened again shows more than the node replays, each line once, with its time', async ({
  console,
  devnode,
  survival,
}) => {
  const name = (n: number) => `line ${String(n).padStart(3, '0')}`;
  await printLines(survival, upTo(300).map(name), 2);
  await console.sees(/^line 300$/);
  await isKept(console);
  // Until the worker has gone, too.
  await console.page.goto('about:blank');
  await expect.poll(() => devnode.node.counters(survival.record.uuid).sockets).toBe(0);
  await console.open(survival);
  await console.running();
  await printLines(survival, ['after']);
  await console.sees(/^after$/);
  const rows = await wholeLog(console);
  expect(rows.filter((row) => row.startsWith('line '))).toEqual(upTo(300).map(name));
  expect(rows.filter((row) => row.includes('may be missing'))).toEqual([]);
  // A replay knows no times; what is kept does.
  await console.button('Times and size').click();
  await console.page.getByLabel('Time of arrival', { exact: true }).check();
  await expect(console.page.locator('.roost-gutter')).toContainText(/\d\d:\d\d:\d\d/);
  await expect(console.page.locator('.roost-gutter')).not.toContainText('—:—');
});

const rounds = Number(process.env.ROOST_CRASHES ?? 1);

test('a tab that crashes while 1,000 lines a second come loses none older than two seconds, none that the node has, and shows none twice that was kept', async ({
  console,
  survival,
  context,
}) => {
  test.setTimeout(60_000 + rounds * 15_000);
  const lost: number[] = [];
  const doubled: string[] = [];
  let { page } = console;
  for (let round = 0; round < rounds; round++) {
    // Nothing of the round before is on screen.
    await printLines(survival, upTo(60).map(String), 1);
    await expect.poll(() => newest(page)).toBe(0);
    survival.command('flood 100000 1000');
    await expect.poll(() => newest(page), { timeout: 15_000 }).toBeGreaterThan(1_500);
    const twoSecondsOld = await newest(page);
    await new Promise((resolve) => setTimeout(resolve, 2_000));
    const shown = await newest(page);
    const devtools = await context.newCDPSession(page);
    const gone = page.waitForEvent('crash');
    devtools.send('Page.crash').catch(() => {});
    await gone;
    await page.close();

    page = await context.newPage();
    await page.goto(console.page.url());
    await expect.poll(() => newest(page), { timeout: 15_000 }).toBeGreaterThan(shown);
    survival.command('flood stop');
    survival.command(`print stopped ${round}`);
    await expect(page.locator('.xterm-rows').first()).toContainText(`stopped ${round}`);
    await page.getByRole('button', { name: 'Save or share', exact: true }).click();
    const { text } = await download(page, 'Text');
    await page.keyboard.press('Escape');

    const numbers = floodNumbers(text.slice(text.lastIndexOf('flood 000001')).split('\n'));
    // What was kept, each line once and in order, down to two seconds before the crash; then all that
    // the node had, in an order that cannot be known at such a rate (resume.md, the merge, step 8).
    const kept = numbers.findIndex((number, nth) => number !== nth + 1);
    lost.push(kept < 0 ? 0 : Math.max(0, shown - kept));
    const twice = numbers.length - new Set(numbers).size;
    // A mark tells that lines came too fast for their order, and their number, to be known.
    doubled.push(
      `${twice}${text.slice(text.lastIndexOf('flood 000001')).includes('≈') ? '≈' : ''}`,
    );
    if (kept < 0) continue;
    const fromNode = [...new Set(numbers.slice(kept))].sort((one, other) => one - other);
    const [first = 0] = fromNode;
    expect(kept).toBeGreaterThanOrEqual(twoSecondsOld);
    expect(first).toBeGreaterThan(kept);
    expect(fromNode).toEqual(upTo(first + fromNode.length - 1, first));
    if (first === kept + 1) continue;
    const seam = text.slice(text.lastIndexOf(`flood ${six(kept)}`));
    expect(seam.slice(0, seam.indexOf('\nflood '))).toContain('may be missing');
  }
  if (rounds > 1)
    process.stdout.write(
      `lines on screen that were not kept: ${lost.join(' ')}; twice: ${doubled.join(' ')}\n`,
    );
});

/** The newest line of a flood that is on screen. */
async function newest(page: Page): Promise<number> {
  const rows = await page.locator('.xterm-rows:not(.roost-still) > div').allTextContents();
  return Math.max(0, ...floodNumbers(rows.map((row) => row.replaceAll('\u00a0', ' '))));
}

function six(number: number): string {
  return String(number).padStart(6, '0');
}
