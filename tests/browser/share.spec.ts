import type { Locator } from '@playwright/test';
import { keepNothing } from './device';
import { type Console, expect, printLines, test } from './fixtures';
import { floodEnds, openQuiet } from './log';
import { clipboard, dialogOf, openSave, type Paste, printed, startPaste } from './takeAway';

const shared = test.extend<{ paste: Paste }>({
  paste: async ({ page: _page }, use) => {
    const paste = await startPaste();
    await use(paste);
    await paste.close();
  },
});

/** `before`: what happens when all the console shows is from now on. */
async function openShare(
  console: Console,
  kind: 'mclogs' | 'post',
  url: string,
  before = async () => {},
): Promise<Locator> {
  await console.page.route('**/config.json', (route) =>
    route.fulfill({ json: { share: { kind, url } } }),
  );
  // What is seen first is the whole replay then.
  await keepNothing(console);
  await console.running();
  await console.sees('Quiet');
  await before();
  const dialog = await openSave(console);
  await dialog.getByRole('button', { name: 'Share…' }).click();
  await expect(dialog.getByRole('heading')).toHaveText(`Share on ${new URL(url).host}`);
  return dialog;
}

const send = (dialog: Locator): Promise<void> =>
  dialog.getByRole('button', { name: 'Share', exact: true }).click();

// Each is opened anew, without what was kept: a slow machine needs more than half a minute.
shared.setTimeout(60_000);

shared.beforeEach(async ({ console, survival, context }) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  await openQuiet(console, survival);
});

shared(
  'what was just switched to be hidden is not sent before it is',
  async ({ console, survival, paste }) => {
    await printLines(survival, ['Steve[/203.0.113.7:51234] joined', 'Quiet']);
    const dialog = await openShare(console, 'post', paste.url, async () => {
      survival.command('flood 5000 5000');
      await floodEnds(console);
    });
    await dialog.getByRole('checkbox', { name: 'IP addresses' }).uncheck();
    const preview = dialog.getByRole('textbox', { name: 'What will be sent' });
    await expect(preview).toHaveValue(/203\.0\.113\.7/);
    paste.answer = (response) => response.end('https://paste.example/1');
    // As quick as nobody is, and as a slow machine makes everybody.
    await dialog.evaluate((element) => {
      const labels = [...element.querySelectorAll('label')];
      labels.find((label) => label.textContent?.includes('IP addresses'))?.click();
      const share = [...element.querySelectorAll('button')].find(
        (button) => button.textContent === 'Share',
      );
      const timer = setInterval(() => {
        if (share?.isConnected !== true) clearInterval(timer);
        share?.click();
      }, 30);
      share?.click();
    });
    await expect.poll(() => paste.received.length).toBeGreaterThan(0);
    expect(paste.received[0]?.body).toContain('joined');
    expect(paste.received.map(({ body }) => body).join('')).not.toContain('203.0.113.7');
  },
);

shared(
  'lines go to mclo.gs’s API after they were looked at, with every secret hidden',
  async ({ console, survival, paste }) => {
    const { page } = console;
    await printLines(survival, ['Steve[/203.0.113.7:51234] joined', 'token=abcdef123456', 'Quiet']);
    const dialog = await openShare(console, 'mclogs', paste.url);
    const preview = dialog.getByRole('textbox', { name: 'What will be sent' });
    await expect(preview).toHaveValue(/Steve\[\/<ip 1>\] joined\ntoken=<token 1>\n/);
    await expect(dialog).toContainText('Hidden: 1 IP address, 1 token or password.');
    for (const box of await dialog.getByRole('checkbox').all()) await expect(box).toBeChecked();
    // Nothing has left the page so far.
    expect(paste.received).toEqual([]);
    await dialog.getByRole('checkbox', { name: 'IP addresses' }).uncheck();
    await expect(preview).toHaveValue(/Steve\[\/203\.0\.113\.7:51234\] joined/);
    await dialog.getByRole('checkbox', { name: 'Tokens and passwords' }).uncheck();
    await expect(dialog).toContainText('Nothing is hidden: nothing was found of what is chosen');
    for (const name of ['E-mail addresses', 'UUIDs', 'Names of home folders']) {
      await dialog.getByRole('checkbox', { name }).uncheck();
    }
    await expect(dialog.getByText('Nothing is hidden.', { exact: true })).toBeVisible();
    for (const box of await dialog.getByRole('checkbox').all()) await box.check();
    await expect(preview).toHaveValue(/<ip 1>/);
    // What comes while one looks is not sent.
    await printLines(survival, ['too late']);

    paste.answer = (response) =>
      response.setHeader('Content-Type', 'application/json').end(
        JSON.stringify({
          success: true,
          id: 'Ab1',
          url: 'https://mclo.gs/Ab1',
          raw: 'https://x/',
        }),
      );
    await send(dialog);
    await expect(dialog.getByRole('textbox', { name: 'Link' })).toHaveValue('https://mclo.gs/Ab1');
    const open = dialog.getByRole('link', { name: 'Open' });
    await expect(open).toHaveAttribute('href', 'https://mclo.gs/Ab1');
    await expect(open).toHaveAttribute('rel', /noopener/);
    await dialog.getByRole('button', { name: 'Copy the link' }).click();
    await expect(dialog).toContainText('Link copied.');
    expect(await clipboard(page)).toBe('https://mclo.gs/Ab1');

    expect(paste.received).toHaveLength(1);
    const [{ path = '', type = '', body = '' } = {}] = paste.received;
    expect(path).toBe('POST /1/log');
    expect(type).toContain('application/x-www-form-urlencoded');
    const content = new URLSearchParams(body).get('content') ?? '';
    expect(content).toContain('Steve[/<ip 1>] joined\ntoken=<token 1>\n');
    expect(content).not.toContain('203.0.113.7');
    expect(content).not.toContain('too late');
    expect(content).not.toContain('\u001b');
  },
);

