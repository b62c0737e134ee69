import type { Page } from '@playwright/test';
import { findBar, marks } from './findMarks';
import { type Console, expect, printLines, test } from './fixtures';
import { openQuiet } from './log';
import { dialogOf, openSave, startPaste } from './takeAway';

// All that can be read is looked through, often: a slow machine needs more than half a minute.
test.setTimeout(60_000);

const joined = '[12:00:00 INFO]: Steve[/203.0.113.7:51234] logged in';
const hidden = '[12:00:00 INFO]: Steve[/<ip 1>] logged in';

/** What is planted in lines, commands and addresses. */
const secrets = [
  '203.0.113',
  'play.example.com',
  'steve@example.org',
  'hunter2secret',
  'ptlc_abcd',
];
const lines = [
  joined,
  'Steve joined the game',
  '<Steve> write to steve@example.org',
  'Map: http://play.example.com:8123/?token=hunter2secret42',
  'key ptlc_abcdefghijklmnop1234',
  'Saved the house of Steve',
];

function privateSwitch(page: Page) {
  return page.getByRole('checkbox', { name: /^Private view/ });
}

function namesSwitch(page: Page) {
  return page.getByRole('checkbox', { name: 'Hide names of players' });
}

/** All that can be read or heard on the page; what somebody types or chooses in fields is theirs. */
async function perceived(page: Page): Promise<string> {
  const session = await page.context().newCDPSession(page);
  const { nodes } = await session.send('Accessibility.getFullAXTree');
  await session.detach();
  const names = nodes.flatMap(({ name, description, value }) => [
    name?.value ?? '',
    description?.value ?? '',
    value?.value ?? '',
  ]);
  const text = await page.evaluate(() =>
    [
      document.body.innerText,
      ...[...document.querySelectorAll('[title], [href], [aria-label]')].flatMap((one) =>
        ['title', 'href', 'aria-label'].map((name) => one.getAttribute(name) ?? ''),
      ),
    ].join('\n'),
  );
  return `${names.join('\n')}\n${text}`.replaceAll('\u00a0', ' ');
}

async function tellsNone(page: Page, of: readonly string[]): Promise<void> {
  const all = (await perceived(page)).toLowerCase();
  for (const secret of of) expect(all).not.toContain(secret.toLowerCase());
}

async function plant(console: Console, survival: Parameters<typeof openQuiet>[1]): Promise<void> {
  await openQuiet(console, survival);
  await printLines(survival, lines);
  await console.send('print ban-ip 203.0.113.9 steve@example.org Steve');
  await console.sees('› print ban-ip');
  await console.sees(/^ban-ip/);
}

test('the private view hides addresses on the screen, also after the page was loaded anew, until it is turned off', async ({
  console,
  survival,
}) => {
  const { page } = console;
  await openQuiet(console, survival);
  await printLines(survival, [joined]);
  await console.sees(joined);
  const address = page.getByRole('button', { name: /play\.example\.com/ });
  await expect(address).toBeVisible();

  await console.button('Times and size').click();
  await privateSwitch(page).check();
  await console.sees(hidden);
  expect(await page.locator('.roost-log').innerText()).not.toContain('203.0.113.7');
  await expect(address).toHaveCount(0);
  await printLines(survival, [joined.replace('7:', '8:')]);
  await console.sees(/<ip 2>/);

  await page.reload();
  await console.running();
  await console.sees(/<ip 2>/);
  expect(await page.locator('.roost-log').innerText()).not.toContain('203.0.113');

  await console.button('Times and size').click();
  await privateSwitch(page).uncheck();
  await console.sees(joined);
});

test('nothing that is planted in lines, commands and addresses can be read or heard in private', async ({
  console,
  survival,
  devnode,
  context,
}) => {
  const { page } = console;
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  await plant(console, survival);
  await console.button('Times and size').click();
  await expect(namesSwitch(page)).toHaveCount(0);
  await privateSwitch(page).check();
  await console.sees('› print ban-ip <ip 2> <email 1> Steve');
  await tellsNone(page, secrets);

  await namesSwitch(page).check();
  await console.sees('<player 1> write to <email 1>');
  await console.sees('Saved the house of player 1');
  await console.sees('› print ban-ip <ip 2> <email 1> player 1');
  await tellsNone(page, [...secrets, 'Steve']);
  // The address can be copied all the same.
  await console.button('Copy the address, which is hidden').click();
  await expect(page.getByText('Copied')).toBeAttached();
  expect(await page.evaluate(() => navigator.clipboard.readText())).toBe('play.example.com:25565');

  // The choice is kept, and holds from the first line on.
  await page.reload();
  await console.running();
  await console.sees('Saved the house of player 1');
  await tellsNone(page, [...secrets, 'Steve']);

  // A banner that names the node.
  await devnode.fault({ fault: 'refuse-upgrades' });
  await devnode.fault({ fault: 'drop', how: 'unclean' });
  await expect(console.banner('No connection to the node since')).toBeVisible();
  await tellsNone(page, [...secrets, 'Steve', 'Development node']);

  await console.button('All servers').click();
  const card = page.getByRole('link').filter({ hasText: 'Survival' });
  await expect(card).toContainText('Address hidden');
  await tellsNone(page, secrets);
});

