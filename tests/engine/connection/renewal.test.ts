import { expect, test } from 'vitest';
import type { CredentialsResult } from '../../../src/engine/credentials';
import { confirmRenewals, createHarness, passWithOutput } from './harness';

test('a token is renewed 120 s before its end, over the live socket', async () => {
  const harness = createHarness();
  const socket = await harness.goLive();
  await passWithOutput(harness, 479_000);
  expect(harness.source.count).toBe(1);
  await passWithOutput(harness, 2_000);
  expect(harness.source.count).toBe(2);
  expect(socket.sent.at(-1)).toBe('{"event":"auth","args":["token-2"]}');
  socket.says('auth success');
  expect(harness.sessions.map(({ kind }) => kind)).toEqual(['signed in', 'ready']);
  expect(harness.connection.status().current).toMatchObject({ phase: 'live', ready: true });
});

test.each([
  [0, 492_000],
  [0.9999, 468_000],
])('renewals are spread, so that a crowd does not come at once: chance %d', async (chance, due) => {
  const harness = createHarness();
  harness.setChance(chance);
  await harness.goLive();
  await passWithOutput(harness, due - 1_000);
  expect(harness.source.count).toBe(1);
  await passWithOutput(harness, 2_000);
  expect(harness.source.count).toBe(2);
});

test('a short-lived token is renewed at two fifths of its life before the end', async () => {
  const harness = createHarness();
  harness.source.life = 12_000;
  await harness.goLive();
  await harness.clock.advance(7_199);
  expect(harness.source.count).toBe(1);
  await harness.clock.advance(1);
  expect(harness.source.count).toBe(2);
});

test('an hour of tokens of 12 s: no reconnect, no line lost, one request for each renewal', async () => {
  const harness = createHarness();
  harness.source.life = 12_000;
  const socket = await harness.goLive();
  confirmRenewals(harness);
  let lines = 0;
  for (let second = 0; second < 3_600; second += 1) {
    await harness.clock.advance(1_000);
    socket.says('console output', `line ${second}`);
    lines += 1;
    // The node's 30-second check finds every such token about to end.
    if (second % 30 === 29) socket.says('token expiring');
  }
  expect(harness.sockets.all).toHaveLength(1);
  expect(socket.letGo()).toBe(false);
  expect(harness.events.filter(({ event }) => event === 'console output')).toHaveLength(lines);
  const renewals = socket.events().filter((event) => event === 'auth').length - 1;
  expect(harness.source.count).toBe(renewals + 1);
  expect(new Set(socket.sent).size).toBe(socket.sent.length);
  const pauses = harness.source.times
    .slice(1)
    .map((at, index) => at - (harness.source.times[index] ?? 0));
  expect(Math.max(...pauses)).toBeLessThan(12_000);
  expect(Math.min(...pauses)).toBeGreaterThan(7_000);
  expect(harness.sessions.map(({ kind }) => kind)).toEqual(['signed in', 'ready']);
  expect(harness.statuses.every(({ renewal }) => renewal.kind === 'fine')).toBe(true);
});

test('the wall clock is not asked when a token ends', async () => {
  const harness = createHarness();
  const socket = await harness.goLive();
  harness.clock.jump(-3_600_000);
  await passWithOutput(harness, 481_000);
  expect(harness.source.count).toBe(2);
  expect(socket.letGo()).toBe(false);
});

test('only one request is under way however long the panel takes', async () => {
  const harness = createHarness();
  harness.source.life = 12_000;
  const socket = await harness.goLive();
  let answer: (result: CredentialsResult) => void = () => {};
  harness.source.answer = () => new Promise((resolve) => (answer = resolve));
  await passWithOutput(harness, 12_000);
  socket.says('token expired');
  socket.says('jwt error', 'jwt: exp claim is invalid');
  harness.connection.retryNow();
  await passWithOutput(harness, 8_000);
  expect(harness.source.count).toBe(2);
  answer(harness.source.mint());
  await harness.clock.advance(0);
  expect(socket.events().filter((event) => event === 'auth')).toHaveLength(2);
});

