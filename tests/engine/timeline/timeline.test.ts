import { expect, test } from 'vitest';
import { succeed } from '../../../src/engine/result';
import type { ConnectionHistory, TimelineEvent } from '../../../src/engine/timeline/timeline.types';
import {
  confirmRenewals,
  createHarness,
  type Harness,
  passWithOutput,
  refusal,
} from '../connection/harness';
import { fakeToken } from '../fakes/fakeToken';

async function read(harness: Harness): Promise<ConnectionHistory> {
  const history = await harness.timeline.read(harness.connection.heardBy());
  if (history === null) throw new Error('There is no history.');
  return history;
}

async function kinds(harness: Harness): Promise<string[]> {
  return (await read(harness)).entries.map(({ event }) => event.kind);
}

async function find<K extends TimelineEvent['kind']>(
  harness: Harness,
  kind: K,
): Promise<Extract<TimelineEvent, { kind: K }>> {
  const { entries } = await read(harness);
  const event = entries.findLast((entry) => entry.event.kind === kind)?.event;
  if (event === undefined) throw new Error(`There is no "${kind}".`);
  return event as Extract<TimelineEvent, { kind: K }>;
}

test('opening a console is told step by step, with what it took', async () => {
  const harness = createHarness();
  harness.source.answer = () =>
    new Promise((resolve) => harness.clock.after(340, () => resolve(harness.source.mint())));
  harness.connection.start();
  await harness.clock.advance(340);
  await harness.clock.advance(60);
  await harness.signIn('starting');
  const { entries, left, token } = await read(harness);
  const begin = harness.clock.now() - 400;
  expect(left).toBe(0);
  expect(entries.map(({ at, event }) => [at - begin, event])).toEqual([
    [0, { kind: 'started' }],
    [0, { kind: 'token asked', renewal: false }],
    [340, { kind: 'token received', took: 340, life: 600_000, permissions: 1, skew: null }],
    [340, { kind: 'opening', address: 'wss://node.example/api/servers/8d3f9a2e/ws' }],
    [400, { kind: 'opened', took: 60 }],
    [400, { kind: 'signed in' }],
    [400, { kind: 'ready', process: 'starting' }],
  ]);
  expect(token).toEqual({ endsAt: begin + 340 + 600_000, permissions: ['control.console'] });
});

test('neither a token nor a part of it is in the history, whatever became of it', async () => {
  const harness = createHarness();
  const text = fakeToken({ life: 600, id: 'very-secret' });
  harness.source.answer = () =>
    succeed({
      token: text,
      socket: 'wss://node.example/ws?ticket=abc',
      life: 600_000,
      permissions: [],
    });
  const socket = await harness.goLive();
  socket.closes(1006);
  await harness.clock.advance(1_000);
  harness.sockets.latest().opens();
  harness.sockets.latest().says('jwt error', 'Error Event [x]: jwt: exp claim is invalid');
  const told = JSON.stringify(await read(harness));
  expect(told).toContain('token refused');
  for (const part of [...text.split('.'), 'ticket', 'abc']) expect(told).not.toContain(part);
});

test('how far the panel’s clock is off is told with the token', async () => {
  const harness = createHarness();
  const minted = 1_750_000_000_000;
  harness.clock.jump(minted - harness.clock.now() - 720_000);
  harness.source.answer = () =>
    succeed({
      token: fakeToken({ life: 600 }),
      socket: 'wss://node.example/ws',
      life: 600_000,
      permissions: [],
    });
  await harness.goLive();
  expect((await find(harness, 'token received')).skew).toBe(720_000);
});

test('a close is told with its code, how far it had come, and how long it had lasted', async () => {
  const harness = createHarness();
  const socket = await harness.goLive();
  await passWithOutput(harness, 90_000);
  socket.closes(1012);
  expect(await find(harness, 'closed')).toEqual({
    kind: 'closed',
    code: 1012,
    stage: 'live',
    lasted: 90_000,
  });
  await harness.clock.advance(500);
  harness.sockets.latest().closes(1006);
  expect(await find(harness, 'closed')).toMatchObject({ code: 1006, stage: 'opening' });
  await harness.clock.advance(1_000);
  harness.sockets.latest().opens();
  harness.sockets.latest().closes(1006);
  expect(await find(harness, 'closed')).toMatchObject({ code: 1006, stage: 'signing in' });
  expect(await find(harness, 'waiting')).toMatchObject({ attempt: 3 });
});

test('a socket that falls silent is told apart from one that closes', async () => {
  const harness = createHarness();
  await harness.goLive();
  await passWithOutput(harness, 20_000);
  await harness.clock.advance(12_000);
  expect(await find(harness, 'silent')).toEqual({ kind: 'silent', lasted: 20_000 });
  expect(await kinds(harness)).not.toContain('let go');
});

