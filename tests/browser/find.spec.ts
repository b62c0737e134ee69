import type { Page } from '@playwright/test';
import { findBar, marks } from './findMarks';
import { expect, printLines, test } from './fixtures';
import { floodEnds, floodNumbers, openQuiet } from './log';
import { looks, nextFrame, placeOf } from './screen';

test.beforeEach(async ({ console, survival }) => {
  await openQuiet(console, survival);
});

test('a text is found while it is typed: all matches on screen are marked, the last one is the current', async ({
  console,
  survival,
}) => {
  const find = findBar(console);
  await printLines(survival, ['an apple', 'two Apples, one APPLE', 'a pear']);
  await console.sees('a pear');
  await find.open();
  await find.look('apple');
  await find.counts('3 of 3');
  await expect
    .poll(() => marks(console.page))
    .toEqual([
      { text: 'apple', row: 'an apple', current: false },
      { text: 'Apple', row: 'two Apples, one APPLE', current: false },
      { text: 'APPLE', row: 'two Apples, one APPLE', current: true },
    ]);
  await find.said('Match 3 of 3');

  await console.page.keyboard.press('Shift+Enter');
  await find.counts('2 of 3');
  await expect
    .poll(find.current)
    .toEqual([{ text: 'Apple', row: 'two Apples, one APPLE', current: true }]);
  await console.button('Previous match (Shift+Enter)').click();
  await find.counts('1 of 3');
  await console.button('Previous match (Shift+Enter)').click();
  await find.counts('3 of 3');
  await expect(find.message).toHaveText('That was the first match: this is the last.');
  await find.field.press('Enter');
  await find.counts('1 of 3');
  await expect(find.message).toHaveText('That was the last match: this is the first.');
  await find.said('this is the first');

  await find.look('no such fruit');
  await find.counts('No match');
  await expect.poll(() => marks(console.page)).toEqual([]);
});

test('case and whole words count when asked for', async ({ console, survival }) => {
  const find = findBar(console);
  await printLines(survival, [
    'cat catalogue Cat',
    'concat cat_1 cat',
    'Straße STRASSE İzmir izmir',
  ]);
  await console.sees('Straße');
  await find.open();
  await find.look('cat');
  await find.counts('6 of 6');
  await find.toggle('Match case');
  await find.counts('5 of 5');
  await find.toggle('Whole words');
  await find.counts('2 of 2');
  await find.toggle('Match case');
  await find.counts('3 of 3');
  // Letters that change their length with their case leave the marks where they belong.
  await find.look('izmir');
  await expect
    .poll(async () => (await marks(console.page)).map(({ text }) => text))
    .toEqual(['İzmir', 'izmir']);
});

test('a match is marked where it stands: across colours, wide characters, tabs, and broken rows', async ({
  console,
  survival,
}) => {
  const find = findBar(console);
  const { page } = console;
  await printLines(survival, [
    'a \u001b[31mre\u001b[32mdst\u001b[1mone\u001b[0m wall',
    '日本語 redstone 한국',
    'a\tredstone\tb',
    'cafe\u0301 redstone',
    `${'x'.repeat(400)}redstone${'y'.repeat(40)}`,
  ]);
  await console.sees('yyyy');
  await find.open();
  await find.look('redstone');
  await find.counts('5 of 5');
  await expect
    .poll(async () => {
      const texts = (await marks(page)).map(({ text }) => text);
      return [...texts.slice(0, 4), texts.slice(4).join('')];
    })
    .toEqual(Array(5).fill('redstone'));
  const ground = await colourOf(page, '--find');
  // The ground under each part is the mark's, and each keeps a colour of its own.
  await expect(async () => {
    const row = (await looks(page)).find((runs) =>
      runs
        .map(({ text }) => text)
        .join('')
        .startsWith('a red'),
    );
    const under = row?.filter(({ text }) => text !== ' ').slice(1, 9) ?? [];
    expect(under.map(({ text }) => text).join('')).toBe('redstone');
    expect(new Set(under.map(({ background }) => background))).toEqual(new Set([ground]));
    expect(new Set(under.map(({ color }) => color)).size).toBeGreaterThan(1);
  }).toPass({ timeout: 10_000 });

  await find.look('語 r');
  await expect.poll(async () => (await marks(page)).map(({ text }) => text)).toEqual(['語 r']);
  await page.setViewportSize({ width: 1000, height: 700 });
  await find.look('redstone');
  await expect
    .poll(async () =>
      (await marks(page))
        .map(({ text }) => text)
        .join(' ')
        .replace('reds tone', 'redstone'),
    )
    .toMatch(/^(redstone ?){4}/);
});

