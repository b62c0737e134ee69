import { hostileLines } from '../../devnode/programs/hostileLines';
import { createConsole, expect, printLines, test, withoutSharing } from './fixtures';
import { atRest, floodEnds, openQuiet } from './log';
import { clickText, placeOf } from './screen';
import { clipboard, dialogOf, download, floodOf, hideAll, openSave, printed } from './takeAway';

test.beforeEach(async ({ console, survival, context }) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  await openQuiet(console, survival);
});

test('a download of 300,000 lines is byte for byte what was printed, as text and with its colours, and can be cancelled', async ({
  console,
  devnode,
  survival,
}) => {
  test.setTimeout(300_000);
  const { page } = console;
  const keptBack = (): number => {
    const { linesThrownAway, linesThrottled } = devnode.node.counters(survival.record.uuid);
    return linesThrownAway + linesThrottled;
  };
  // What a busy machine's node keeps to itself no page can have: then once more.
  for (let attempt = 0, before = -1; attempt < 3 && before !== keptBack(); attempt += 1) {
    if (attempt > 0) await page.reload();
    await console.running();
    before = keptBack();
    survival.command('flood 300000 10000');
    await page.waitForTimeout(1_000);
    await floodEnds(console, 120_000);
  }
  const dialog = await openSave(console);
  const text = await download(page, 'Text');
  expect(text.name).toMatch(/^Survival \d{4}-\d\d-\d\d \d\d\.\d\d\.\d\d\.log$/);
  expect(floodOf(text.text) === printed(1, 300_000, false)).toBe(true);
  await expect(dialog.getByRole('status')).toHaveText(/^300,0\d\d lines saved\.$/);
  const ansi = await download(page, 'Text with colours (ANSI)');
  expect(floodOf(ansi.text) === printed(1, 300_000, true)).toBe(true);

  const json = await download(page, 'JSON lines, with times');
  const lines = json.text.trimEnd().split('\n');
  expect(lines.length).toBe(text.text.trimEnd().split('\n').length);
  const first = lines.findIndex((line) => line.includes('flood 000001'));
  for (const index of [0, 1, 150_000, 299_999]) {
    const line = JSON.parse(lines[first + index] ?? '') as Record<string, unknown>;
    expect(`${line.text}\n`).toBe(printed(index + 1, index + 1, false));
    expect(line.source).toBe('console');
    expect(Date.parse(String(line.at))).toBeGreaterThan(Date.now() - 300_000);
  }

  // So many take their time when all is to be hidden: enough to think better of it.
  await hideAll(dialog);
  await dialog.getByRole('button', { name: 'Download' }).click();
  await expect(dialog.getByRole('progressbar')).toBeVisible();
  await dialog.getByRole('button', { name: 'Cancel' }).click();
  await expect(dialog.getByRole('status')).toHaveText('Cancelled.');
  await expect(dialog.getByRole('progressbar')).toBeHidden();
  await expect(dialog.getByRole('button', { name: 'Download' })).toBeVisible();
});

test('lines are selected across any distance by a click and a Shift+click, and copied as they are in the log', async ({
  console,
  survival,
}) => {
  test.setTimeout(60_000);
  const { page } = console;
  survival.command('flood 4000 10000');
  await floodEnds(console);
  await atRest(console);
  await clickText(page, 'flood 003990');
  await page.setViewportSize({ width: 1280, height: 1_600 });
  for (let pages = 0; pages < 120; pages += 1) {
    // Rows of the flood's beginning may stand above its end until what lies between is drawn.
    const isFarUp = pages > 20;
    if (isFarUp && (await console.rows()).some((row) => row.startsWith('flood 000011 '))) break;
    await page.keyboard.press('PageUp');
    await page.waitForTimeout(40);
  }
  await atRest(console);
  await page.keyboard.down('Shift');
  const { x, y } = await placeOf(page, 'flood 000011');
  await page.mouse.click(x, y);
  await page.keyboard.up('Shift');
  const bar = page.getByRole('region', { name: 'Selected lines' });
  await expect(bar).toContainText('3,980 lines selected');
  // The mark in the gutter begins where the selection does.
  const mark = await page.locator('.roost-range').boundingBox();
  expect(mark !== null && mark.y < y && y < mark.y + mark.height).toBe(true);

  await page.keyboard.press('Control+c');
  await expect(bar).toContainText('3,980 lines copied.');
  expect(await clipboard(page)).toBe(printed(11, 3_990, false).trimEnd());

  // The dialog takes the same lines.
  await bar.getByRole('button', { name: 'Download' }).click();
  const dialog = dialogOf(page);
  await expect(dialog.getByRole('radio', { name: 'The selection, 3,980 lines' })).toBeChecked();
  expect((await download(page, 'Text')).text).toBe(printed(11, 3_990, false));
  await page.keyboard.press('Escape');
  await expect(dialog).toBeHidden();
  await page.keyboard.press('Escape');
  await expect(bar).toBeHidden();
  await expect(page.locator('.roost-range')).toHaveCount(0);
});

