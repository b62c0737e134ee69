import { expect, test } from 'vitest';
import { backoff } from '../../../src/engine/backoff';
import { createHarness, type Harness, node, passWithOutput } from './harness';

/** Lets tries fail before they open until `count` sockets have been opened. */
async function failToOpen(harness: Harness, count: number): Promise<void> {
  while (harness.sockets.all.length < count) {
    await harness.clock.advance(250);
    if (harness.phase() === 'connecting') harness.sockets.latest().closes(1006);
  }
}

test('the backoff is uniform up to half a second, doubled each time, never over 30 s', () => {
  expect([0, 1, 2, 5, 6, 50].map((attempt) => backoff(attempt, 0.5))).toEqual([
    250, 500, 1000, 8000, 15_000, 15_000,
  ]);
  expect(backoff(3, 0)).toBe(0);
});

test.each([1000, 1001, 1005, 1006, 1011, 1012, 1013, 1014])(
  'close code %i is followed by another try',
  async (code) => {
    const harness = createHarness();
    const socket = await harness.goLive();
    socket.closes(code);
    const status = harness.connection.status();
    expect(status.current).toEqual({ phase: 'waiting', retryAt: harness.clock.now() + 250 });
    expect(status.lastProblem).toEqual({ kind: 'closed', code });
    expect(status.downSince).toBe(harness.clock.now());
    expect(harness.sessions.at(-1)).toEqual({ kind: 'ended', since: harness.clock.now() });
    await harness.clock.advance(250);
    await harness.signIn();
    expect(harness.phase()).toBe('live');
  },
);

test('a token with more than 30 s left serves the next socket too', async () => {
  const harness = createHarness();
  const socket = await harness.goLive();
  socket.closes(1006);
  await harness.clock.advance(250);
  expect((await harness.signIn()).sent[0]).toContain('token-1');
  expect(harness.source.count).toBe(1);
});

test('a token with 30 s or less left does not', async () => {
  const harness = createHarness();
  harness.source.life = 30_000;
  const socket = await harness.goLive();
  socket.closes(1006);
  await harness.clock.advance(250);
  expect((await harness.signIn()).sent[0]).toContain('token-2');
});

test('after 1001 the panel is asked what became of the server', async () => {
  const harness = createHarness();
  const socket = await harness.goLive();
  socket.closes(1001);
  await harness.clock.advance(250);
  expect(harness.source.count).toBe(2);
});

test('after deleted the panel is asked, whatever closes the socket', async () => {
  const harness = createHarness();
  const socket = await harness.goLive();
  socket.says('deleted');
  expect(harness.phase()).toBe('live');
  socket.closes(1006);
  await harness.clock.advance(250);
  expect(harness.source.count).toBe(2);
});

test('a frame of ours that was too large is named, and the connection comes back', async () => {
  const harness = createHarness();
  const socket = await harness.goLive();
  socket.closes(1009);
  expect(harness.connection.status().lastProblem).toEqual({ kind: 'frame too large' });
  await harness.clock.advance(250);
  await harness.signIn();
  expect(harness.phase()).toBe('live');
});

test('4409 stops with the suspension as the reason, and only a person starts again', async () => {
  const harness = createHarness();
  const socket = await harness.goLive();
  socket.closes(4409);
  expect(harness.connection.status().current).toEqual({
    phase: 'stopped',
    reason: { kind: 'suspended' },
  });
  harness.hint('online');
  await harness.clock.advance(3_600_000);
  expect(harness.sockets.all).toHaveLength(1);
  expect(harness.clock.pending()).toBe(0);
  harness.connection.retryNow();
  await harness.clock.advance(0);
  expect(harness.source.count).toBe(2);
  await harness.signIn();
  expect(harness.phase()).toBe('live');
});

test('a socket that does not open within 10 s is given up', async () => {
  const harness = createHarness();
  harness.connection.start();
  await harness.clock.advance(9_999);
  expect(harness.phase()).toBe('connecting');
  await harness.clock.advance(1);
  expect(harness.connection.status().lastProblem).toEqual({ kind: 'open timed out' });
  expect(harness.sockets.latest().letGo()).toBe(true);
});

test('a node that does not answer auth within 10 s is given up', async () => {
  const harness = createHarness();
  harness.connection.start();
  await harness.clock.advance(0);
  harness.sockets.latest().opens();
  await harness.clock.advance(9_999);
  expect(harness.phase()).toBe('authenticating');
  await harness.clock.advance(1);
  expect(harness.connection.status().lastProblem).toEqual({ kind: 'sign-in timed out' });
  expect(harness.sockets.latest().letGo()).toBe(true);
});

test('an auth that the limits held back goes as soon as they let it', async () => {
  const harness = createHarness();
  harness.connection.start();
  await harness.clock.advance(0);
  harness.setBlocked(true);
  const socket = harness.sockets.latest();
  socket.opens();
  await harness.clock.advance(3_000);
  expect(socket.sent).toEqual([]);
  harness.setBlocked(false);
  await harness.clock.advance(500);
  expect(socket.events()).toEqual(['auth']);
});

