import { expect, test } from 'vitest';
import { createHarness, refusal } from './harness';

test.each([
  [{ kind: 'signed out' }, { kind: 'signed out' }],
  [{ kind: 'two factor required' }, { kind: 'two factor required' }],
  [
    { kind: 'forbidden', detail: 'No.' },
    { kind: 'forbidden', detail: 'No.' },
  ],
  [{ kind: 'not found' }, { kind: 'gone' }],
] as const)(
  'the panel says %o: stop, explain, and start again by hand only',
  async (failure, reason) => {
    const harness = createHarness();
    harness.source.answer = () => refusal(failure);
    harness.connection.start();
    await harness.clock.advance(0);
    expect(harness.connection.status().current).toEqual({ phase: 'stopped', reason });
    harness.hint('visible');
    harness.hint('online');
    await harness.clock.advance(3_600_000);
    expect(harness.source.count).toBe(1);
    harness.source.answer = () => harness.source.mint();
    harness.connection.retryNow();
    await harness.clock.advance(0);
    await harness.signIn();
    expect(harness.phase()).toBe('live');
  },
);

// Holds L8.
test('a new sign-in starts what a lost one had stopped', async () => {
  const harness = createHarness();
  harness.source.answer = () => refusal({ kind: 'signed out' });
  harness.connection.start();
  await harness.clock.advance(0);
  harness.source.answer = () => harness.source.mint();
  harness.connection.accessChanged();
  await harness.clock.advance(0);
  await harness.signIn();
  expect(harness.phase()).toBe('live');
});

test('a suspended server stops', async () => {
  const harness = createHarness();
  harness.source.answer = () => refusal({ kind: 'conflict', detail: null }, 'suspended');
  harness.connection.start();
  await harness.clock.advance(0);
  expect(harness.connection.status().current).toEqual({
    phase: 'stopped',
    reason: { kind: 'suspended' },
  });
});

test.each([
  'installing',
  'install failed',
  'restoring backup',
  'transferring',
  'node maintenance',
] as const)(
  'a server that is %s is held, asked for again at growing pauses, and joined when it ends',
  async (hold) => {
    const harness = createHarness();
    harness.setChance(0);
    harness.source.answer = () => refusal({ kind: 'conflict', detail: null }, hold);
    harness.connection.start();
    await harness.clock.advance(0);
    expect(harness.connection.status().current).toEqual({
      phase: 'held',
      hold,
      retryAt: harness.clock.now() + 5_000,
    });
    await harness.clock.advance(120_000);
    const pauses = harness.source.times
      .slice(1)
      .map((at, index) => at - (harness.source.times[index] ?? 0));
    expect(pauses.slice(0, 3)).toEqual([5_000, 7_500, 11_250]);
    expect(Math.max(...pauses)).toBe(20_000);
    expect(harness.statuses.slice(2).every(({ current }) => current.phase === 'held')).toBe(true);
    harness.source.answer = () => harness.source.mint();
    await harness.clock.advance(20_000);
    await harness.signIn();
    expect(harness.phase()).toBe('live');
  },
);

// Holds L7.
test('a held server is asked for at once when the page is seen again', async () => {
  const harness = createHarness();
  harness.source.answer = () => refusal({ kind: 'conflict', detail: null }, 'installing');
  harness.connection.start();
  await harness.clock.advance(1_000);
  harness.source.answer = () => harness.source.mint();
  harness.hint('visible');
  await harness.clock.advance(0);
  expect(harness.phase()).toBe('connecting');
});

test('a held server is not joined with a token from before', async () => {
  const harness = createHarness();
  const socket = await harness.goLive();
  harness.source.answer = () => refusal({ kind: 'conflict', detail: null }, 'installing');
  socket.closes(1001);
  await harness.clock.advance(60_000);
  expect(harness.phase()).toBe('held');
  expect(harness.sockets.all).toHaveLength(1);
});