test('no frame shows a secret once the private view was asked for', async ({
  console,
  survival,
}) => {
  const { page } = console;
  await plant(console, survival);
  survival.command('flood 40000 4000');
  await console.button('Times and size').click();
  const seen = await page.evaluateHandle(() => {
    const frames = { all: 0, bad: [] as string[] };
    const look = (): void => {
      const asked = (name: string) =>
        [...document.querySelectorAll('label')]
          .find((label) => label.textContent?.startsWith(name))
          ?.querySelector('input')?.checked === true;
      const log = document.querySelector<HTMLElement>('.roost-log')?.innerText ?? '';
      const secret = /203\.0\.113|example\.org|hunter2/.exec(log)?.[0];
      const name = asked('Hide names') ? /steve/i.exec(log)?.[0] : undefined;
      if (asked('Private view')) {
        frames.all += 1;
        if (secret !== undefined) frames.bad.push(secret);
        if (name !== undefined) frames.bad.push(name);
      }
      requestAnimationFrame(look);
    };
    requestAnimationFrame(look);
    return frames;
  });
  // At the end of a flood and above it, where the planted lines stand.
  await privateSwitch(page).check();
  await expect.poll(() => page.locator('.roost-covered').count()).toBe(0);
  await namesSwitch(page).check();
  await expect.poll(() => page.locator('.roost-covered').count()).toBe(0);
  survival.command('flood stop');
  await page.keyboard.press('Home');
  for (let turn = 0; turn < 3; turn++) {
    await printLines(survival, lines);
    await console.sees('Saved the house of player 1');
    await privateSwitch(page).uncheck();
    await console.sees('Saved the house of Steve');
    await privateSwitch(page).check();
    await console.sees('Saved the house of player 1');
  }
  const { all, bad } = await seen.jsonValue();
  expect(all).toBeGreaterThan(20);
  expect(bad).toEqual([]);
});

test('finding in private: the count is right, the text stays hidden, and marks stand where it is shown', async ({
  console,
  survival,
}) => {
  const { page } = console;
  const find = findBar(console);
  await plant(console, survival);
  await find.open();
  await find.look('logged');
  await find.counts('1 of 1');
  await expect.poll(() => marks(page)).toMatchObject([{ text: 'logged', row: joined }]);
  await console.button('Times and size').click();
  await privateSwitch(page).check();
  await console.sees(hidden);
  // Behind the hidden address, which is shorter than the address was.
  await expect.poll(() => marks(page)).toMatchObject([{ text: 'logged', row: hidden }]);
  await namesSwitch(page).check();
  await find.look('203.0.113');
  await find.counts('3 of 3');
  await expect
    .poll(async () => (await marks(page)).map(({ text }) => text))
    .toEqual(['<ip 1>', '<ip 2>', '<ip 2>']);
  await find.look('Steve');
  await find.counts('9 of 9');
  await expect
    .poll(async () => [...new Set((await marks(page)).map(({ text }) => text))])
    .toEqual(['player 1', '<email 1>']);
  expect(await page.locator('.roost-log').innerText()).not.toMatch(/steve|203\.0/i);
});

test('what is shared, and what is copied, by whole lines or all of it, is as private as the screen', async ({
  console,
  survival,
  context,
}) => {
  const { page } = console;
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  const paste = await startPaste();
  await page.route('**/config.json', (route) =>
    route.fulfill({ json: { share: { kind: 'post', url: paste.url } } }),
  );
  await plant(console, survival);
  await console.button('Times and size').click();
  await privateSwitch(page).check();
  await namesSwitch(page).check();
  await console.sees('Saved the house of player 1');

  const isPrivate = async () => {
    const copied = await page.evaluate(() => navigator.clipboard.readText());
    expect(copied).toContain('Saved the house of player 1');
    for (const secret of [...secrets, 'Steve']) expect(copied).not.toContain(secret);
  };
  const dialog = await openSave(console);
  await expect(dialog).toContainText('Copy hides what it hides on the screen.');
  await dialog.getByRole('button', { name: 'Copy', exact: true }).click();
  await expect(dialog.getByRole('status')).toContainText('lines copied.');
  await isPrivate();
  await page.evaluate(() => navigator.clipboard.writeText(''));
  await dialog.getByRole('button', { name: 'Share…' }).click();
  const preview = dialog.getByRole('textbox', { name: 'What will be sent' });
  await expect(preview).toHaveValue(/player 1\[\/<ip 1>\] logged in/);
  await expect(preview).toHaveValue(/<address>\/\?token=<token/);
  for (const box of await dialog.getByRole('checkbox').all()) await expect(box).toBeDisabled();
  await expect(dialog).toContainText('The private view is on');
  await tellsNone(page, [...secrets, 'Steve']);
  paste.answer = (response) => response.end('https://paste.example/x');
  await dialog.getByRole('button', { name: 'Share', exact: true }).click();
  await expect(dialog.getByRole('textbox', { name: 'Link' })).toBeVisible();
  const sent = paste.received.map(({ body }) => body).join('');
  expect(sent).toContain('Saved the house of player 1');
  for (const secret of [...secrets, 'Steve']) expect(sent).not.toContain(secret);
  await paste.close();
  await page.keyboard.press('Escape');
  await expect(dialogOf(page)).toHaveCount(0);

  await page.locator('.xterm-screen').click();
  await page.keyboard.press('Control+a');
  await page.getByRole('region', { name: 'Selected lines' }).getByText('Copy').click();
  await expect(page.getByText(/lines copied/)).toBeVisible();
  await isPrivate();
});
