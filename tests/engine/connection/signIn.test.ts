import { expect, test } from 'vitest';
import { createHarness, node } from './harness';

test('a connection asks for credentials, opens the address they name, and signs in by auth', async () => {
  const harness = createHarness();
  expect(harness.phase()).toBe('idle');
  harness.connection.start();
  expect(harness.phase()).toBe('credentials');
  await harness.clock.advance(0);
  expect(harness.phase()).toBe('connecting');
  const socket = harness.sockets.latest();
  expect(socket.url).toBe(node);
  socket.opens();
  expect(harness.phase()).toBe('authenticating');
  expect(socket.sent).toEqual(['{"event":"auth","args":["token-1"]}']);
});

test('open is not live: only auth success is, and only the first status makes it ready', async () => {
  const harness = createHarness();
  harness.connection.start();
  await harness.clock.advance(0);
  const socket = harness.sockets.latest();
  socket.opens();
  expect(harness.sessions).toEqual([]);
  socket.says('auth success');
  expect(harness.connection.status().current).toMatchObject({ phase: 'live', ready: false });
  expect(harness.connection.status().downSince).toBeNull();
  expect(harness.sessions).toEqual([{ kind: 'signed in' }]);
  socket.says('status', 'running');
  expect(harness.connection.status().current).toMatchObject({ phase: 'live', ready: true });
  expect(harness.sessions).toEqual([{ kind: 'signed in' }, { kind: 'ready' }]);
  expect(harness.events.map((event) => event.event)).toEqual(['auth success', 'status']);
});

// Holds S5.
test('nothing but auth is sent before sign-in, whoever asks', async () => {
  const harness = createHarness();
  harness.connection.start();
  expect(harness.connection.transmit('{"event":"send logs","args":[]}')).toBe(false);
  await harness.clock.advance(0);
  const socket = harness.sockets.latest();
  socket.opens();
  expect(harness.connection.transmit('{"event":"send logs","args":[]}')).toBe(false);
  harness.hint('visible');
  await harness.clock.advance(900);
  expect(socket.events()).toEqual(['auth']);
  socket.says('auth success');
  expect(harness.connection.transmit('{"event":"send logs","args":[]}')).toBe(true);
});

test('output before sign-in is not handed on and does not sign in', async () => {
  const harness = createHarness();
  harness.connection.start();
  await harness.clock.advance(0);
  const socket = harness.sockets.latest();
  socket.opens();
  socket.says('console output', 'early');
  expect(harness.phase()).toBe('authenticating');
  expect(harness.events).toEqual([]);
});

test.each(['console output', 'status'])(
  'a node that takes the token from its URL signs in by %s',
  async (event) => {
    const harness = createHarness({ tokenInUrl: true });
    harness.connection.start();
    await harness.clock.advance(0);
    const socket = harness.sockets.latest();
    expect(socket.url).toBe(`${node}?token=token-1`);
    expect(harness.connection.status().address).toBe(node);
    socket.opens();
    expect(socket.events()).toEqual(['auth']);
    socket.says(event, 'running');
    expect(harness.phase()).toBe('live');
    expect(harness.events.map((one) => one.event)).toEqual([event]);
    socket.says('auth success');
    expect(harness.sessions.filter(({ kind }) => kind === 'signed in')).toHaveLength(1);
    expect(harness.sessions.some(({ kind }) => kind === 'ready')).toBe(event === 'status');
  },
);

test('the token joins a query that is already in the address', async () => {
  const harness = createHarness({ tokenInUrl: true });
  harness.source.socket = `${node}?shard=2`;
  harness.connection.start();
  await harness.clock.advance(0);
  expect(harness.sockets.latest().url).toBe(`${node}?shard=2&token=token-1`);
});

// Holds S17.
test('the token never stands in a URL unless the node is configured so', async () => {
  const harness = createHarness();
  await harness.goLive();
  expect(harness.sockets.all.map(({ url }) => url)).toEqual([node]);
});