test.each([
  ['jwt error', 'jwt: created too far in past (denylist)'],
  ['token expired', undefined],
])('%s on a live socket brings a new token over the same socket', async (event, text) => {
  const harness = createHarness();
  const socket = await harness.goLive();
  const since = harness.clock.now();
  for (let turn = 0; turn < 50; turn += 1)
    socket.says(event, ...(text === undefined ? [] : [text]));
  await harness.clock.advance(999);
  expect(harness.source.count).toBe(1);
  await harness.clock.advance(1_001);
  expect(harness.source.count).toBe(2);
  socket.says('auth success');
  await passWithOutput(harness, 20_000);
  expect(harness.source.count).toBe(2);
  expect(harness.sockets.all).toHaveLength(1);
  expect(harness.events.filter((one) => one.event === event)).toHaveLength(50);
  // So that the lines lost meanwhile can be replayed, or their gap shown.
  expect(harness.sessions.slice(2)).toEqual([{ kind: 'withheld', since }, { kind: 'resumed' }]);
});

test('tokens that are accepted and die at once are asked for ever more rarely', async () => {
  const harness = createHarness();
  const socket = await harness.goLive();
  confirmRenewals(harness);
  for (let tenth = 0; tenth < 3_000; tenth += 1) {
    socket.says('jwt error', 'jwt: created too far in past (denylist)');
    await harness.clock.advance(100);
  }
  expect(harness.source.count).toBeLessThan(25);
  expect(harness.source.count).toBeGreaterThan(8);
});

test('token expiring asks for a token only when the node’s clock must be ahead', async () => {
  const harness = createHarness();
  const socket = await harness.goLive();
  confirmRenewals(harness);
  socket.says('token expiring');
  await harness.clock.advance(1_000);
  expect(harness.source.count).toBe(2);
  await passWithOutput(harness, 475_000);
  expect(harness.source.count).toBe(2);
});

test('an auth that gets no answer is sent again', async () => {
  const harness = createHarness();
  const socket = await harness.goLive();
  await passWithOutput(harness, 481_000);
  await passWithOutput(harness, 5_000);
  expect(socket.sent.filter((frame) => frame.includes('token-2'))).toHaveLength(2);
  socket.says('auth success');
  await passWithOutput(harness, 20_000);
  expect(socket.events().filter((event) => event === 'auth')).toHaveLength(3);
  expect(harness.source.count).toBe(2);
});

test('an auth that the limits held back is sent when they let it, and is not counted', async () => {
  const harness = createHarness();
  const socket = await harness.goLive();
  harness.setBlocked(true);
  await passWithOutput(harness, 500_000);
  expect(socket.events()).toEqual(['auth']);
  harness.setBlocked(false);
  await passWithOutput(harness, 1_000);
  expect(socket.events()).toEqual(['auth', 'auth']);
  expect(harness.source.count).toBe(2);
});

test('a renewed token that the node refuses is replaced after a second', async () => {
  const harness = createHarness();
  const socket = await harness.goLive();
  await passWithOutput(harness, 481_000);
  socket.says('jwt error', 'Error Event [1]: jwt: created too far in past (denylist)');
  expect(harness.connection.status().lastProblem).toMatchObject({ kind: 'token refused' });
  await harness.clock.advance(999);
  expect(harness.source.count).toBe(2);
  await harness.clock.advance(1_001);
  expect(harness.source.count).toBe(3);
  socket.says('auth success');
  expect(harness.connection.status().lastProblem).toBeNull();
  expect(socket.letGo()).toBe(false);
});

test('two renewed tokens refused after the end of the old one are a lost connection, said so', async () => {
  const harness = createHarness();
  const socket = await harness.goLive();
  socket.says('token expired');
  for (let turn = 0; turn < 2; turn += 1) {
    await harness.clock.advance(2_000);
    socket.says('jwt error', 'Error Event [1]: jwt: exp claim is invalid');
  }
  expect(harness.connection.status()).toMatchObject({
    current: { phase: 'waiting' },
    lastProblem: { kind: 'fresh tokens refused' },
  });
});

