import { unicodeLines } from '../../devnode/programs/showcase';
import { expect, printLines, test } from './fixtures';
import { atRest, openQuiet } from './log';
import { clickText, lookOf, looks, nextFrame, placeOf } from './screen';

test.beforeEach(async ({ console, survival }) => {
  await openQuiet(console, survival);
});

test('the newest line, longer than the window is wide, is whole after the window was made narrow', async ({
  console,
  survival,
}) => {
  const words = Array.from({ length: 30 }, (_, index) => `word${index}`);
  await printLines(survival, [words.join(' ')]);
  await console.sees('word29');
  await console.page.setViewportSize({ width: 390, height: 844 });
  await expect
    .poll(async () => (await console.rows()).join('').replaceAll(' ', ''))
    .toContain(words.join(''));
});

test('the newest lines stay, however often a window with as many rows as are kept is made narrow and wide', async ({
  console,
  survival,
}) => {
  test.setTimeout(60_000);
  const { page } = console;
  const widest = async () => Math.max(...(await console.rows()).map((row) => row.length));
  const setWidth = async (width: number) => {
    const before = await widest();
    await page.setViewportSize({ width, height: 800 });
    await expect.poll(widest).not.toBe(before);
    await nextFrame(page);
  };
  // More than 5,000 rows as soon as the window is narrow.
  const long = 'word '.repeat(500);
  const lines = Array.from({ length: 130 }, (_, index) => `${index} ${long}`);
  await printLines(survival, lines, 10);
  await console.sees('129 word');
  await setWidth(400);
  const newest = ['one', 'two', 'three', 'four'].map((word) => `the ${word}`);
  await printLines(survival, newest);
  await console.sees('the four');
  for (const narrow of [385, 370, 355, 340]) {
    await setWidth(600);
    await setWidth(narrow);
    await atRest(console);
    expect((await console.rows()).slice(-newest.length)).toEqual(newest);
  }
});

test('output is on screen as it comes, in its 16, 256 and true colours and its styles', async ({
  console,
  survival,
}) => {
  survival.command('colors');
  await console.sees(/^bold {2}dim/);
  const rows = (await looks(console.page)).filter((row) => row.length > 0);
  const at = (heading: string) => rows.findIndex((row) => row[0]?.text === heading);
  const colours = (row: number, of: 'color' | 'background') =>
    new Set(rows[row]?.filter(({ text }) => text !== '').map((run) => run[of])).size;

  const plain = (await lookOf(console.page, '16 colours')).color;
  const red = rows[at('16 colours') + 1]?.find(({ text }) => text.trim() === '31');
  expect(red?.color).not.toBe(plain);
  // Six hues, and black and white, which are made readable on the ground.
  expect(colours(at('16 colours') + 1, 'color')).toBeGreaterThanOrEqual(7);
  expect(colours(at('16 colours') + 2, 'color')).toBeGreaterThanOrEqual(7);
  expect(colours(at('16 colours') + 3, 'background')).toBe(8);
  expect(colours(at('16 colours') + 4, 'background')).toBe(8);
  for (let row = 2; row <= 7; row += 1) {
    expect(colours(at('256 colours') + row, 'background')).toBeGreaterThanOrEqual(36);
  }
  for (let row = 1; row <= 3; row += 1) {
    expect(colours(at('true colour') + row, 'background')).toBeGreaterThanOrEqual(64);
  }
  const styles = rows[at('styles') + 1] ?? [];
  const named = (name: string) => styles.find(({ text }) => text === name);
  expect(Number(named('bold')?.weight)).toBeGreaterThanOrEqual(600);
  expect(named('italic')?.style).toBe('italic');
  expect(named('underline')?.decoration).toContain('underline');
  expect(named('struck out')?.decoration).toContain('line-through');
});

test('a bar that is drawn over itself ends as one line', async ({ console, survival }) => {
  survival.command('progress');
  await console.sees('Terrain generated');
  const bars = (await console.rows()).filter((row) => row.startsWith('Generating terrain'));
  expect(bars).toEqual([`Generating terrain [${'#'.repeat(40)}] 100%`]);
});

test('wide, joined, combined and right-to-left characters arrive whole', async ({
  console,
  survival,
}) => {
  survival.command('unicode');
  await console.sees(/^powerline/);
  const rows = await console.rows();
  for (const line of unicodeLines) expect(rows).toContain(line);
});

