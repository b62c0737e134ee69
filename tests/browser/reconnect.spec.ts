import { expect, printLines, test } from './fixtures';
import { floodEnds, floodNumbers, openQuiet, upTo, wholeLog } from './log';

// Slow streams, and waits for another try: a slow machine needs more than half a minute.
test.setTimeout(60_000);

test.beforeEach(async ({ console, survival }) => {
  await openQuiet(console, survival);
});

for (const how of ['clean', 'unclean', 'going-away', 'restart'] as const) {
  test(`a socket that is cut (${how}) while lines come loses and doubles none`, async ({
    console,
    devnode,
    survival,
  }) => {
    // Few at once: the order within the seam is a guess (resume.md, step 8).
    survival.command('flood 30 4');
    await console.sees(/^flood 000005 /);
    await devnode.fault({ fault: 'drop', how });
    await floodEnds(console);
    expect(floodNumbers(await wholeLog(console))).toEqual(upTo(30));
    expect(devnode.node.counters(survival.record.uuid).socketsOpened).toBe(2);
  });
}

test('an outage with 100 lines printed meanwhile: each stands there once, and the log says that we were away', async ({
  console,
  devnode,
  survival,
}) => {
  await printLines(survival, ['before']);
  await console.sees(/^before$/);
  await devnode.fault({ fault: 'refuse-upgrades' });
  await devnode.fault({ fault: 'drop', how: 'unclean' });
  survival.command('flood 100 60');
  await expect(console.banner(/^No connection to .+ since \d\d:\d\d\.$/)).toBeVisible();
  await expect(console.state).toContainText('Not connected');
  expect(floodNumbers(await console.rows())).toEqual([]);
  await devnode.fault({ fault: 'refuse-upgrades', on: false });
  await floodEnds(console, 30_000);
  const rows = await wholeLog(console);
  expect(floodNumbers(rows)).toEqual(upTo(100));
  const places = [/^before$/, /^Connected again/, /^flood 000001/].map((text) =>
    rows.findIndex((row) => text.test(row)),
  );
  expect(places).toEqual([...places].sort((a, b) => a - b));
  expect(rows.filter((row) => row.includes('Lines may be missing'))).toEqual([]);
});

test('a socket that stays open and dead is given up, and what it swallowed is fetched', async ({
  console,
  devnode,
  survival,
}) => {
  // A line that comes while the replay is on its way may stand a few lines too high (resume.md,
  // the merge, step 8): a slow stream on a busy machine has none.
  survival.command('flood 80 4');
  await console.sees(/^flood 000006 /);
  await devnode.fault({ fault: 'drop', how: 'silent' });
  await floodEnds(console, 40_000);
  const rows = await wholeLog(console);
  expect(floodNumbers(rows)).toEqual(upTo(80));
  expect(rows.filter((row) => row.startsWith('Connected again after'))).toHaveLength(1);
  expect(devnode.node.counters(survival.record.uuid).socketsOpened).toBe(2);
});

test('the node restarts while the server goes on: every line, and a new token without being asked', async ({
  console,
  devnode,
  survival,
}) => {
  // As slow as above, for the same reason.
  survival.command('flood 52 4');
  await console.sees(/^flood 000004 /);
  await devnode.fault({ fault: 'restart-node', downMs: 1500 });
  await floodEnds(console, 40_000);
  await expect(console.state).toContainText('Running');
  expect(floodNumbers(await wholeLog(console))).toEqual(upTo(52));
});

test('more lines than the node replays are shown as a gap, never as a whole log', async ({
  console,
  devnode,
  survival,
}) => {
  const name = (n: number) => `line ${String(n).padStart(3, '0')}`;
  await printLines(survival, ['before']);
  await console.sees(/^before$/);
  await devnode.fault({ fault: 'refuse-upgrades' });
  await devnode.fault({ fault: 'drop', how: 'unclean' });
  await printLines(survival, upTo(400).map(name), 3);
  await devnode.fault({ fault: 'refuse-upgrades', on: false });
  await console.back();
  await console.sees(/^line 400$/);
  const rows = await wholeLog(console);
  const gap = rows.findIndex((row) =>
    /^Lines may be missing here: \d\d:\d\d to \d\d:\d\d$/.test(row),
  );
  expect(gap).toBeGreaterThan(rows.indexOf('before'));
  const after = rows.slice(gap + 1).filter((row) => row.startsWith('line '));
  expect(after).toEqual(upTo(400, 400 - after.length + 1).map(name));
  expect(after.length).toBeGreaterThanOrEqual(140);
  expect(rows.slice(0, gap).filter((row) => row.startsWith('line '))).toEqual([]);
});

test('a server that was restarted while we were away is marked, with its new output below', async ({
  console,
  devnode,
  survival,
}) => {
  // Two runs are told apart by their start, which is known to 5 s.
  await expect
    .poll(async () => (await survival.resources()).uptimeMs, { timeout: 20_000 })
    .toBeGreaterThan(9_000);
  await devnode.fault({ fault: 'refuse-upgrades' });
  await devnode.fault({ fault: 'drop', how: 'unclean' });
  await survival.power('restart');
  await expect.poll(() => survival.state, { timeout: 20_000 }).toBe('running');
  await devnode.fault({ fault: 'refuse-upgrades', on: false });
  await console.back();
  await console.sees(/^Server restarted at \d\d:\d\d\. Output from \d\d:\d\d until then is gone/);
  // Beside it in the gutter, where no output can draw.
  await expect(console.page.locator('.roost-mark-notice')).not.toHaveCount(0);
  const rows = await wholeLog(console);
  const mark = rows.findIndex((row) => row.startsWith('Server restarted at'));
  const starts = rows.flatMap((row, at) => (row.includes('Starting Survival on Node') ? [at] : []));
  expect(starts).toHaveLength(2);
  expect(starts[0]).toBeLessThan(mark);
  expect(starts[1]).toBeGreaterThan(mark);
});

test('"Try now" ends a wait', async ({ console, devnode }) => {
  await devnode.fault({ fault: 'panel', kind: 'status', status: 429, retryAfter: 300 });
  await devnode.fault({ fault: 'restart-node', downMs: 0 });
  const waiting = console.page.getByText(/^Next try in (4 min|5 min)/);
  await expect(waiting).toBeVisible({ timeout: 20_000 });
  await devnode.fault({ fault: 'panel', kind: 'none' });
  await console.button('Try now').click();
  await console.running();
  await expect(waiting).toBeHidden();
});

test('without a network it says so, and is back as soon as the browser says there is one', async ({
  console,
  context,
  devnode,
}) => {
  await context.setOffline(true);
  // The shared worker has its network still, and would be back before the page hears of it.
  await expect.poll(() => console.page.evaluate(() => navigator.onLine)).toBe(false);
  await devnode.fault({ fault: 'drop', how: 'unclean' });
  await expect(console.banner('This device is offline.')).toBeVisible();
  // Of itself it would try again in 20 s at the earliest.
  await expect(console.page.getByText(/^Next try in (1[5-9]|2\d|30) s/)).toBeVisible();
  await context.setOffline(false);
  await console.running();
  await expect(console.banner('This device is offline.')).toBeHidden();
});