test('while the panel limits requests nobody asks it, until the pause is over', async () => {
  const harness = createHarness();
  harness.setChance(0);
  harness.source.answer = () => refusal({ kind: 'too many requests', retryAfter: 60_000 });
  harness.connection.start();
  await harness.clock.advance(1_000);
  harness.source.answer = () => harness.source.mint();
  harness.hint('visible');
  harness.hint('online');
  await harness.clock.advance(58_999);
  expect(harness.source.count).toBe(1);
  expect(harness.connection.status()).toMatchObject({
    current: { phase: 'waiting' },
    lastProblem: { kind: 'panel', failure: { kind: 'too many requests' } },
  });
  await harness.clock.advance(1);
  expect(harness.source.count).toBe(2);
  await harness.signIn();
  expect(harness.phase()).toBe('live');
});

test.each([
  { kind: 'unreachable' },
  { kind: 'unexpected answer', status: 502, html: true },
  { kind: 'conflict', detail: null },
] as const)('the panel fails with %o: the backoff decides', async (failure) => {
  const harness = createHarness();
  harness.source.answer = () => refusal(failure);
  harness.connection.start();
  await harness.clock.advance(0);
  expect(harness.connection.status()).toMatchObject({
    current: { phase: 'waiting', retryAt: harness.clock.now() + 250 },
    lastProblem: { kind: 'panel', failure },
  });
  await harness.clock.advance(60_000);
  expect(harness.source.count).toBeGreaterThan(5);
  expect(harness.source.count).toBeLessThan(12);
});

test('a panel that does not answer does not keep a token that still lives from being used', async () => {
  const harness = createHarness();
  const socket = await harness.goLive();
  harness.source.answer = () => refusal({ kind: 'unreachable' });
  socket.closes(1001);
  await harness.clock.advance(2_000);
  expect((await harness.signIn()).sent[0]).toContain('token-1');
  expect(harness.phase()).toBe('live');
});

test.each([
  [1001, { kind: 'not found' }, 'gone'],
  [1001, { kind: 'forbidden', detail: null }, 'forbidden'],
] as const)('a socket closed with %i, and then the panel says %o', async (code, failure, kind) => {
  const harness = createHarness();
  const socket = await harness.goLive();
  harness.source.answer = () => refusal(failure);
  socket.closes(code);
  await harness.clock.advance(500);
  expect(harness.connection.status().current).toMatchObject({ phase: 'stopped', reason: { kind } });
});

test('a deleted server is found out though its socket was cut without a word', async () => {
  const harness = createHarness();
  const socket = await harness.goLive();
  harness.source.answer = () => refusal({ kind: 'not found' });
  socket.closes(1006);
  for (let turn = 0; turn < 2; turn += 1) {
    await harness.clock.advance(500 * 2 ** turn);
    harness.sockets.latest().closes(1006);
  }
  await harness.clock.advance(2_000);
  expect(harness.connection.status().current).toEqual({
    phase: 'stopped',
    reason: { kind: 'gone' },
  });
});

test('a revoked access is found out though its socket was cut without a word', async () => {
  const harness = createHarness();
  const socket = await harness.goLive();
  harness.source.answer = () => refusal({ kind: 'forbidden', detail: null });
  socket.closes(1006);
  await harness.clock.advance(250);
  harness.sockets.latest().opens();
  harness.sockets.latest().says('jwt error', 'jwt: created too far in past (denylist)');
  await harness.clock.advance(2_000);
  expect(harness.connection.status().current).toMatchObject({
    phase: 'stopped',
    reason: { kind: 'forbidden' },
  });
});

test('a source of credentials that throws is a failure like another, not the end', async () => {
  const harness = createHarness();
  harness.source.answer = () => Promise.reject(new Error('a fault'));
  harness.connection.start();
  await harness.clock.advance(0);
  expect(harness.phase()).toBe('waiting');
});
