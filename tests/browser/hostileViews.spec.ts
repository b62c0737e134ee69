import { hostileLines } from '../../devnode/programs/hostileLines';
import { keepNothing } from './device';
import { findBar, marks } from './findMarks';
import { type Console, expect, printLines, test } from './fixtures';
import { openQuiet } from './log';
import { clickText, looks, nextFrame } from './screen';
import { dialogOf, download, hideAll, openSave, startPaste } from './takeAway';

/** Elements of a page, if the page took what was printed for more than text. */
const markup = [
  '<img src=x onerror="window.broken=1"><b>bold</b>',
  '</textarea></div><script>window.broken=1</script>',
  '<a href="javascript:window.broken=1">link</a><iframe src="javascript:0"></iframe>',
];
/** With a head of its own: lines without one are filtered with the line before them. */
const begin = '[12:00:00 INFO]: begin';
const controls = /(?![\t\n])\p{Cc}|[\u202a-\u202e\u2066-\u2069\u2028\u2029]/u;
const ours = /\u001b\[[0-9;:]*m|\u001b\]8;;(?:https?:\/\/[!-~]*)?\u001b\\/g;
/** Those that can be given to a command as they are. */
const short = hostileLines.flatMap(({ text }) =>
  typeof text === 'string' && text.length < 3_000 && !text.includes('\r') ? [text] : [],
);

test.beforeEach(async ({ console, survival, context, page }) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  // Every row at once.
  await page.setViewportSize({ width: 1280, height: 6_500 });
  await openQuiet(console, survival);
  await page.evaluate(() => navigator.clipboard.writeText('mine'));
});

/** What no line can change; `unharmed` compares it with what it was. */
async function watchPage(console: Console) {
  const { page } = console;
  const dialogs: string[] = [];
  page.on('dialog', (dialog) => {
    dialogs.push(dialog.message());
    void dialog.dismiss();
  });
  const state = () =>
    page.evaluate(async () => ({
      title: document.title,
      address: location.href,
      clipboard: await navigator.clipboard.readText(),
      foreign: document.querySelectorAll('.roost-log :is(a, img, b, script, iframe, form)').length,
      elements: document.querySelectorAll('img, script, iframe, [href^="javascript:"]').length,
      broken: 'broken' in window,
    }));
  const before = await state();
  return async () => {
    expect(await state()).toEqual(before);
    expect(dialogs).toEqual([]);
    expect(page.context().pages()).toHaveLength(1);
  };
}

/** The lines around each hostile one stand in their order and in plain colours, and so does the next. */
async function expectWhole(console: Console, next: () => Promise<string>): Promise<void> {
  const wanted = hostileLines.flatMap((_, n) => [
    `hostile ${n + 1} before`,
    `hostile ${n + 1} after`,
  ]);
  const frames = async () =>
    (await console.rows()).filter((row) => /^hostile \d+ (?:before|after)$/.test(row));
  await expect.poll(frames).toEqual(wanted);
  const last = await next();
  await expect.poll(async () => (await console.rows()).at(-1)).toBe(last);
  const rows = (await looks(console.page)).map((runs) =>
    runs.filter(({ text }) => text.trim() !== ''),
  );
  const plain = rows.filter((runs) =>
    /^(?:hostile \d+ (?:before|after)|next \d+)$/.test(
      runs
        .map(({ text }) => text)
        .join('')
        .trim(),
    ),
  );
  expect(plain.length).toBeGreaterThanOrEqual(wanted.length);
  const kinds = new Set(
    plain.flatMap((runs) => runs.map(({ text: _, ...look }) => JSON.stringify(look))),
  );
  expect([...kinds]).toHaveLength(1);
}

test('hostile lines stay in their places in every view, and under what is found', async ({
  console,
  survival,
}) => {
  test.setTimeout(90_000);
  const { page } = console;
  const unharmed = await watchPage(console);
  let printed = 0;
  const next = async () => {
    printed += 1;
    await printLines(survival, [`next ${printed}`]);
    return `next ${printed}`;
  };
  const holds = async () => {
    await expectWhole(console, next);
    await unharmed();
  };
  const panel = page.getByRole('region', { name: 'Times and size' });
  const choose = (name: string | RegExp) => panel.getByLabel(name).check();

  await printLines(survival, [begin, ...markup]);
  survival.command('hostile');
  await console.sees(`hostile ${hostileLines.length} after`);
  await test.step('as they come', holds);

  await test.step('under marks, also where a colour changes in a word', async () => {
    const find = findBar(console);
    await printLines(survival, ['\u001b[31mhos\u001b[8;32mtile\u001b[0m \u001b[2J\u001b[5Aword']);
    await find.open();
    for (const text of ['hostile', 'overwritten', 'onerror', 'guilty', 'click']) {
      await find.look(text);
      // Until then the marks of what was looked for before may stand there.
      const found = async () => [
        ...new Set((await marks(page)).map((mark) => mark.text.toLowerCase())),
      ];
      await expect.poll(found).toEqual([text]);
      await page.keyboard.press('Shift+Enter');
    }
    await page.keyboard.press('Escape');
    await page.keyboard.press('End');
    await holds();
  });

  await console.button('Times and size').click();
  await test.step('beside times', async () => {
    await choose('To the millisecond');
    await holds();
  });
  await test.step('in private', async () => {
    await choose(/^Private view/);
    await choose('Hide names of players');
    await holds();
    await panel.getByLabel(/^Private view/).uncheck();
  });
  await test.step('going on to the right', async () => {
    await choose('Go on to the right');
    await holds();
    await choose('Wrap');
  });
  await console.button('Times and size').click();

  await test.step('filtered', async () => {
    await console.button('Filter').click();
    await page.getByRole('combobox', { name: 'What rule 1 does' }).selectOption('Hide');
    await page.getByRole('textbox', { name: 'Text of rule 1' }).fill('Server thread');
    await expect
      .poll(async () => (await console.rows()).some((row) => row.includes('Server thread')))
      .toBe(false);
    await holds();
    await console.button('Show everything').click();
    await console.button('Close the filter').click();
  });
});