test('tokens that are renewed, refused and not given are told, with why', async () => {
  const harness = createHarness();
  await harness.goLive();
  confirmRenewals(harness);
  await passWithOutput(harness, 520_000);
  expect((await kinds(harness)).slice(-3)).toEqual([
    'token asked',
    'token received',
    'token renewed',
  ]);
  expect(await find(harness, 'token asked')).toEqual({ kind: 'token asked', renewal: true });
  harness.source.answer = () => refusal({ kind: 'too many requests', retryAfter: 60_000 });
  await passWithOutput(harness, 500_000);
  expect(await find(harness, 'token failed')).toMatchObject({
    failure: { kind: 'too many requests', retryAfter: 60_000 },
  });
});

test('what the browser and a person say is told: offline, online, sleep, try now', async () => {
  const harness = createHarness();
  await harness.goLive('offline');
  harness.hint('offline');
  harness.hint('online');
  harness.clock.jump(3_600_000);
  harness.hint('wake');
  harness.connection.retryNow();
  const { entries } = await read(harness);
  expect(entries.slice(-4).map(({ event }) => event)).toEqual([
    { kind: 'hint', hint: 'offline' },
    { kind: 'hint', hint: 'online' },
    { kind: 'clock jumped', ms: 3_600_000 },
    { kind: 'hint', hint: 'wake' },
  ]);
  harness.sockets.latest().closes(1006);
  harness.connection.retryNow();
  expect((await kinds(harness)).slice(-4)).toEqual([
    'asked by hand',
    'token asked',
    'token received',
    'opening',
  ]);
});

test('why it has stopped, and what holds the server, are told', async () => {
  const harness = createHarness();
  harness.source.answer = () => refusal({ kind: 'conflict', detail: null }, 'installing');
  harness.connection.start();
  await harness.clock.advance(0);
  expect(await find(harness, 'held')).toMatchObject({ hold: 'installing' });
  harness.source.answer = () => refusal({ kind: 'not found' });
  await harness.clock.advance(30_000);
  expect(await find(harness, 'stopped')).toEqual({ kind: 'stopped', reason: { kind: 'gone' } });
});

test('what the panel and the node say is cleaned and cut before it is kept', async () => {
  const harness = createHarness();
  harness.source.answer = () => refusal({ kind: 'forbidden', detail: 'No\u001b[2J \u202eway' });
  harness.connection.start();
  await harness.clock.advance(0);
  expect(await find(harness, 'token failed')).toMatchObject({ failure: { detail: 'No way' } });
  harness.source.answer = () => refusal({ kind: 'forbidden', detail: 'x'.repeat(300) });
  harness.connection.retryNow();
  await harness.clock.advance(0);
  expect(await find(harness, 'token failed')).toMatchObject({
    failure: { detail: `${'x'.repeat(120)}…` },
  });
});

test('a night without the node is one entry with a count, and how it began is still there', async () => {
  const harness = createHarness();
  const socket = await harness.goLive();
  socket.closes(1006);
  const began = (await read(harness)).entries.length;
  harness.source.answer = () => refusal({ kind: 'unreachable' });
  harness.source.life = 1;
  const night = 8 * 3_600_000;
  for (let passed = 0; passed < night; passed += 250) {
    await harness.clock.advance(250);
    if (harness.phase() === 'connecting') harness.sockets.latest().closes(1006);
  }
  const { entries, left } = await read(harness);
  expect(left).toBe(0);
  expect(entries.length).toBeLessThan(began + 40);
  expect(entries[0]?.event).toEqual({ kind: 'started' });
  const again = entries.at(-1)?.again;
  expect(again?.times).toBeGreaterThan(300);
  expect(harness.clock.now() - (again?.last ?? 0)).toBeLessThan(60_000);
}, 60_000);

test('a flood of output costs the history nothing, and one of jwt errors a few steps', async () => {
  let steps = 0;
  const harness = createHarness({ onStep: () => (steps += 1) });
  const socket = await harness.goLive();
  const before = steps;
  for (let n = 0; n < 5_000; n += 1) socket.says('console output', `line ${n}`);
  expect(steps).toBe(before);
  for (let n = 0; n < 5_000; n += 1) socket.says('jwt error', 'jwt: exp claim is invalid');
  expect(steps - before).toBeLessThan(5);
});

test('when the node was heard last is told while a socket is open, and only then', async () => {
  const harness = createHarness();
  const socket = await harness.goLive();
  await passWithOutput(harness, 5_000);
  await harness.clock.advance(2_000);
  const { heardAt } = await read(harness);
  expect(harness.clock.now() - (heardAt ?? 0)).toBe(2_000);
  socket.closes(1006);
  expect((await read(harness)).heardAt).toBeNull();
});
