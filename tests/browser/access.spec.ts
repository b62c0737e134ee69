import { WebSocket } from 'ws';
import type { Devnode } from '../../devnode';
import type { NodeServer } from '../../devnode/world';
import { type Console, expect, test } from './fixtures';
import { openQuiet } from './log';

/** A console that runs, with a line in it that must still be there later. */
async function withALine(console: Console, server: NodeServer): Promise<void> {
  await openQuiet(console, server);
  server.command('print kept line');
  await console.sees(/^kept line$/);
}

async function nothingToPress(console: Console): Promise<void> {
  for (const name of ['Start', 'Restart', 'Stop', 'Kill']) {
    await expect(console.button(name)).toBeDisabled();
  }
}

test('a suspended server says so, keeps the lines, and is checked again by hand', async ({
  console,
  devnode,
  survival,
}) => {
  await withALine(console, survival);
  await devnode.fault({ fault: 'suspend', server: 'Survival' });
  const banner = console.banner(/^This server is suspended\. Your host can tell you why\.$/);
  await expect(banner).toBeVisible();
  await expect(banner).toHaveRole('alert');
  await expect(console.state).toContainText('Suspended');
  await console.sees(/^kept line$/);
  await nothingToPress(console);

  await console.button('Check again').click();
  // The panel has to have answered, and the answer to be the same.
  await console.page.waitForTimeout(2_000);
  await expect(banner).toBeVisible();
  await expect(console.state).toContainText('Suspended');

  await devnode.fault({ fault: 'unsuspend', server: 'Survival' });
  await console.button('Check again').click();
  await expect(console.state).toContainText('Offline');
  await expect(banner).toBeHidden();
  await console.sees(/^kept line$/);
});

test('a deleted server says that access has ended, keeps the lines and leads to the list', async ({
  console,
  devnode,
  survival,
}) => {
  await withALine(console, survival);
  await devnode.fault({ fault: 'delete', server: 'Survival' });
  await expect(console.banner(/^You no longer have access to this server\.$/)).toBeVisible();
  await expect(console.state).toContainText('No access');
  await console.sees(/^kept line$/);
  await nothingToPress(console);
  await console.button('Back to your servers').click();
  await expect(console.page.getByRole('heading', { name: 'Servers' })).toBeVisible();
  await expect(console.page.getByRole('link', { name: /Creative/ })).toBeVisible();
  await expect(console.page.getByRole('link', { name: /Survival/ })).toHaveCount(0);
});

test('access that was taken away ends the console, and not only its socket', async ({
  console,
  devnode,
  survival,
}) => {
  await withALine(console, survival);
  await devnode.fault({ fault: 'revoke', server: 'Survival', user: 'owner' });
  await expect(console.banner('You no longer have access to this server.')).toBeVisible();
  await expect(console.button('Back to your servers')).toBeVisible();
  await console.sees(/^kept line$/);
});

/** Tries by hand until the page has seen enough sockets that never opened to name the causes. */
async function causes(console: Console): Promise<string[]> {
  const summary = console.page.getByText('Likely causes', { exact: true });
  const tryNow = console.button('Try now');
  await expect(async () => {
    if (await summary.isVisible()) return;
    await tryNow.click({ timeout: 500 });
    await expect(summary).toBeVisible({ timeout: 300 });
  }).toPass({ timeout: 25_000, intervals: [100] });
  await summary.click();
  return console.page
    .getByRole('region', { name: 'Messages' })
    .getByRole('listitem')
    .allTextContents();
}

test('a refused origin: after six sockets that never opened, the causes are named', async ({
  console,
  devnode,
  survival,
}) => {
  test.setTimeout(60_000);
  await devnode.fault({ fault: 'refuse-origin' });
  await console.open(survival);
  const named = await causes(console);
  expect(named).toContain(
    `The node does not allow this page: its configuration has to list ${devnode.url} under allowed_origins.`,
  );
  expect(named.join(' ')).toContain('The node is down');
  expect(named.join(' ')).toContain('certificate');
  await expect(console.banner(/^No connection to .+ since \d\d:\d\d\.$/)).toHaveRole('alert');

  await devnode.fault({ fault: 'refuse-origin', on: false });
  // It may be back by itself before the button is pressed.
  await console.back();
  await expect(console.page.getByText('Likely causes')).toBeHidden();
});

