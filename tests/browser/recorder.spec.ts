import type { Page } from '@playwright/test';
import { isKept } from './device';
import { expect, printLines, test } from './fixtures';
import { floodNumbers, openQuiet, upTo, wholeLog } from './log';
import { download } from './takeAway';

// Each page that is opened asks for a token; the panel's limit has tests of its own.
test.use({ setting: { limits: { tokensPerMinute: 1_000 } } });

test.beforeEach(async ({ console, survival }) => {
  await openQuiet(console, survival);
});

test('a page that is opened again shows more than the node replays, each line once, with its time', async ({
  console,
  devnode,
  survival,
}) => {
  test.setTimeout(60_000);
  const name = (n: number) => `line ${String(n).padStart(3, '0')}`;
  await printLines(survival, upTo(300).map(name), 2);
  await console.sees(/^line 300$/);
  await isKept(console);
  // Until the worker has gone, too.
  await console.page.goto('about:blank');
  await expect.poll(() => devnode.node.counters(survival.record.uuid).sockets).toBe(0);
  await console.open(survival);
  await console.running();
  // What comes sooner may be of the replay, which knows no times.
  await console.replayed(survival);
  await printLines(survival, ['after']);
  await console.sees(/^after$/);
  const rows = await wholeLog(console);
  expect(rows.filter((row) => row.startsWith('line '))).toEqual(upTo(300).map(name));
  expect(rows.filter((row) => row.includes('may be missing'))).toEqual([]);
  // What is kept knows its times.
  await console.button('Times and size').click();
  await console.page.getByLabel('Time of arrival', { exact: true }).check();
  await expect(console.page.locator('.roost-gutter')).toContainText(/\d\d:\d\d:\d\d/);
  await expect(console.page.locator('.roost-gutter')).not.toContainText('—:—');
});

const rounds = Number(process.env.ROOST_CRASHES ?? 1);

test('a tab that crashes while 1,000 lines a second come loses none older than two seconds of what was kept, and shows none of it twice', async ({
  console,
  devnode,
  survival,
  context,
}) => {
  test.setTimeout(60_000 + rounds * 15_000);
  const lost: number[] = [];
  const inexact: string[] = [];
  const thrownAway = () => devnode.node.counters(survival.record.uuid).linesThrownAway;
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

    const before = thrownAway();
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
    if (kept < 0) continue;
    const fromNode = [...new Set(numbers.slice(kept))].sort((one, other) => one - other);
    const [first = 0] = fromNode;
    expect(kept).toBeGreaterThanOrEqual(twoSecondsOld);
    expect(first).toBeGreaterThan(kept);
    const seam = text.slice(text.lastIndexOf(`flood ${six(kept)}`));
    if (first > kept + 1) {
      expect(seam.slice(0, seam.indexOf('\nflood '))).toContain('may be missing');
    }
    // How exact the seam is at such a rate is for the tests of the merge: here it is told.
    const last = fromNode.at(-1) ?? first;
    const missing = last - first + 1 - fromNode.length - (thrownAway() - before);
    const twice = numbers.length - kept - fromNode.length;
    const marked = seam.includes('≈ Just above') ? ', marked' : '';
    inexact.push(`${Math.max(0, missing)} missing, ${twice} twice${marked}`);
  }
  if (rounds > 1) {
    process.stdout.write(`On screen and not kept: ${lost.join(' ')}\n`);
    process.stdout.write(`In what the node had: ${inexact.join('; ')}\n`);
  }
});

/** The newest line of a flood that is on screen. */
async function newest(page: Page): Promise<number> {
  const rows = await page.locator('.xterm-rows:not(.roost-still) > div').allTextContents();
  return Math.max(0, ...floodNumbers(rows.map((row) => row.replaceAll('\u00a0', ' '))));
}

function six(number: number): string {
  return String(number).padStart(6, '0');
}