test('a match thousands of lines above is shown with the lines around it, and nothing moves it', async ({
  console,
  survival,
}) => {
  const find = findBar(console);
  await printLines(survival, ['before the needle', 'the needle', 'after the needle']);
  survival.command('flood 20000 15000');
  await floodEnds(console, 20_000);
  await find.open();
  await find.look('the needle');
  await find.counts('3 of 3');
  await console.page.keyboard.press('Shift+Enter');
  await find.counts('2 of 3');
  await console.sees('before the needle');
  await expect
    .poll(find.current)
    .toEqual([{ text: 'the needle', row: 'the needle', current: true }]);
  expect(floodNumbers(await console.rows())[0]).toBe(1);
  await expect(console.page.getByRole('button', { name: /new lines?$|To the end/ })).toBeVisible();
  const read = await console.rows();
  await printLines(survival, ['more of the needle', 'and the needle again']);
  await find.counts('2 of 5');
  expect(await console.rows()).toEqual(read);
  // Where the log stands stays when the bar is closed.
  await console.page.keyboard.press('Escape');
  await expect(find.bar).toHaveCount(0);
  await expect(console.command).toBeFocused();
  expect(await console.rows()).toEqual(read);
  await expect.poll(() => marks(console.page)).toEqual([]);
});

test('the keys: "/" and Ctrl+F open it with what is selected, Esc closes it and goes to the command line', async ({
  console,
  survival,
}) => {
  const find = findBar(console);
  const { page } = console;
  await printLines(survival, ['word another word']);
  await console.sees('another');
  // In the command line "/" is a character.
  await console.command.pressSequentially('/');
  await expect(console.command).toHaveValue('/');
  await expect(find.bar).toHaveCount(0);
  const { x, y } = await placeOf(page, 'another');
  await page.mouse.dblclick(x, y);
  await page.keyboard.press('/');
  await expect(find.field).toBeFocused();
  await expect(find.field).toHaveValue('another');
  await find.counts('1 of 1');
  await page.keyboard.press('Escape');
  await expect(console.command).toBeFocused();
  await page.keyboard.press('Control+f');
  await expect(find.field).toBeFocused();
  await expect(find.field).toHaveValue('another');
  // Asked for again, the text is selected: typing replaces it.
  await page.keyboard.press('Control+f');
  await nextFrame(page);
  await page.keyboard.type('word');
  await find.counts('2 of 2');
  await page.keyboard.press('Escape');

  // A dialog has the keys to itself.
  await console.button('Settings').click();
  const dialog = page.getByRole('dialog', { name: 'Settings' });
  await expect(dialog).toBeVisible();
  await page.keyboard.press('Control+f');
  await page.keyboard.press('/');
  await expect(dialog).toBeVisible();
  await expect(find.bar).toHaveCount(0);
});

test('on a phone it is in the menu, and takes a row above the log', async ({
  console,
  survival,
}) => {
  const { page } = console;
  const find = findBar(console);
  await page.setViewportSize({ width: 390, height: 780 });
  await printLines(survival, ['an apple a day']);
  await console.sees('an apple');
  await console.button('Menu').click();
  await page.getByRole('button', { name: 'Find in the log' }).click();
  await expect(find.field).toBeFocused();
  await find.look('apple');
  await find.counts('1 of 1');
  const bar = await find.bar.boundingBox();
  const log = await page.locator('.xterm-screen').boundingBox();
  expect((bar?.y ?? 0) + (bar?.height ?? 0)).toBeLessThanOrEqual((log?.y ?? 0) + 12);
  await expect.poll(async () => (await marks(page)).map(({ text }) => text)).toEqual(['apple']);
  // It holds at the smallest width, too.
  await page.setViewportSize({ width: 320, height: 600 });
  await expect(find.bar).toBeInViewport({ ratio: 1 });
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(320);
  await page.keyboard.press('Escape');
  await expect(find.bar).toHaveCount(0);
});

async function colourOf(page: Page, property: string): Promise<string> {
  return page.evaluate((name) => {
    const probe = document.createElement('i');
    probe.style.color = `var(${name})`;
    document.body.append(probe);
    const { color } = getComputedStyle(probe);
    probe.remove();
    return color;
  }, property);
}

test('who finds at the end stays with it, also when the window is written anew and more comes', async ({
  console,
  survival,
}) => {
  const { page } = console;
  const find = findBar(console);
  survival.command('flood 100 1000');
  await floodEnds(console);
  await printLines(survival, ['the needle', 'hay 1', 'hay 2', 'hay 3']);
  await console.sees('hay 3');
  await console.button('Times and size').click();
  await find.open();
  await find.look('needle');
  await find.counts('1 of 1');
  await page.getByRole('checkbox', { name: /^Private view/ }).check();
  await expect(page.locator('.roost-covered')).toHaveCount(0);
  await console.sees('the needle');
  await printLines(
    survival,
    Array.from({ length: 60 }, (_, n) => `more ${n}`),
  );
  await expect(console.button('60 new lines')).toBeVisible();
  await console.sees('the needle');
});
