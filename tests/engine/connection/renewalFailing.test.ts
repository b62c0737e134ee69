import { expect, test } from 'vitest';
import type { CredentialsResult } from '../../../src/engine/credentials';
import { confirmRenewals, createHarness, passWithOutput, refusal } from './harness';

const unreachable = refusal({ kind: 'unreachable' });

// Holds S14, L6.
test('a panel that fails is asked again, ever more rarely, and the lines go on arriving', async () => {
  const harness = createHarness();
  const socket = await harness.goLive();
  harness.source.answer = () => unreachable;
  await passWithOutput(harness, 481_000);
  const { renewal } = harness.connection.status();
  expect(renewal).toMatchObject({ kind: 'failing', failure: { kind: 'unreachable' } });
  if (renewal.kind !== 'failing') throw new Error('not failing');
  expect(renewal.expiresAt - harness.clock.now()).toBeGreaterThan(118_000);
  expect(renewal.expiresAt - harness.clock.now()).toBeLessThanOrEqual(120_000);
  await passWithOutput(harness, 110_000);
  expect(harness.source.count).toBeGreaterThan(6);
  expect(harness.source.count).toBeLessThan(14);
  expect(harness.connection.status().renewal).toEqual(renewal);
  expect(socket.letGo()).toBe(false);
});

test('the panel comes back before the token ends: nothing was lost, nothing is shown any more', async () => {
  const harness = createHarness();
  const socket = await harness.goLive();
  harness.source.answer = () => unreachable;
  await passWithOutput(harness, 540_000);
  harness.source.answer = () => harness.source.mint();
  confirmRenewals(harness);
  await passWithOutput(harness, 40_000);
  expect(harness.connection.status().renewal).toEqual({ kind: 'fine' });
  expect(harness.sockets.all).toHaveLength(1);
  expect(socket.letGo()).toBe(false);
});

test('the panel is tried in the last second of the token', async () => {
  const harness = createHarness();
  await harness.goLive();
  harness.source.answer = () => unreachable;
  await passWithOutput(harness, 600_000);
  expect(harness.source.times.some((at) => at >= 598_500 && at < 600_000)).toBe(true);
});

test('after the end the socket stays, the panel is asked on, and the new token goes over it', async () => {
  const harness = createHarness();
  const socket = await harness.goLive();
  harness.source.answer = () => unreachable;
  await passWithOutput(harness, 600_500);
  const expired = harness.connection.status().renewal;
  expect(expired).toMatchObject({ kind: 'expired', failure: { kind: 'unreachable' } });
  for (let second = 0; second < 120; second += 1) {
    await harness.clock.advance(1_000);
    socket.says('jwt error', 'jwt: exp claim is invalid');
  }
  expect(harness.connection.status().renewal).toEqual(expired);
  const asked = harness.source.count;
  expect(asked).toBeLessThan(30);
  harness.source.answer = () => harness.source.mint();
  confirmRenewals(harness);
  await passWithOutput(harness, 16_000);
  expect(harness.source.count).toBe(asked + 1);
  expect(harness.connection.status().renewal).toEqual({ kind: 'fine' });
  expect(harness.sockets.all).toHaveLength(1);
  const kinds = harness.sessions.map(({ kind }) => kind);
  expect(kinds).toEqual(['signed in', 'ready', 'withheld', 'resumed']);
});

test('Retry-After is honoured, and the live socket untouched', async () => {
  const harness = createHarness();
  const socket = await harness.goLive();
  harness.source.answer = () => refusal({ kind: 'too many requests', retryAfter: 60_000 });
  await passWithOutput(harness, 481_000);
  expect(harness.source.count).toBe(2);
  await passWithOutput(harness, 58_000);
  expect(harness.source.count).toBe(2);
  await passWithOutput(harness, 10_000);
  expect(harness.source.count).toBe(3);
  expect(socket.letGo()).toBe(false);
});

test.each([
  [
    { kind: 'forbidden', detail: 'No.' },
    { kind: 'forbidden', detail: 'No.' },
  ],
  [{ kind: 'not found' }, { kind: 'gone' }],
  [{ kind: 'two factor required' }, { kind: 'two factor required' }],
] as const)('a renewal that the panel refuses for good stops: %o', async (failure, reason) => {
  const harness = createHarness();
  const socket = await harness.goLive();
  harness.source.answer = () => refusal(failure);
  await passWithOutput(harness, 481_000);
  expect(harness.connection.status().current).toEqual({ phase: 'stopped', reason });
  expect(socket.letGo()).toBe(true);
});

test('a sign-in that ends while the console is live ends it only with the token', async () => {
  const harness = createHarness();
  const socket = await harness.goLive();
  harness.source.answer = () => refusal({ kind: 'signed out' });
  await passWithOutput(harness, 590_000);
  expect(harness.connection.status().renewal).toMatchObject({
    kind: 'failing',
    failure: { kind: 'signed out' },
  });
  expect(socket.letGo()).toBe(false);
  await passWithOutput(harness, 11_000);
  expect(harness.connection.status().current).toEqual({
    phase: 'stopped',
    reason: { kind: 'signed out' },
  });
});

// Holds L2.
test('a sign-in that the panel knows again does not end the console, whatever the node answers', async () => {
  const harness = createHarness();
  await harness.goLive();
  harness.source.answer = () => refusal({ kind: 'signed out' });
  await passWithOutput(harness, 590_000);
  harness.source.answer = () => harness.source.mint();
  // The new token is not answered by the time that the old one ends.
  await passWithOutput(harness, 30_000);
  expect(harness.connection.status().current.phase).toBe('live');
});

test('a new sign-in in time goes on without a reconnect', async () => {
  const harness = createHarness();
  const socket = await harness.goLive();
  harness.source.answer = () => refusal({ kind: 'signed out' });
  await passWithOutput(harness, 590_000);
  harness.source.answer = () => harness.source.mint();
  harness.connection.accessChanged();
  await harness.clock.advance(0);
  socket.says('auth success');
  expect(harness.connection.status().renewal).toEqual({ kind: 'fine' });
  expect(harness.sockets.all).toHaveLength(1);
});

test('an answer to the old access is not believed after a new sign-in', async () => {
  const harness = createHarness();
  let answer: (result: CredentialsResult) => void = () => {};
  harness.source.answer = () => new Promise((resolve) => (answer = resolve));
  harness.connection.start();
  harness.connection.accessChanged();
  harness.source.answer = () => harness.source.mint();
  answer(refusal({ kind: 'signed out' }));
  await harness.clock.advance(0);
  expect(harness.source.count).toBe(2);
  await harness.signIn();
  expect(harness.phase()).toBe('live');
});