test('Ctrl+A in the log selects all of it, also what the terminal does not hold', async ({
  console,
  survival,
}) => {
  const { page } = console;
  survival.command('flood 8000 10000');
  await floodEnds(console);
  await clickText(page, 'Flood done');
  await page.keyboard.press('Control+a');
  const bar = page.getByRole('region', { name: 'Selected lines' });
  await expect(bar).toContainText(/8,0\d\d lines selected/);
  await bar.getByRole('button', { name: 'Copy' }).click();
  await expect(bar).toContainText(/8,0\d\d lines copied\./);
  const copied = await clipboard(page);
  expect(floodOf(`${copied}\n`)).toBe(printed(1, 8_000, false));
  expect(copied.split('\n')[0]).toContain('Starting Survival');
  // What comes now is not selected, and a click ends it. Of the next one nothing is copied yet.
  await printLines(survival, ['later']);
  await console.sees('later');
  await clickText(page, 'later');
  await expect(bar).toBeHidden();
  await page.keyboard.press('Control+a');
  await expect(bar.getByRole('status')).toHaveText(/^8,0\d\d lines selected$/);
});

test('what the terminal itself has selected is offered as whole lines', async ({
  console,
  survival,
}) => {
  const { page } = console;
  await printLines(survival, ['one first', 'two', `three ${'long '.repeat(60)}end`, 'four last']);
  await console.sees('four last');
  const from = await placeOf(page, 'first');
  const to = await placeOf(page, 'four');
  await page.mouse.move(from.x, from.y);
  await page.mouse.down();
  await page.mouse.move(to.x, to.y, { steps: 5 });
  await page.mouse.up();
  const dialog = await openSave(console);
  await expect(dialog.getByRole('radio', { name: 'The selection, 4 lines' })).toBeChecked();
  await dialog.getByRole('radio', { name: 'Text', exact: true }).check();
  await dialog.getByRole('button', { name: 'Copy', exact: true }).click();
  await expect(dialog.getByRole('status')).toHaveText('4 lines copied.');
  expect(await clipboard(page)).toBe(`one first\ntwo\nthree ${'long '.repeat(60)}end\nfour last`);
});

const secrets = [
  '203.0.113.77',
  '2001:db8:77::9',
  'eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiJqb2UifQ.c2lnbmF0dXJlc2lnbmF0dXJl',
  'ptlc_0123456789abcdefghijABCDEFGHIJ0123456789abc',
  'hunter2hunter2',
  'jo.doe@mail.example.com',
  '8667ba71-b85a-4004-af54-457a9734eed7',
  'C:\\Users\\jodoe',
  '/home/jodoe',
];
const planted = [
  `Steve[/203.0.113.77:51234] logged in`,
  `from \u001b[31m203.0.\u001b[32m113.77\u001b[0m again`,
  `"[2001:db8:77::9]:25565"`,
  `Authorization: Bearer ${secrets[2]}`,
  `(${secrets[3]})`,
  `rcon.password=hunter2hunter2`,
  `mail <jo.doe@mail.example.com>.`,
  `UUID of player Steve is ${secrets[6]}`,
  `C:\\Users\\jodoe\\x and /home/jodoe/y`,
];

test('none of the planted secrets is left in text, ANSI, JSON lines or a copy, and the rest is', async ({
  console,
  survival,
}) => {
  const { page } = console;
  await printLines(survival, [...planted, 'no secret at all']);
  await console.sees('no secret at all');
  const dialog = await openSave(console);
  for (const box of await dialog.getByRole('checkbox').all()) await expect(box).not.toBeChecked();
  const before = await download(page, 'Text');
  for (const secret of secrets) expect(before.text).toContain(secret);

  await hideAll(dialog);
  for (const format of ['Text', 'Text with colours (ANSI)', 'JSON lines, with times'] as const) {
    const { text } = await download(page, format);
    for (const secret of secrets) {
      expect(text).not.toContain(secret);
      expect(text).not.toContain(JSON.stringify(secret).slice(1, -1));
    }
    expect(text).toContain('Steve[/<ip 1>] logged in');
    expect(text).toContain('no secret at all');
    expect(text).toContain('C:');
  }
  const ansi = await download(page, 'Text with colours (ANSI)');
  expect(ansi.text).toContain('from \u001b[31m<ip 1>\u001b[32m\u001b[0m again');
  await dialog.getByRole('radio', { name: 'Text', exact: true }).check();
  await dialog.getByRole('button', { name: 'Copy', exact: true }).click();
  await expect(dialog.getByRole('status')).toHaveText(/1[0-9] secrets are hidden in them\.$/);
  const copied = await clipboard(page);
  for (const secret of secrets) expect(copied).not.toContain(secret);

  // What is chosen is remembered.
  await page.reload();
  await console.running();
  await openSave(console);
  for (const box of await dialog.getByRole('checkbox').all()) await expect(box).toBeChecked();
});

