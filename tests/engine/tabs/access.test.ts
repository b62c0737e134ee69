import { expect, test } from 'vitest';
import { detailsBody } from '../fakes/fakePanel';
import { createTabsWorld, server, tokenAnswer, withKey } from './tabsWorld';

const one = withKey('ptlc_one');
const other = withKey('ptlc_two');
const forbidden = { errors: [{ code: 'AccessDenied', status: '403', detail: 'No.' }] };

test('a page with another key, another panel or no key gets an engine, a token and a log of its own', async () => {
  const world = createTabsWorld();
  await world.openLive({ panel: one });
  world.sockets.latest().says('console output', 'secret');
  await world.clock.advance(1_000);
  for (const panel of [other, withKey('ptlc_one', 'https://panel.example'), undefined]) {
    const before = world.tokens();
    const page = await world.open(panel === undefined ? {} : { panel });
    expect(page.lines()).toEqual([]);
    expect(page.snapshot.connection?.current.phase).not.toBe('live');
    expect(world.tokens()).toBe(before + 1);
  }
  expect(world.sockets.all).toHaveLength(4);
});

test('a page with the same key shares, also where it names the server by its whole UUID', async () => {
  const world = createTabsWorld();
  const uuid = '8d3f9a2e-5c7b-4f1e-9d2a-6e8f1c3b5a7d';
  world.panel.answer(`/servers/${uuid}`, { status: 200, body: detailsBody() });
  await world.openLive({ panel: one });
  const page = await world.open({ panel: one, server: uuid });
  expect(page.snapshot.connection?.current.phase).toBe('live');
  expect(world.sockets.all).toHaveLength(1);
});

const strangers: readonly [string, { status: number; body: unknown }][] = [
  ['refuses it', { status: 403, body: forbidden }],
  ['wants a sign-in', { status: 401, body: forbidden }],
  [
    'gives other rights',
    {
      status: 200,
      body: { ...detailsBody(), meta: { is_server_owner: true, user_permissions: ['*'] } },
    },
  ],
];

for (const [how, answer] of strangers) {
  test(`where the panel ${how}, the session is somebody else’s by now: no log and no token is shared`, async () => {
    const world = createTabsWorld();
    await world.openLive();
    world.sockets.latest().says('console output', 'secret');
    await world.clock.advance(1_000);
    world.panel.answer(`/servers/${server}`, answer);
    const page = await world.open();
    await world.clock.advance(1_000);
    expect(page.lines()).toEqual([]);
    expect(page.snapshot.connection?.current.phase).not.toBe('live');
    expect(world.tokens()).toBe(2);
  });
}

test('a session with other rights is told from one of which the panel has not said yet what it may', async () => {
  const world = createTabsWorld();
  world.panel.answer(`/servers/${server}`, 'hang');
  await world.openLive();
  world.sockets.latest().says('console output', 'secret');
  await world.clock.advance(1_000);
  const rights = { is_server_owner: true, user_permissions: ['*'] };
  world.panel.answer(`/servers/${server}`, {
    status: 200,
    body: { ...detailsBody(), meta: rights },
  });
  const page = await world.open();
  await world.clock.advance(3_000);
  expect(page.lines()).toEqual([]);
  expect(page.snapshot.details?.isOwner).toBe(true);
  expect(world.tokens()).toBe(2);
});

test('two pages that are opened at once share, though what the first one may is not known yet', async () => {
  const world = createTabsWorld();
  const [one] = await Promise.all([world.open(), world.open()]);
  await world.signIn();
  await world.clock.advance(1_000);
  expect(one.snapshot.connection?.current.phase).toBe('live');
  expect(world.sockets.all).toHaveLength(1);
});

test('a panel that does not answer keeps nobody from the log for more than two seconds', async () => {
  const world = createTabsWorld();
  await world.openLive();
  world.sockets.latest().says('console output', 'here');
  await world.clock.advance(1_000);
  world.panel.answer(`/servers/${server}`, 'hang');
  const page = await world.open();
  expect(page.lines()).toEqual([]);
  await world.clock.advance(2_100);
  expect(page.lines()).toEqual(['here']);
  expect(world.sockets.all).toHaveLength(1);
});

test('a sign-in on one page serves all of them, with one token', async () => {
  const world = createTabsWorld();
  world.panel.answer('/websocket', { status: 401, body: forbidden });
  const tabs = [await world.open(), await world.open(), await world.open()];
  await world.clock.advance(1_000);
  for (const tab of tabs) expect(tab.snapshot.connection?.current.phase).toBe('stopped');
  const before = world.tokens();
  world.panel.answer('/websocket', tokenAnswer);
  tabs[1]?.say({ type: 'access', access: one });
  tabs[1]?.say({ type: 'retry' });
  await world.clock.advance(100);
  await world.signIn();
  for (const tab of tabs) expect(tab.snapshot.connection?.current.phase).toBe('live');
  expect(world.tokens()).toBe(before + 1);
  const last = world.panel.requests.filter(({ url }) => url.endsWith('/websocket')).at(-1);
  expect(last?.init.headers.Authorization).toBe('Bearer ptlc_one');

  // One that is late to give up its own sign-in does not take the new one away.
  tabs[0]?.say({ type: 'access', access: other });
  await world.clock.advance(1_000);
  expect(world.tokens()).toBe(before + 1);
  for (const tab of tabs) expect(tab.snapshot.connection?.current.phase).toBe('live');
});