test('hostile lines that come again and again, and in traces, are folded and opened like others', async ({
  console,
  survival,
}) => {
  test.setTimeout(60_000);
  const { page } = console;
  const unharmed = await watchPage(console);
  // Some leave nothing of themselves: a number keeps them apart.
  for (const [n, text] of [...short, ...markup].entries())
    survival.command(`repeat 22 ${n} ${text}`);
  await printLines(survival, [
    '[12:00:00 ERROR]: broken \u001b[31m',
    'java.lang.IllegalStateException: \u001b[2J\u001b[3J\u001b]2;stolen',
    '\tat \u001b[5Aoverwritten.run(A.java:1)',
    '\tat \u001b]8;;javascript:alert(1)\u001b\\b.run(B.java:1)',
    '\tat \u009b2Jc.run(C.java:1)',
    'Caused by: java.io.IOException: \u001bc\u001b[?1049h',
    'next 0',
  ]);
  await console.sees('next 0');
  const count = async (text: string) =>
    (await console.rows()).filter((row) => row.includes(text)).length;
  await expect.poll(() => count('▸ the same 21 more times')).toBe(short.length + markup.length);
  await expect.poll(() => count('▸ 3 more lines')).toBe(1);
  await unharmed();
  await clickText(page, '3 more lines');
  await console.sees('overwritten.run(A.java:1)');
  await console.button('Times and size').click();
  const panel = page.getByRole('region', { name: 'Times and size' });
  await panel.getByRole('radio', { name: 'All', exact: true }).check();
  await expect.poll(() => count('▸ the same')).toBe(0);
  // What was opened has left the end below the screen.
  await page.getByRole('scrollbar', { name: 'Place in the log' }).press('End');
  await expect.poll(() => count(` ${markup[0]}`)).toBe(22);
  await panel.getByRole('radio', { name: 'One from 5 on' }).check();
  await expect.poll(() => count('▸ the same 21 more times')).toBe(short.length + markup.length);
  await printLines(survival, ['next 1']);
  await expect.poll(async () => (await console.rows()).at(-1)).toBe('next 1');
  await nextFrame(page);
  await unharmed();
});

test('what is taken away of hostile lines is text in every format, and what is shared is', async ({
  console,
  survival,
}) => {
  test.setTimeout(60_000);
  const { page } = console;
  const paste = await startPaste();
  await page.route('**/config.json', (route) =>
    route.fulfill({ json: { share: { kind: 'post', url: paste.url } } }),
  );
  // A word of ours on what was kept would stand among the lines.
  await keepNothing(console);
  await console.running();
  await console.sees(/: Quiet$/);
  await console.replayed(survival);
  const unharmed = await watchPage(console);
  await printLines(survival, [begin, ...markup]);
  survival.command('hostile');
  await console.sees(`hostile ${hostileLines.length} after`);
  // Where the preview is cut short its last lines are seen.
  await printLines(survival, [...markup, 'the end']);
  await console.sees(/^the end$/);
  await console.button('Filter').click();
  await page.getByRole('combobox', { name: 'What rule 1 does' }).selectOption('Hide');
  await page.getByRole('textbox', { name: 'Text of rule 1' }).fill('Server thread');
  await expect(page.getByText(/^\d+ lines shown, \d+ left out$/)).toBeVisible();
  const dialog = await openSave(console);
  for (const lines of [/^What the filter shows/, /^The whole log/]) {
    await dialog.getByRole('radio', { name: lines }).check();
    const { text } = await download(page, 'Text');
    const { text: ansi } = await download(page, 'Text with colours (ANSI)');
    const { text: json } = await download(page, 'JSON lines, with times');
    expect(text).not.toMatch(controls);
    expect(ansi.replaceAll(ours, '') === text).toBe(true);
    const parsed = json
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line).text as unknown);
    expect(parsed.map((line) => `${line}\n`).join('') === text).toBe(true);
    for (const line of markup) expect(text.split('\n')).toContain(line);
    // What was one line is between its marks; the node cuts those that are longer than 64 KiB.
    const rows = text.split('\n');
    for (const [n, { text: one }] of hostileLines.entries()) {
      const between =
        rows.indexOf(`hostile ${n + 1} after`) - rows.indexOf(`hostile ${n + 1} before`);
      expect(between - 1, `line ${n + 1}`).toBe(Math.ceil(Buffer.byteLength(one) / 65_536));
    }
  }
  await hideAll(dialog, false);
  await dialog.getByRole('button', { name: 'Share…' }).click();
  const preview = dialog.getByRole('textbox', { name: 'What will be sent' });
  await expect(preview).toHaveValue(/the end/);
  expect(await preview.inputValue()).not.toMatch(controls);
  for (const line of markup) expect(await preview.inputValue()).toContain(line);
  await unharmed();
  paste.answer = (response) => response.end('https://paste.example/x');
  await dialog.getByRole('button', { name: 'Share', exact: true }).click();
  await expect(dialog.getByRole('textbox', { name: 'Link' })).toBeVisible();
  const body = paste.received.map((one) => one.body).join('');
  expect(body).toContain(`hostile ${hostileLines.length} after`);
  expect(body).not.toMatch(controls);
  await paste.close();
  await expect(dialogOf(page)).toBeVisible();
  await unharmed();
});
