import type { Page } from '@playwright/test';
import { developmentKey } from '../../devnode';
import { expect, test, withoutSharing } from './fixtures';
import { floodEnds, floodNumbers, tokenRequests, upTo, watchBanners, wholeLog } from './log';

test.beforeEach(async ({ devnode, survival }) => {
  await devnode.fault({ fault: 'token-life', seconds: 12 });
  await devnode.fault({ fault: 'token-check-every', seconds: 0.2 });
  // So short a life takes more tokens than a panel gives out.
  await devnode.fault({ fault: 'limits', tokensPerMinute: 100 });
  // Lines that come while the log is being fetched may have it fetched once more.
  await expect.poll(() => survival.state).toBe('running');
  survival.command('quiet');
});

test('a token is renewed under the hands of the reader: a minute of output, every line, one socket', async ({
  console,
  devnode,
  survival,
}) => {
  test.setTimeout(120_000);
  await withoutSharing(console.page);
  const secrets = watchSecrets(console.page);
  await console.open(survival);
  await console.running();
  await console.sees(/: Quiet$/);
  await console.replayed(survival);
  const replays = devnode.node.counters(survival.record.uuid).framesIn['send logs'];
  const banners = await watchBanners(console);
  survival.command('flood 600 10');
  await floodEnds(console, 75_000);

  expect(floodNumbers(await wholeLog(console))).toEqual(upTo(600));
  const { socketsOpened, framesIn, linesThrownAway, jwtErrors } = devnode.node.counters(
    survival.record.uuid,
  );
  expect({ socketsOpened, linesThrownAway, jwtErrors }).toEqual({
    socketsOpened: 1,
    linesThrownAway: 0,
    jwtErrors: 0,
  });
  // A new token is no reason to ask for the log again.
  expect(framesIn['send logs']).toBe(replays);
  // Two fifths of the life ahead of its end: about every 7 s. Without renewals there is but one.
  expect(framesIn.auth).toBeGreaterThanOrEqual(7);
  expect(framesIn.auth).toBeLessThanOrEqual(12);
  // One request for each, but for one that is on its way just now.
  await expect(async () => {
    const { auth } = devnode.node.counters(survival.record.uuid).framesIn;
    expect(await tokenRequests(devnode)).toBe(auth);
    expect(secrets.tokens.size).toBe(auth);
  }).toPass();
  expect(await banners()).toEqual([]);
  expect(await secrets.found()).toEqual([]);
  // It looked where the socket's address would be seen.
  expect(secrets.addresses.some((address) => address.startsWith('ws://'))).toBe(true);
});

test('while the panel is down the console goes on until the token ends, counts, and loses nothing', async ({
  console,
  devnode,
  survival,
}) => {
  test.setTimeout(90_000);
  await console.open(survival);
  await console.running();
  await console.sees(/: Quiet$/);
  survival.command('flood 220 10');
  const banners = await watchBanners(console);
  await devnode.fault({ fault: 'panel', kind: 'reset', path: '/websocket' });

  const failing = console.banner('The panel does not answer. The console stays connected for');
  await expect(failing).toBeVisible({ timeout: 15_000 });
  const before = floodNumbers(await console.rows()).at(-1) ?? 0;
  await expect.poll(async () => floodNumbers(await console.rows()).at(-1)).toBeGreaterThan(before);
  await expect(failing).toBeVisible();

  await expect(
    console.banner(/^Waiting for the panel; output is paused since \d\d:\d\d\.$/),
  ).toBeVisible({ timeout: 15_000 });
  const counts = (await banners()).flatMap((text) => {
    const seconds = /stays connected for0:(\d\d)\./.exec(text)?.[1];
    return seconds === undefined ? [] : [Number(seconds)];
  });
  expect(counts.length).toBeGreaterThanOrEqual(3);
  expect(counts).toEqual([...counts].sort((a, b) => b - a));
  const paused = floodNumbers(await console.rows()).at(-1) ?? 0;
  expect(paused).toBeLessThan(220);

  await devnode.fault({ fault: 'panel', kind: 'none' });
  await console.button('Try now').click();
  await floodEnds(console, 30_000);
  await expect(console.banner('Waiting for the panel')).toBeHidden();
  expect(floodNumbers(await wholeLog(console))).toEqual(upTo(220));
  expect(devnode.node.counters(survival.record.uuid).socketsOpened).toBe(1);
});

test('a panel that comes back before the token ends leaves no trace', async ({
  console,
  devnode,
  survival,
}) => {
  test.setTimeout(60_000);
  await console.open(survival);
  await console.running();
  await console.replayed(survival);
  const replays = devnode.node.counters(survival.record.uuid).framesIn['send logs'];
  const banners = await watchBanners(console);
  await devnode.fault({ fault: 'panel', kind: 'html', status: 502, path: '/websocket', times: 1 });
  // It is tried again within a second: the banner may come and go between two looks.
  await expect
    .poll(async () => (await banners()).join('\n'), { timeout: 15_000 })
    .toContain('The console stays connected for');
  await expect(console.banner('The console stays connected for')).toBeHidden();
  await expect(console.state).toContainText('Running');
  const { socketsOpened, framesIn } = devnode.node.counters(survival.record.uuid);
  expect({ socketsOpened, logs: framesIn['send logs'] }).toEqual({
    socketsOpened: 1,
    logs: replays,
  });
});

/** Collects the tokens that go to the page, and looks for them where they must not be. */
function watchSecrets(page: Page) {
  const tokens = new Set<string>();
  const addresses: string[] = [];
  const said: string[] = [];
  page.on('request', (request) => addresses.push(request.url()));
  page.on('websocket', (socket) => addresses.push(socket.url()));
  page.on('console', (message) => said.push(message.text()));
  page.on('response', async (response) => {
    if (!response.url().endsWith('/websocket')) return;
    // The last answer may still be on its way when the test ends.
    const body: unknown = await response.json().catch(() => null);
    const { data } = (body ?? {}) as { readonly data?: { readonly token?: string } };
    if (data?.token !== undefined) tokens.add(data.token);
  });
  return {
    tokens,
    addresses,
    async found(): Promise<string[]> {
      const kept = await page.evaluate(async () => [
        document.documentElement.outerHTML,
        location.href,
        document.cookie,
        JSON.stringify({ ...localStorage }),
        JSON.stringify({ ...sessionStorage }),
        JSON.stringify(await indexedDB.databases()),
        JSON.stringify(history.state),
        ...[...document.querySelectorAll('input, textarea')].map(
          (box) => (box as HTMLInputElement).value,
        ),
      ]);
      const places = [...addresses, ...said, ...kept];
      return places.filter((place) => {
        // Also in part: the signature alone would do as proof of a leak.
        const secrets = [...tokens].flatMap((token) => [token, token.split('.')[2] ?? token]);
        return [...secrets, developmentKey('owner')].some((secret) => place.includes(secret));
      });
    },
  };
}