test.each([
  ['the socket that takes its place', true],
  ['the same socket', false],
] as const)(
  'a new token that was slept over is no fresh one: refused on %s it is replaced at once',
  async (_, dies) => {
    const harness = createHarness();
    const socket = await harness.goLive();
    await passWithOutput(harness, 481_000);
    socket.says('jwt error', 'Error Event [1]: jwt: created too far in past (denylist)');
    await passWithOutput(harness, 2_000);
    expect(harness.source.count).toBe(3);
    harness.clock.jump(40_000);
    await harness.clock.advance(100);
    if (dies) socket.closes(1006);
    await harness.clock.advance(500);
    const last = harness.sockets.latest();
    expect(last === socket).toBe(!dies);
    if (dies) last.opens();
    last.says('jwt error', 'Error Event [1]: jwt: created too far in past (denylist)');
    expect(harness.connection.status().lastProblem).toMatchObject({ kind: 'token refused' });
    await harness.clock.advance(3_000);
    expect(harness.source.count).toBe(4);
  },
);

test('a renewal that names another address moves there', async () => {
  const harness = createHarness();
  const old = await harness.goLive();
  harness.source.socket = 'wss://other.example/ws';
  await passWithOutput(harness, 481_000);
  expect(old.letGo()).toBe(true);
  const socket = await harness.signIn();
  expect(socket.url).toBe('wss://other.example/ws');
  expect(socket.sent[0]).toContain('token-2');
});

test('a socket lost while a renewal is under way waits for its answer, not for another', async () => {
  const harness = createHarness();
  const socket = await harness.goLive();
  let answer: (result: CredentialsResult) => void = () => {};
  harness.source.answer = () => new Promise((resolve) => (answer = resolve));
  await passWithOutput(harness, 481_000);
  socket.closes(1006);
  await harness.clock.advance(250);
  expect(harness.phase()).toBe('credentials');
  answer(harness.source.mint());
  await harness.clock.advance(0);
  expect((await harness.signIn()).sent[0]).toContain('token-2');
  expect(harness.source.count).toBe(2);
});

// Holds S19.
test('a socket that ends right after a refused renewal does not bring the next request sooner', async () => {
  const harness = createHarness();
  const socket = await harness.goLive();
  await passWithOutput(harness, 480_000);
  await harness.clock.advance(0);
  expect(socket.events().at(-1)).toBe('auth');
  const asked = harness.source.count;
  socket.says('jwt error', 'Error Event [1]: jwt: created too far in past (denylist)');
  socket.closes(1001);
  await harness.clock.advance(950);
  expect(harness.source.count).toBe(asked);
  await harness.clock.advance(1_000);
  expect(harness.source.count).toBe(asked + 1);
});

// Holds S19.
test('late words on tokens that were replaced already put the next request off as well', async () => {
  const harness = createHarness();
  const socket = await harness.goLive();
  await passWithOutput(harness, 480_000);
  const asked = harness.source.count;
  const refused = 'Error Event [1]: jwt: created too far in past (denylist)';
  socket.says('jwt error', refused);
  socket.says('jwt error', refused);
  await harness.clock.advance(900);
  socket.says('jwt error', refused);
  await harness.clock.advance(990);
  expect(harness.source.count).toBe(asked);
  await harness.clock.advance(2_000);
  expect(harness.source.count).toBe(asked + 1);
});

test('tokens that were refused stay known as such when the connection has held for long', async () => {
  const harness = createHarness();
  harness.source.life = 10_000;
  const socket = await harness.goLive();
  harness.source.life = 600_000;
  const refused = 'Error Event [1]: jwt: created too far in past (denylist)';
  while (socket.events().filter((event) => event === 'auth').length < 2) {
    await harness.clock.advance(100);
  }
  socket.says('jwt error', refused);
  while (socket.events().filter((event) => event === 'auth').length < 3) {
    await harness.clock.advance(100);
  }
  socket.says('jwt error', refused);
  const { elapsed } = harness.clock;
  while (elapsed() < 31_000) {
    socket.says('console output', 'line');
    await harness.clock.advance(500);
  }
  expect(harness.connection.status().lastProblem?.kind).toBe('fresh tokens refused');
});