shared(
  'of more lines than mclo.gs takes the newest are sent, and it is said',
  async ({ console, devnode, survival, paste }) => {
    const dialog = await openShare(console, 'mclogs', paste.url);
    await dialog.press('Escape');
    survival.command('flood 30000 10000');
    await floodEnds(console);
    const { linesThrownAway, linesThrottled } = devnode.node.counters(survival.record.uuid);
    expect(linesThrownAway + linesThrottled).toBe(0);
    await openSave(console);
    await dialog.getByRole('button', { name: 'Share…' }).click();
    await expect(dialog).toContainText(
      'Only the newest 25,000 lines are sent: the service takes at most 10 MiB and 25,000 lines.',
    );
    paste.answer = (response) =>
      response.end(JSON.stringify({ success: true, url: 'https://mclo.gs/big' }));
    await send(dialog);
    await expect(dialog.getByRole('textbox', { name: 'Link' })).toHaveValue('https://mclo.gs/big');
    const content = new URLSearchParams(paste.received[0]?.body ?? '').get('content') ?? '';
    expect(content.trimEnd().split('\n')).toHaveLength(25_000);
    expect(content).toContain(printed(29_000, 30_000, false));
  },
);

shared(
  'a plain POST sends the text, and takes the link from the answer',
  async ({ console, paste }) => {
    const dialog = await openShare(console, 'post', `${paste.url}/paste`);
    paste.answer = (response) => response.end(`${paste.url}/p/1\n`);
    await send(dialog);
    const link = dialog.getByRole('textbox', { name: 'Link' });
    await expect(link).toHaveValue(`${paste.url}/p/1`);
    expect(paste.received[0]?.path).toBe('POST /paste');
    expect(paste.received[0]?.type).toContain('text/plain');
    expect(paste.received[0]?.body).toContain('Quiet');

    const again = await openShare(console, 'post', `${paste.url}/paste`);
    paste.answer = (response) =>
      response
        .writeHead(201, { Location: '/p/2', 'Access-Control-Expose-Headers': 'Location' })
        .end('Created');
    await send(again);
    await expect(link).toHaveValue(`${paste.url}/p/2`);
  },
);

shared(
  'who cancels what is being sent is told that the service may have it',
  async ({ console, paste }) => {
    const dialog = await openShare(console, 'post', paste.url);
    paste.answer = () => {};
    await send(dialog);
    await expect.poll(() => paste.received.length).toBe(1);
    await dialog.getByRole('button', { name: 'Cancel' }).click();
    await expect(dialog.getByRole('alert')).toHaveText(
      `Cancelled. ${new URL(paste.url).host} may have received the lines all the same.`,
    );
    paste.answer = (response) => response.end(`${paste.url}/p/1`);
    await send(dialog);
    await expect(dialog.getByRole('textbox', { name: 'Link' })).toHaveValue(`${paste.url}/p/1`);
    expect(paste.received).toHaveLength(2);
  },
);

const wrong: readonly [string, 'mclogs' | 'post', Paste['answer'], RegExp][] = [
  [
    'a refusal',
    'mclogs',
    (r) => r.writeHead(400).end('{"success":false,"error":"Required POST argument is empty."}'),
    /has refused the lines: “Required POST argument is empty\.”/,
  ],
  [
    'a web page',
    'mclogs',
    (r) => r.end('<!doctype html><p>Hello'),
    /a web page in place of a link/,
  ],
  ['no link', 'post', (r) => r.end('thank you'), /gave no link back/],
  ['a script', 'post', (r) => r.end('javascript:alert(1)'), /gave no link back/],
  [
    'a script in JSON',
    'mclogs',
    (r) => r.end('{"success":true,"url":"javascript:alert(1)"}'),
    /gave no link back/,
  ],
  ['too large', 'mclogs', (r) => r.writeHead(413).end(), /says that this is too much/],
  ['too often', 'post', (r) => r.writeHead(429).end(), /takes no more from here for now/],
  ['broken', 'post', (r) => r.writeHead(500).end('<html>'), /refused the lines \(status 500\)/],
  [
    'not for this page',
    'post',
    (r) => {
      r.removeHeader('Access-Control-Allow-Origin');
      r.end('https://x.example/1');
    },
    /cannot be reached from this page/,
  ],
  ['none', 'mclogs', (r) => r.destroy(), /cannot be reached from this page/],
];

shared(
  'what a paste service can answer wrongly is told in sentences',
  async ({ console, paste, context }) => {
    // The panel gives few tokens a minute: the page is loaded once for each kind.
    const byKind = wrong.toSorted(([, a], [, b]) => a.localeCompare(b));
    for (const [index, [what, kind, answer, sentence]] of byKind.entries()) {
      await shared.step(what, async () => {
        const isOpen = byKind[index - 1]?.[1] === kind;
        const dialog = isOpen ? dialogOf(console.page) : await openShare(console, kind, paste.url);
        paste.answer = answer;
        await send(dialog);
        await expect(dialog.getByRole('alert')).toContainText(sentence);
        await expect(dialog.getByRole('textbox', { name: 'Link' })).toHaveCount(0);
        // It can be tried again.
        await expect(dialog.getByRole('button', { name: 'Share', exact: true })).toBeEnabled();
      });
    }
    const dialog = dialogOf(console.page);
    await context.setOffline(true);
    await send(dialog);
    await expect(dialog.getByRole('alert')).toContainText('This device is offline.');
    await context.setOffline(false);
    await dialog.getByRole('button', { name: 'Back' }).click();
    await expect(dialog.getByRole('heading')).toHaveText('Save or share');
  },
);
