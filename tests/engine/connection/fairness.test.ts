import { expect, test } from 'vitest';
import type { FakeSocket } from '../fakes/fakeSocket';
import { createHarness, type Harness, refusal } from './harness';

/** Ends while it waits for the next try. */
async function failToOpen(harness: Harness, times: number): Promise<void> {
  for (let time = 0; time < times; time += 1) {
    while (harness.phase() !== 'connecting') await harness.clock.advance(100);
    harness.sockets.latest().closes(1006);
  }
}

async function nextTry(harness: Harness): Promise<FakeSocket> {
  while (harness.phase() !== 'connecting') await harness.clock.advance(100);
  return harness.sockets.latest();
}

// Holds S7, S18.
test('the panel gives no sixth answer about a token within a minute, also not for the button', async () => {
  const harness = createHarness();
  harness.source.answer = () => refusal({ kind: 'signed out' });
  harness.connection.start();
  await harness.clock.advance(0);
  for (let press = 0; press < 9; press += 1) {
    harness.connection.retryNow();
    await harness.clock.advance(1_000);
  }
  expect(harness.source.count).toBe(5);
  // What waits is said, and ends by itself.
  expect(harness.phase()).toBe('waiting');
  await harness.clock.advance(60_000);
  expect(harness.source.count).toBe(6);
});

// Holds S7, L2.
test('what stands in front of the panel does not count: it is asked on by the backoff', async () => {
  const harness = createHarness();
  harness.setChance(0.1);
  harness.source.answer = () => refusal({ kind: 'unexpected answer', status: 502, html: true });
  harness.connection.start();
  await harness.clock.advance(20_000);
  expect(harness.source.count).toBeGreaterThan(6);
});

// Holds S12, L1.
test('sockets that were tried without a network do not spend the budget', async () => {
  const harness = createHarness();
  harness.connection.start();
  await harness.clock.advance(0);
  harness.hint('offline');
  harness.source.answer = () => refusal({ kind: 'unreachable' });
  await failToOpen(harness, 14);
  harness.source.answer = () => harness.source.mint();
  const opened = harness.sockets.all.length;
  harness.hint('online');
  await harness.clock.advance(0);
  expect(harness.sockets.all.length).toBe(opened + 1);
});

// Holds S12.
test('a token that the node itself refuses leaves no place taken, and spends no budget', async () => {
  const harness = createHarness();
  harness.connection.start();
  await failToOpen(harness, 11);
  const socket = await nextTry(harness);
  socket.opens();
  socket.says('jwt error', 'Error Event [1]: jwt: created too far in past (denylist)');
  await harness.clock.advance(2_000);
  expect(harness.sockets.latest()).not.toBe(socket);
});

// Holds L9.
test('a server that moved unheard is found out within four tries', async () => {
  const harness = createHarness();
  harness.setChance(0.01);
  harness.source.life = 3_600_000;
  const socket = await harness.goLive();
  socket.closes(1006);
  await failToOpen(harness, 3);
  const elsewhere = 'wss://other.example/api/servers/8d3f9a2e/ws';
  harness.source.socket = elsewhere;
  await failToOpen(harness, 3);
  expect((await nextTry(harness)).url).toBe(elsewhere);
});

// Holds L9.
test.each(['hint', 'button'])(
  'where no socket opens any more, the %s asks the panel',
  async (by) => {
    const harness = createHarness();
    const socket = await harness.goLive();
    socket.closes(1006);
    await failToOpen(harness, 3);
    harness.source.socket = 'wss://other.example/api/servers/8d3f9a2e/ws';
    if (by === 'hint') harness.hint('visible');
    else harness.connection.retryNow();
    await harness.clock.advance(0);
    expect(harness.sockets.latest().url).toBe(harness.source.socket);
  },
);

// Holds L2, S18.
test('a panel that limits requests does not keep a token that still lives from being used', async () => {
  const harness = createHarness();
  const socket = await harness.goLive();
  harness.source.answer = () => refusal({ kind: 'too many requests', retryAfter: 60_000 });
  socket.closes(1001);
  await harness.clock.advance(5_000);
  expect(harness.source.count).toBe(2);
  expect(harness.sockets.latest()).not.toBe(socket);
});

// Holds L1.
test('a panel that answers is a network, whatever the browser has said', async () => {
  const harness = createHarness();
  harness.setChance(0.999);
  harness.connection.start();
  harness.hint('offline');
  await harness.clock.advance(0);
  harness.sockets.latest().closes(1006);
  expect(harness.connection.status().lastProblem).toEqual({ kind: 'never opened' });
  await harness.clock.advance(1_000);
  expect(harness.sockets.all.length).toBe(2);
});

// Holds L1.
test('a token from before a second restart of the node is no fresh one that was refused', async () => {
  const harness = createHarness();
  harness.setChance(0.999);
  harness.connection.start();
  for (let restart = 0; restart < 2; restart += 1) {
    await failToOpen(harness, 1);
    const socket = await nextTry(harness);
    await harness.clock.advance(9_800);
    socket.opens();
    socket.says('jwt error', 'Error Event [1]: jwt: created too far in past (denylist)');
    expect(harness.connection.status().lastProblem?.kind).toBe('token refused');
    await harness.clock.advance(2_000);
  }
  await harness.signIn();
  expect(harness.phase()).toBe('live');
});

// Holds S7, L1.
test('who presses the button often is not kept waiting while the token in hand holds', async () => {
  const harness = createHarness();
  harness.connection.start();
  await harness.clock.advance(0);
  harness.sockets.latest().closes(1006);
  for (let press = 0; press < 12; press += 1) {
    harness.connection.retryNow();
    await harness.clock.advance(50);
    expect(harness.phase()).toBe('connecting');
    harness.sockets.latest().closes(1006);
    await harness.clock.advance(50);
  }
  expect(harness.source.count).toBeLessThanOrEqual(5);
});