test('hostile lines leave no control character in a download but our colours and links', async ({
  console,
  survival,
}) => {
  test.setTimeout(60_000);
  const { page } = console;
  survival.command('hostile');
  await console.sees(`hostile ${hostileLines.length} after`);
  const dialog = await openSave(console);
  for (const hidden of [false, true]) {
    await hideAll(dialog, hidden);
    for (const format of ['Text', 'JSON lines, with times'] as const) {
      const { text } = await download(page, format);
      expect(text).toContain('hostile 1 before');
      expect(text).toContain(`hostile ${hostileLines.length} after`);
      expect(text).not.toMatch(/(?![\t\n])\p{Cc}|[\u202a-\u202e\u2066-\u2069\u2028\u2029]/u);
    }
    const { text } = await download(page, 'Text with colours (ANSI)');
    const ours = /\u001b\[[0-9;:]*m|\u001b\]8;;(?:https?:\/\/[!-~]*)?\u001b\\/g;
    expect(text.replaceAll(ours, '')).not.toMatch(/(?![\t\n])\p{Cc}|[\u202a-\u202e\u2066-\u2069]/u);
  }
  // A line that was folded is whole.
  expect((await download(page, 'Text')).text).toContain('x'.repeat(60_000));
});

test('a download from the top of the screen begins there; one that has no room says so', async ({
  console,
  survival,
}) => {
  const { page } = console;
  survival.command('flood 3000 10000');
  await floodEnds(console);
  await atRest(console);
  const dialog = await openSave(console);
  await dialog.getByRole('radio', { name: 'From the line at the top of the screen on' }).check();
  const { text } = await download(page, 'Text');
  await page.evaluate(() => {
    window.Blob = class {
      constructor() {
        throw new RangeError('There is no room.');
      }
    } as unknown as typeof Blob;
  });
  await dialog.getByRole('button', { name: 'Download' }).click();
  await expect(dialog.getByRole('status')).toContainText('could not be written');
  await page.keyboard.press('Escape');
  const rows = await console.rows();
  expect(text.split('\n')[0]).toBe(rows[0]);
  expect(text.trimEnd().split('\n').at(-1)).toContain('Flood done');
});

test('the dialog is reached from the menu of a phone, and closes by Esc', async ({ console }) => {
  const { page } = console;
  await page.setViewportSize({ width: 390, height: 780 });
  await console.button('Menu').click();
  await page.getByRole('button', { name: 'Save or share' }).click();
  const dialog = dialogOf(page);
  await expect(dialog.getByRole('heading', { name: 'Save or share' })).toBeVisible();
  await expect(dialog.getByRole('button', { name: /^Share/ })).toHaveCount(0);
  const width = await page.evaluate(() => document.documentElement.scrollWidth);
  expect(width).toBe(390);
  await page.keyboard.press('Escape');
  await expect(dialog).toBeHidden();
});

test('where the part that takes lines away does not load, it is said, and it can be tried again', async ({
  browser,
  context,
  devnode,
  survival,
}) => {
  // In a context of its own: nothing is kept there that would be loaded first.
  const own = await browser.newContext();
  await own.addCookies(await context.cookies());
  const page = await own.newPage();
  const console = createConsole(page, devnode);
  await withoutSharing(page);
  await console.open(survival);
  await console.running();
  await console.sees(/: Quiet$/);
  await page.context().route('**/assets/takeServe-*.js', (route) => route.abort());
  const dialog = await openSave(console);
  await dialog.getByRole('button', { name: 'Download' }).click();
  await expect(dialog.getByRole('status')).toContainText('could not be loaded');
  await page.context().unroute('**/assets/takeServe-*.js');
  expect((await download(page, 'Text')).text).toContain('Quiet');
  await own.close();
});