test('a token that the node refuses is renewed after a second, and the connection goes on', async () => {
  const harness = createHarness();
  harness.setChance(0);
  harness.connection.start();
  await harness.clock.advance(0);
  const socket = harness.sockets.latest();
  socket.opens();
  socket.says('jwt error', 'Error Event [1]: jwt: created too far in past (denylist)');
  expect(socket.letGo()).toBe(true);
  expect(harness.connection.status().lastProblem).toMatchObject({ kind: 'token refused' });
  await harness.clock.advance(999);
  expect(harness.source.count).toBe(1);
  await harness.clock.advance(1);
  expect(harness.source.count).toBe(2);
  expect((await harness.signIn()).sent[0]).toContain('token-2');
  expect(harness.phase()).toBe('live');
});

// Holds S19.
test('waking up does not ask for another token within a second of the refusal', async () => {
  const harness = createHarness();
  harness.connection.start();
  await harness.clock.advance(0);
  harness.sockets.latest().opens();
  harness.sockets.latest().says('jwt error', 'jwt: created too far in past (denylist)');
  harness.hint('visible');
  await harness.clock.advance(500);
  expect(harness.source.count).toBe(1);
  await harness.clock.advance(500);
  expect(harness.source.count).toBe(2);
});

test('a bad signature, which the node answers with daemon error, counts as refused', async () => {
  const harness = createHarness();
  harness.connection.start();
  await harness.clock.advance(0);
  harness.sockets.latest().opens();
  harness.sockets.latest().says('daemon error', 'An unexpected error was encountered.');
  expect(harness.connection.status().lastProblem).toMatchObject({ kind: 'token refused' });
  await harness.clock.advance(2_000);
  expect(harness.source.count).toBe(2);
});

test('two fresh tokens refused in a row are named, and tried again slowly', async () => {
  const harness = createHarness();
  harness.connection.start();
  for (let turn = 0; turn < 2; turn += 1) {
    await harness.clock.advance(2_000);
    harness.sockets.latest().opens();
    harness.sockets.latest().says('jwt error', 'jwt: exp claim is invalid');
  }
  expect(harness.connection.status().lastProblem).toEqual({
    kind: 'fresh tokens refused',
    text: 'jwt: exp claim is invalid',
  });
  await harness.clock.advance(30_000);
  expect(harness.source.count).toBe(2);
  await harness.clock.advance(30_000);
  expect(harness.source.count).toBe(3);
});

test('after a restart of the node the old token is refused once and a new one signs in', async () => {
  const harness = createHarness();
  const socket = await harness.goLive();
  await passQuietly(harness);
  socket.closes(1012);
  await harness.clock.advance(500);
  const second = harness.sockets.latest();
  expect(second).not.toBe(socket);
  second.opens();
  expect(second.sent[0]).toContain('token-1');
  second.says('jwt error', 'jwt: created too far in past (denylist)');
  expect(harness.connection.status().lastProblem).toMatchObject({ kind: 'token refused' });
  await harness.clock.advance(2_000);
  await harness.signIn();
  expect(harness.source.count).toBe(2);
  expect(harness.connection.status().current).toMatchObject({ phase: 'live', ready: true });
});

test('a server that turns out to be another at its first status is a refused sign-in', async () => {
  const harness = createHarness();
  harness.connection.start();
  for (let turn = 0; turn < 2; turn += 1) {
    await harness.clock.advance(2_000);
    harness.sockets.latest().opens();
    harness.sockets.latest().says('auth success');
    harness.sockets.latest().says('jwt error', 'jwt: server uuid mismatch');
  }
  expect(harness.connection.status().lastProblem).toMatchObject({ kind: 'fresh tokens refused' });
  await harness.clock.advance(20_000);
  expect(harness.source.count).toBe(2);
});

test('the permissions are those of the token', async () => {
  const harness = createHarness();
  expect(harness.connection.status().permissions).toBeNull();
  await harness.goLive();
  expect(harness.connection.status().permissions).toEqual(['control.console']);
});

async function passQuietly({ clock, sockets }: ReturnType<typeof createHarness>) {
  await clock.advance(3_000);
  sockets.latest().says('console output', 'a line');
}