test('when all 30 places are taken that is among the causes, and a free one is taken', async ({
  console,
  devnode,
  survival,
}) => {
  test.setTimeout(60_000);
  const viewers = await takePlaces(devnode, survival, 30);
  await console.open(survival);
  expect((await causes(console)).join(' ')).toContain('All 30 places for viewers of this server');
  for (const viewer of viewers) viewer.terminate();
  await console.back();
});

async function takePlaces(devnode: Devnode, { record }: NodeServer, count: number) {
  const address = `${devnode.url.replace('http', 'ws')}/api/servers/${record.uuid}/ws`;
  return Promise.all(
    Array.from({ length: count }, () => {
      const viewer = new WebSocket(address, { origin: devnode.url });
      return new Promise<WebSocket>((resolve, reject) => {
        viewer.on('open', () => resolve(viewer)).on('error', reject);
      });
    }),
  );
}

test('a node under maintenance is waited for, and looked at again on request', async ({
  console,
  devnode,
  survival,
}) => {
  await devnode.fault({ fault: 'maintenance' });
  await console.open(survival);
  const banner = console.banner(
    /^The node is under maintenance\. The console connects when it is over\.$/,
  );
  await expect(banner).toBeVisible();
  await expect(console.state).toContainText('Maintenance');
  await expect(console.page.getByText(/^Looking again in \d+ s\.$/)).toBeVisible();
  await devnode.fault({ fault: 'maintenance', on: false });
  await console.button('Check again').click();
  await console.running();
  await expect(banner).toBeHidden();
});

test.describe('an installation at a slow pace', () => {
  test.use({ pace: 2 });

  test('who may not see it waits for its end, and is let in without doing anything', async ({
    console,
    creative,
    devnode,
  }) => {
    test.setTimeout(60_000);
    await devnode.fault({ fault: 'install', server: 'Creative' });
    await console.open(creative);
    const banner = console.banner(/^Installing\. The console opens when it is done\.$/);
    await expect(banner).toBeVisible();
    await expect(console.state).toContainText('Installing');
    await expect(console.button('Start')).toBeDisabled();
    await expect(console.state).toContainText('Offline', { timeout: 40_000 });
    await expect(banner).toBeHidden();
    await expect(console.button('Start')).toBeEnabled();
  });
});

test('what a person may not do is not there at all', async ({
  console,
  context,
  devnode,
  survival,
}) => {
  const [name = '', value = ''] = devnode.sessionCookie('guest').split('=');
  await context.addCookies([{ name, value, url: devnode.url }]);
  await console.open(survival);
  await console.running();
  await expect(console.command).toBeEnabled();
  for (const action of ['Start', 'Restart', 'Stop', 'Kill']) {
    await expect(console.button(action)).toHaveCount(0);
  }
});

test('permissions that change take effect while the page is open', async ({
  console,
  devnode,
  survival,
}) => {
  await withALine(console, survival);
  await expect(console.button('Kill')).toBeEnabled();
  await devnode.fault({
    fault: 'permissions',
    user: 'owner',
    server: 'Survival',
    permissions: ['websocket.connect', 'control.restart'],
  });
  await expect(console.button('Kill')).toHaveCount(0);
  await expect(console.button('Start')).toHaveCount(0);
  await expect(console.button('Restart')).toBeEnabled();
  await expect(console.command).toBeDisabled();
  await expect(console.command).toHaveAttribute(
    'placeholder',
    'You can read this console but not send commands',
  );
  await expect(console.button('Send')).toHaveCount(0);
  await console.sees(/^kept line$/);
});
