import { type Console, expect, printLines, test } from './fixtures';
import { floodEnds, openQuiet } from './log';
import { nextFrame } from './screen';
import {
  clipboard,
  dialogOf,
  download,
  type Format,
  hideAll,
  openSave,
  startPaste,
} from './takeAway';

/** Of each kind that can be hidden, in the forms in which servers print them. */
const secrets = [
  '203.0.113.77',
  '198.51.100.23',
  '2001:db8:77::9',
  '2001:0DB8:0:0:0:0:AB:1',
  'eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiJqb2UifQ.c2lnbmF0dXJlc2lnbmF0dXJl',
  'ptlc_0123456789abcdefghijABCDEFGHIJ0123456789abc',
  'hunter2hunter2',
  'jo.doe@mail.example.com',
  '8667ba71-b85a-4004-af54-457a9734eed7',
  'jodoe',
];
const planted = [
  '[12:00:00 INFO]: Steve[/203.0.113.77:51234] logged in',
  '[12:00:00 INFO]: from \u001b[31m203.0.\u001b[1;32m113.77\u001b[0m again',
  '[12:00:00 WARN]: 198.51.100.23:25565 lost connection',
  '"[2001:db8:77::9]:25565" and 2001:0DB8:0:0:0:0:AB:1.',
  `Authorization: Bearer ${secrets[4]}`,
  `(${secrets[5]})`,
  'rcon.password=hunter2hunter2',
  'password: "hunter2\u001b[1mhunter2\u001b[0m"',
  'mail <jo.doe@mail.example.com>.',
  'UUID of player Steve is 8667ba71-b85a-4004-af54-457a9734eed7',
  'C:\\Users\\jodoe\\x and /home/jodoe/y',
  '\u001b]8;;https://example.com/?token=hunter2hunter2\u001b\\a link\u001b]8;;\u001b\\',
  `${'pad '.repeat(60)}203.0.113.77${' pad'.repeat(60)}`,
  '[12:00:01 ERROR]: cannot reach 198.51.100.23',
  'java.io.IOException: 2001:db8:77::9',
  '\tat com.example.Api.call(/home/jodoe/Api.java:1)',
  '\tat com.example.Api.call(jo.doe@mail.example.com)',
  '\tat com.example.Api.call(ptlc_0123456789abcdefghijABCDEFGHIJ0123456789abc)',
];

function expectNone(text: string): void {
  const found = text.toLowerCase();
  for (const secret of secrets) {
    expect(found).not.toContain(secret.toLowerCase());
    expect(found).not.toContain(JSON.stringify(secret).slice(1, -1).toLowerCase());
  }
}

/** All that is shown of the log, screen by screen from its begin to its end, joined over broken rows. */
async function readAll(console: Console): Promise<string> {
  const { page } = console;
  const seen: string[] = [];
  await page.getByRole('scrollbar', { name: 'Place in the log' }).press('Home');
  await expect.poll(async () => (await console.rows())[0]).toContain('Starting Survival');
  for (let pages = 0; pages < 100; pages += 1) {
    await expect(page.locator('.roost-still, .roost-covered')).toHaveCount(0);
    const rows = await page
      .locator('.roost-log')
      .evaluate((log: HTMLElement) => [
        log.innerText,
        [...log.querySelectorAll('.xterm-rows > div')].map((row) => row.textContent).join(''),
        ...[...log.querySelectorAll('[title], [href]')].map((one) => one.outerHTML),
      ]);
    seen.push(...rows.map((text) => (text ?? '').replaceAll('\u00a0', ' ')));
    if ((await console.rows()).some((row) => row.includes('the very end'))) return seen.join('\n');
    await page.keyboard.press('PageDown');
    await nextFrame(page);
  }
  throw new Error('The end of the log is not reached.');
}

test('of each planted secret nothing is left on a private screen, in copies, files and what is shared', async ({
  console,
  survival,
  context,
}) => {
  test.setTimeout(120_000);
  const { page } = console;
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  await page.setViewportSize({ width: 1280, height: 2_400 });
  const paste = await startPaste();
  await page.route('**/config.json', (route) =>
    route.fulfill({ json: { share: { kind: 'post', url: paste.url } } }),
  );
  await openQuiet(console, survival);
  // At the begin, in folded rows, amid a flood, and at the end: more than a window holds.
  await printLines(survival, planted, 5);
  survival.command('repeat 30 lost connection to 203.0.113.77 of jo.doe@mail.example.com');
  survival.command('flood 1500 3000');
  await printLines(survival, planted, 5);
  await floodEnds(console);
  await printLines(survival, [...planted, 'the very end'], 5);
  await console.sees('the very end');
  expect(await readAll(console)).toContain('hunter2hunter2');

  await test.step('in files, copies and what is shared, when all is hidden', async () => {
    const dialog = await openSave(console);
    await dialog.getByRole('radio', { name: /^The whole log/ }).check();
    await hideAll(dialog);
    const formats: Format[] = ['Text with colours (ANSI)', 'JSON lines, with times', 'Text'];
    for (const format of formats) {
      const { text } = await download(page, format);
      expectNone(text);
      expectNone(text.replaceAll(/\u001b\[[\d;:]*m/g, ''));
      expect(text).toContain('the very end');
    }
    await dialog.getByRole('button', { name: 'Copy', exact: true }).click();
    await expect(dialog.getByRole('status')).toHaveText(/secrets are hidden in them\.$/);
    const copied = await clipboard(page);
    expectNone(copied);
    expect(copied).toContain('the very end');
    await dialog.getByRole('button', { name: 'Share…' }).click();
    const preview = dialog.getByRole('textbox', { name: 'What will be sent' });
    await expect(preview).toHaveValue(/the very end/);
    expectNone(await preview.inputValue());
    paste.answer = (response) => response.end('https://paste.example/x');
    await dialog.getByRole('button', { name: 'Share', exact: true }).click();
    await expect(dialog.getByRole('textbox', { name: 'Link' })).toBeVisible();
    const sent = paste.received.map(({ body }) => body).join('');
    expectNone(sent);
    expect(sent).toContain('the very end');
    await page.keyboard.press('Escape');
    await expect(dialogOf(page)).toHaveCount(0);
  });

  await test.step('on a private screen, folded and whole, and in what is copied from it', async () => {
    await console.button('Times and size').click();
    const panel = page.getByRole('region', { name: 'Times and size' });
    await panel.getByLabel(/^Private view/).check();
    await console.sees('<ip 1>');
    expectNone(await readAll(console));
    await panel.getByRole('radio', { name: 'Whole' }).check();
    await panel.getByRole('radio', { name: 'All', exact: true }).check();
    await page.keyboard.press('End');
    await console.sees(/at com\.example\.Api\.call/);
    const all = await readAll(console);
    expectNone(all);
    expect(all).toContain('<email 1>');
    await page.locator('.xterm-helper-textarea').focus();
    await page.keyboard.press('Control+a');
    await page.getByRole('region', { name: 'Selected lines' }).getByText('Copy').click();
    await expect(page.getByText(/lines copied/)).toBeVisible();
    const copied = await clipboard(page);
    expectNone(copied);
    expect(copied).toContain('the very end');
  });
  await paste.close();
});