test('an address that the browser refuses is named, without what may be a secret', async () => {
  const harness = createHarness({ tokenInUrl: true });
  harness.sockets.refuse(true);
  harness.connection.start();
  await harness.clock.advance(0);
  expect(harness.connection.status().lastProblem).toEqual({ kind: 'bad address', address: node });
  expect(harness.phase()).toBe('waiting');
  harness.sockets.refuse(false);
  harness.connection.retryNow();
  await harness.clock.advance(0);
  await harness.signIn();
  expect(harness.phase()).toBe('live');
});

test('sockets that never open are counted until one does', async () => {
  const harness = createHarness();
  harness.connection.start();
  await failToOpen(harness, 6);
  expect(harness.connection.status()).toMatchObject({
    neverOpened: 6,
    lastProblem: { kind: 'never opened' },
  });
  await harness.clock.advance(8_000);
  await harness.signIn();
  expect(harness.connection.status().neverOpened).toBe(0);
});

test('the panel is asked once when sockets stop opening: the server may be gone', async () => {
  const harness = createHarness();
  const socket = await harness.goLive();
  socket.closes(1006);
  await failToOpen(harness, 5);
  expect(harness.source.count).toBe(2);
});

test('the pauses grow with each try and begin anew after 30 s of health', async () => {
  const harness = createHarness();
  const first = await harness.goLive();
  first.closes(1006);
  await harness.clock.advance(250);
  const second = await harness.signIn();
  expect(harness.connection.status().attempt).toBe(1);
  await passWithOutput(harness, 20_000);
  second.closes(1006);
  expect(harness.connection.status().current).toMatchObject({ retryAt: harness.clock.now() + 500 });
  await harness.clock.advance(500);
  const third = await harness.signIn();
  await passWithOutput(harness, 30_000);
  expect(harness.connection.status()).toMatchObject({ attempt: 0, lastProblem: null });
  third.closes(1006);
  expect(harness.connection.status().current).toMatchObject({ retryAt: harness.clock.now() + 250 });
});

// Holds S12.
test('no more than 12 sockets are opened in 10 minutes, then one a minute', async () => {
  const harness = createHarness();
  harness.setChance(0);
  harness.connection.start();
  for (let second = 0; second < 300; second += 1) {
    await harness.clock.advance(1000);
    while (harness.phase() === 'connecting') {
      harness.sockets.latest().closes(1006);
      await harness.clock.advance(0);
    }
  }
  expect(harness.sockets.all.length).toBeGreaterThanOrEqual(12 + 4);
  expect(harness.sockets.all.length).toBeLessThanOrEqual(12 + 5);
});

test('a button press opens a socket even when the budget is spent', async () => {
  const harness = createHarness();
  harness.connection.start();
  await failToOpen(harness, 12);
  const opened = harness.sockets.all.length;
  harness.hint('visible');
  await harness.clock.advance(0);
  expect(harness.sockets.all.length).toBe(opened);
  harness.connection.retryNow();
  await harness.clock.advance(0);
  expect(harness.sockets.all.length).toBe(opened + 1);
});

// Holds S16.
test('late events of a socket we let go of change nothing', async () => {
  const harness = createHarness();
  const old = await harness.goLive();
  await harness.clock.advance(9_000);
  expect(old.letGo()).toBe(true);
  await harness.clock.advance(500);
  await harness.signIn();
  const before = harness.connection.status();
  const heard = harness.events.length;
  old.saysLate('console output', 'late');
  old.saysLate('jwt error', 'jwt: exp claim is invalid');
  old.closesLate(4409);
  await harness.clock.advance(0);
  expect(harness.connection.status()).toEqual(before);
  expect(harness.events).toHaveLength(heard);
});

test('after a transfer the panel is asked for a new token and a new address', async () => {
  const harness = createHarness();
  const old = await harness.goLive();
  old.says('transfer status', 'processing');
  expect(harness.phase()).toBe('live');
  harness.source.socket = 'wss://other.example/api/servers/8d3f9a2e/ws';
  old.says('transfer status', 'completed');
  expect(old.letGo()).toBe(true);
  expect(harness.sessions.at(-1)?.kind).toBe('ended');
  await harness.clock.advance(500);
  expect(harness.source.count).toBe(2);
  expect(harness.sockets.latest().url).toBe(harness.source.socket);
  expect((await harness.signIn()).sent[0]).toContain('token-2');
  expect(harness.connection.status().address).toBe(harness.source.socket);
});

test('a transfer that failed renews the token and keeps the socket', async () => {
  const harness = createHarness();
  const socket = await harness.goLive();
  socket.says('transfer status', 'failed');
  await harness.clock.advance(0);
  expect(harness.source.count).toBe(2);
  expect(socket.letGo()).toBe(false);
  expect(socket.events()).toEqual(['auth', 'auth']);
});

test('after dispose nothing runs and nothing is heard any more', async () => {
  const harness = createHarness();
  const socket = await harness.goLive();
  const heard = harness.events.length;
  harness.connection.dispose();
  expect(socket.letGo()).toBe(true);
  expect(harness.clock.pending()).toBe(0);
  socket.saysLate('console output', 'late');
  harness.connection.retryNow();
  await harness.clock.advance(60_000);
  expect(harness.sockets.all).toHaveLength(1);
  expect(harness.events).toHaveLength(heard);
});