test('a web address opens a page of its own that cannot reach back', async ({
  console,
  survival,
  context,
}) => {
  await context.route('https://example.com/**', (route) =>
    route.fulfill({ contentType: 'text/html', body: '<title>Elsewhere</title>' }),
  );
  await printLines(survival, [
    'see https://example.com/plain here',
    '\u001b]8;;https://example.com/marked\u001b\\marked text\u001b]8;;\u001b\\',
  ]);
  await console.sees('marked text');
  for (const [text, path] of [
    ['https://example.com/plain', '/plain'],
    ['marked text', '/marked'],
  ] as const) {
    const [opened] = await Promise.all([
      context.waitForEvent('page'),
      clickText(console.page, text),
    ]);
    await opened.waitForLoadState();
    expect(new URL(opened.url()).pathname).toBe(path);
    expect(await opened.evaluate(() => [window.opener, document.referrer])).toEqual([null, '']);
    await opened.close();
  }
});

test('an address that is not of the web opens nothing, whichever way it is printed', async ({
  console,
  survival,
  context,
}) => {
  const link = (address: string, text: string) =>
    `\u001b]8;;${address}\u001b\\${text}\u001b]8;;\u001b\\`;
  await printLines(survival, [
    'javascript:document.title="stolen"',
    'file:///etc/passwd',
    link('javascript:document.title="stolen"', 'script link'),
    link('file:///etc/passwd', 'file link'),
    link('data:text/html,hello', 'data link'),
    link('roost-fold:1', 'fold link'),
  ]);
  await console.sees('fold link');
  const title = await console.page.title();
  const rows = await console.rows();
  for (const text of [
    'javascript:',
    'file:///',
    'script link',
    'file link',
    'data link',
    'fold link',
  ]) {
    await clickText(console.page, text);
  }
  await nextFrame(console.page);
  expect(context.pages()).toHaveLength(1);
  expect(await console.page.title()).toBe(title);
  expect(await console.rows()).toEqual(rows);
});

test('a line over 16 KiB is folded, says so, and opens on a click', async ({
  console,
  survival,
}) => {
  survival.command('hostile 52');
  await console.sees('hostile 52 after');
  const mark = /… 43,616 more characters; click to open/;
  await console.sees(mark);
  const isFolded = async () => (await console.rows()).some((row) => mark.test(row));
  const others = async () => (await console.rows()).filter((row) => !/^x+$/.test(row));
  // What is drawn anew just when it is clicked is clicked once more, as a person would.
  await expect(async () => {
    if (await isFolded()) await clickText(console.page, 'click to open');
    // 60,000 of them: they fill the screen up to the line after it.
    await expect.poll(others, { timeout: 2_000 }).toEqual(['hostile 52 after']);
  }).toPass();
  expect((await console.rows()).length).toBeGreaterThan(10);
});

test('what is selected is copied as clean text; without a selection Ctrl+C does nothing', async ({
  console,
  survival,
  context,
}) => {
  const { page } = console;
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  const long = `long ${'0123456789'.repeat(20)} end`;
  await printLines(survival, ['first line', long, 'third line']);
  await console.sees('third line');

  await page.evaluate(() => navigator.clipboard.writeText('from before'));
  await page.keyboard.press('Control+C');
  await nextFrame(page);
  const clipboard = () => page.evaluate(() => navigator.clipboard.readText());
  expect(await clipboard()).toBe('from before');
  expect(survival.state).toBe('running');

  const from = await placeOf(page, 'first');
  const to = await placeOf(page, 'third line');
  await page.mouse.move(from.x - 18, from.y);
  await page.mouse.down();
  await page.mouse.move(to.x + 200, to.y, { steps: 5 });
  await page.mouse.up();
  const marked = page.locator('.xterm-selection > div');
  await expect.poll(() => marked.count()).toBeGreaterThan(0);
  await page.keyboard.press('Control+C');
  await expect.poll(clipboard).toBe(`first line\n${long}\nthird line`);
  await page.getByRole('button', { name: 'Copy selection' }).click();
  await expect(page.getByRole('toolbar')).toContainText('Copied');

  // It stays with its lines, and goes with a click.
  await printLines(survival, ['fourth line']);
  await console.sees('fourth line');
  await expect(marked).not.toHaveCount(0);
  await page.mouse.click(from.x, from.y + 2);
  await expect(marked).toHaveCount(0);
});
