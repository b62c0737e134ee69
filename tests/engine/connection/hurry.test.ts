import { expect, test } from 'vitest';
import { createHarness, type Harness, refusal } from './harness';

// Holds L1, S6.
test.each(['visible', 'online', 'wake'] as const)(
  '%s begins an opening anew that hangs, and leaves a young one alone until it is old',
  async (hint) => {
    const harness = createHarness();
    harness.connection.start();
    await harness.clock.advance(500);
    const first = harness.sockets.latest();
    harness.hint(hint);
    await harness.clock.advance(400);
    expect(harness.sockets.latest()).toBe(first);
    await harness.clock.advance(200);
    expect(first.letGo()).toBe(true);
    const second = harness.sockets.latest();
    await harness.clock.advance(1_500);
    harness.hint(hint);
    expect(second.letGo()).toBe(true);
    expect(harness.source.count).toBe(1);
    await harness.signIn();
    expect(harness.phase()).toBe('live');
  },
);

// Holds L1.
test('several hints at once are one: the try that the first began gets its time', async () => {
  const harness = createHarness();
  const socket = await harness.goLive();
  harness.setChance(0.999);
  socket.closes(1006);
  harness.hint('online');
  const begun = harness.sockets.latest();
  expect(begun).not.toBe(socket);
  await harness.clock.advance(300);
  harness.hint('visible');
  harness.hint('wake');
  await harness.clock.advance(3_000);
  expect(harness.sockets.latest()).toBe(begun);
});

// Holds L1, S6, S16.
test('a request that hangs is given up for a new one when woken, and by the button', async () => {
  const harness = createHarness();
  let underWay = 0;
  harness.source.answer = () => {
    underWay += 1;
    return new Promise(() => {});
  };
  harness.source.abandon = () => {
    underWay -= 1;
  };
  harness.connection.start();
  await harness.clock.advance(5_000);
  harness.hint('visible');
  await harness.clock.advance(5_000);
  expect([harness.source.count, underWay]).toEqual([2, 1]);
  harness.source.answer = () => harness.source.mint();
  harness.connection.retryNow();
  await harness.clock.advance(0);
  expect([harness.source.count, underWay]).toEqual([3, 0]);
  expect(harness.phase()).toBe('connecting');
});

// Holds L1, S6.
test.each([
  ['the button', (harness: Harness) => harness.connection.retryNow()],
  ['a hint', (harness: Harness) => harness.hint('online')],
] as const)(
  'while a server is held, %s has a request that hangs given up, and a young one when it is old',
  async (_, woken) => {
    for (const [since, until] of [
      [3_000, 0],
      [200, 800],
    ] as const) {
      const harness = createHarness();
      harness.setChance(0);
      harness.source.answer = () => refusal({ kind: 'conflict', detail: null }, 'installing');
      harness.connection.start();
      await harness.clock.advance(0);
      harness.source.answer = () => new Promise(() => {});
      await harness.clock.advance(5_000 + since);
      expect([harness.source.count, harness.phase()]).toEqual([2, 'held']);
      harness.source.answer = () => harness.source.mint();
      woken(harness);
      await harness.clock.advance(until);
      expect([harness.source.count, harness.phase()]).toEqual([3, 'connecting']);
    }
  },
);

// Holds L1.
test('a try that fails after a hint is followed by the next within half a second', async () => {
  const harness = createHarness();
  harness.setChance(0.999);
  harness.connection.start();
  await harness.clock.advance(0);
  for (let tries = 0; tries < 5; tries += 1) {
    harness.sockets.latest().closes(1006);
    await harness.clock.advance(30_000);
  }
  harness.sockets.latest().closes(1006);
  await harness.clock.advance(0);
  harness.hint('online');
  await harness.clock.advance(0);
  const begun = harness.sockets.latest();
  harness.hint('visible');
  begun.closes(1006);
  await harness.clock.advance(500);
  expect(harness.sockets.latest()).not.toBe(begun);
});

// Holds L1.
test('while the token has ended a hint asks the panel at once', async () => {
  const harness = createHarness();
  const socket = await harness.goLive();
  harness.source.answer = () => refusal({ kind: 'unreachable' });
  socket.says('jwt error', 'jwt: exp claim is invalid');
  await harness.clock.advance(20_000);
  const asked = harness.source.count;
  harness.source.answer = () => harness.source.mint();
  socket.says('console output', 'there');
  harness.hint('online');
  await harness.clock.advance(0);
  expect(harness.source.count).toBe(asked + 1);
  expect(socket.events().at(-1)).toBe('send stats');
  expect(socket.events()).toContain('auth');
});

// Holds L3.
test('a socket that a hint found dead is followed by another within half a second', async () => {
  const harness = createHarness();
  harness.setChance(0.999);
  const first = await harness.goLive();
  // Many tries have failed of late.
  for (let tries = 0; tries < 4; tries += 1) {
    harness.sockets.latest().closes(1006);
    await harness.clock.advance(20_000);
    await harness.signIn();
  }
  const dead = harness.sockets.latest();
  expect(dead).not.toBe(first);
  harness.hint('wake');
  await harness.clock.advance(3_600);
  expect(dead.letGo()).toBe(true);
  expect(harness.sockets.latest()).not.toBe(dead);
});
