import type { BrowserContext, Page } from '@playwright/test';
import type { Devnode } from '../../devnode';
import type { NodeServer } from '../../devnode/world';
import { type Console, createConsole, expect, printLines, test, withoutSharing } from './fixtures';
import { floodEnds, floodNumbers, openQuiet, tokenRequests, upTo, wholeLog } from './log';

/** Several pages of one server in one browser. */

async function openAnother(
  context: BrowserContext,
  devnode: Devnode,
  server: NodeServer,
): Promise<Console> {
  const other = createConsole(await context.newPage(), devnode);
  await other.open(server);
  return other;
}

/** What all pages together have cost the node and the panel. */
async function spent(devnode: Devnode, { record }: NodeServer) {
  const { sockets, socketsOpened, framesIn } = devnode.node.counters(record.uuid);
  const tokens = await tokenRequests(devnode);
  return { tokens, sockets, socketsOpened, replays: framesIn['send logs'] };
}

async function crash(page: Page): Promise<void> {
  const session = await page.context().newCDPSession(page);
  const gone = page.waitForEvent('crash');
  session.send('Page.crash').catch(() => {});
  await gone;
}

test('tabs of a server share one socket, one token and one log; the first that goes takes nothing with it', async ({
  console,
  context,
  devnode,
  survival,
}) => {
  test.setTimeout(60_000);
  await openQuiet(console, survival);
  const { replays } = await spent(devnode, survival);
  survival.command('flood 300 300');
  await floodEnds(console);
  const others: Console[] = [];
  for (let nth = 0; nth < 2; nth++) others.push(await openAnother(context, devnode, survival));
  for (const other of others) {
    await other.running();
    await other.sees('Flood done: 300 lines');
  }
  const [second, third] = others;
  if (second === undefined || third === undefined) throw new Error('There are no other pages.');
  expect(floodNumbers(await wholeLog(second))).toEqual(upTo(300));

  await second.send('say from the second');
  await third.sees('› say from the second');
  await third.sees('[Server] from the second');
  const echoed = (await third.rows()).filter((row) => row.includes('› say from the second'));
  expect(echoed).toHaveLength(1);

  await console.page.close();
  await printLines(survival, ['one', 'two', 'three']);
  await second.sees(/^three$/);
  expect(await spent(devnode, survival)).toEqual({
    tokens: 1,
    sockets: 1,
    socketsOpened: 1,
    replays,
  });
});

test('a tab that crashes is gone for the others, and where the log was in it they fetch what can be fetched', async ({
  console,
  context,
  devnode,
  survival,
}) => {
  test.setTimeout(60_000);
  await openQuiet(console, survival);
  await printLines(survival, ['before']);
  await console.sees(/^before$/);
  const second = await openAnother(context, devnode, survival);
  await second.running();
  await second.command.fill('say half typ');
  // It is ready to outlive the other one when it has settled.
  await second.page.waitForFunction(() =>
    performance.getEntriesByType('resource').some(({ name }) => name.includes('/journal-')),
  );
  // In Chromium a shared worker lives in the process of the page that was first.
  await crash(console.page);
  await printLines(survival, ['after']);
  await second.sees(/^after$/);
  await second.running();
  const rows = await wholeLog(second);
  for (const text of [/^before$/, /^after$/]) {
    expect(rows.filter((row) => text.test(row))).toHaveLength(1);
  }
  await expect(second.command).toHaveValue('say half typ');
  expect((await spent(devnode, survival)).sockets).toBe(1);

  const third = await openAnother(context, devnode, survival);
  await third.running();
  const before = await spent(devnode, survival);
  await crash(third.page);
  await printLines(survival, ['and on']);
  await second.sees(/^and on$/);
  expect(await spent(devnode, survival)).toEqual(before);
  // With the dead page nobody is left but this one: the engine ends when it leaves the server.
  await second.button('All servers').click();
  await expect.poll(async () => (await spent(devnode, survival)).sockets).toBe(0);
  await second.page.getByRole('link', { name: /Survival/ }).click();
  await second.running();
});

test('a page that is put away and shown again as it was goes on where it was', async ({
  console,
  devnode,
  survival,
}) => {
  const { page } = console;
  await openQuiet(console, survival);
  await page.waitForFunction(() =>
    performance.getEntriesByType('resource').some(({ name }) => name.includes('/journal-')),
  );
  const tell = (name: string) =>
    page.evaluate((type) => {
      dispatchEvent(new PageTransitionEvent(type, { persisted: true }));
    }, name);
  await tell('pagehide');
  // Nobody is left: the engine ends.
  await expect.poll(async () => (await spent(devnode, survival)).sockets).toBe(0);
  await printLines(survival, ['meanwhile']);
  await tell('pageshow');
  await console.running();
  await console.sees(/^meanwhile$/);
  await console.send('say here again');
  await console.sees('[Server] here again');
});

const unsharing: readonly [string, (page: Page) => Promise<unknown>][] = [
  [
    'does not answer',
    (page) =>
      page.addInitScript(() => {
        const silent = class extends EventTarget {
          readonly port = new MessageChannel().port1;
        };
        Object.assign(window, { SharedWorker: silent });
      }),
  ],
  ['is missing', withoutSharing],
];

for (const [how, arrange] of unsharing) {
  test(`where a shared worker ${how}, each page has a worker of its own, and nothing is sent twice`, async ({
    console,
    context,
    devnode,
    survival,
  }) => {
    await arrange(console.page);
    await console.open(survival);
    await console.running();
    expect(console.page.workers()).toHaveLength(1);
    expect(await spent(devnode, survival)).toMatchObject({ tokens: 1, socketsOpened: 1 });
    await console.send('say once');
    await console.sees('[Server] once');
    const other = await openAnother(context, devnode, survival);
    await other.running();
    expect(await spent(devnode, survival)).toMatchObject({ tokens: 2, sockets: 2 });
  });
}
