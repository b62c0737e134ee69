import { describe, expect, test } from 'vitest';
import { createHarness, passWithOutput } from './harness';

test('a running server that is silent for 5 s is asked for its stats', async () => {
  const harness = createHarness();
  const socket = await harness.goLive();
  await harness.clock.advance(4_999);
  expect(socket.events()).toEqual(['auth']);
  await harness.clock.advance(1);
  expect(socket.events()).toEqual(['auth', 'send stats']);
});

test('any frame counts as a sign of life, even one that cannot be understood', async () => {
  const harness = createHarness();
  const socket = await harness.goLive();
  for (let turn = 0; turn < 20; turn += 1) {
    await harness.clock.advance(4_000);
    socket.saysText(turn % 2 === 0 ? 'no frame' : '{"event":"unheard of"}');
  }
  expect(socket.events()).toEqual(['auth']);
  expect(harness.phase()).toBe('live');
});

// Holds L3.
test('with no answer for 4 s more the socket is abandoned and another one opened', async () => {
  const harness = createHarness();
  const socket = await harness.goLive();
  const heardAt = harness.clock.now();
  await harness.clock.advance(8_999);
  expect(harness.phase()).toBe('live');
  await harness.clock.advance(1);
  expect(socket.letGo()).toBe(true);
  expect(harness.connection.status()).toMatchObject({
    current: { phase: 'waiting' },
    lastProblem: { kind: 'silent' },
    downSince: heardAt,
  });
  expect(harness.sessions.at(-1)).toEqual({ kind: 'ended', since: heardAt });
  await harness.clock.advance(250);
  await harness.signIn();
  expect(harness.phase()).toBe('live');
});

test('an answer to the question keeps the socket', async () => {
  const harness = createHarness();
  const socket = await harness.goLive();
  for (let turn = 0; turn < 5; turn += 1) {
    await harness.clock.advance(8_000);
    socket.says('stats', '{"state":"running"}');
  }
  expect(socket.letGo()).toBe(false);
});

test('an offline server is asked each 25 s only', async () => {
  const harness = createHarness();
  const socket = await harness.goLive('offline');
  await harness.clock.advance(24_999);
  expect(socket.events()).toEqual(['auth']);
  await harness.clock.advance(1);
  expect(socket.events()).toEqual(['auth', 'send stats']);
  socket.says('stats', '{"state":"offline"}');
  await harness.clock.advance(24_999);
  expect(socket.events()).toHaveLength(2);
  await harness.clock.advance(4_001);
  expect(socket.events()).toHaveLength(3);
  expect(harness.phase()).toBe('waiting');
});

test('a server that starts is watched closely again', async () => {
  const harness = createHarness();
  const socket = await harness.goLive('offline');
  await harness.clock.advance(10_000);
  socket.says('status', 'starting');
  await harness.clock.advance(5_000);
  expect(socket.events()).toEqual(['auth', 'send stats']);
});

test('a question that the limits held back is asked when they let it', async () => {
  const harness = createHarness();
  const socket = await harness.goLive();
  harness.setBlocked(true);
  await harness.clock.advance(6_000);
  expect(socket.events()).toEqual(['auth']);
  harness.setBlocked(false);
  await harness.clock.advance(500);
  expect(socket.events()).toEqual(['auth', 'send stats']);
});

test('a thousand lines set no timer', async () => {
  const harness = createHarness();
  const socket = await harness.goLive();
  const set: number[] = [];
  const { after } = harness.clock;
  harness.clock.after = (ms, run) => {
    set.push(ms);
    return after(ms, run);
  };
  for (let line = 0; line < 1000; line += 1) socket.says('console output', 'a line');
  expect(set).toEqual([]);
  expect(harness.events).toHaveLength(1002);
});

describe('waking', () => {
  test.each(['visible', 'wake', 'online'] as const)(
    '%s asks the node for a sign of life within 3 s',
    async (hint) => {
      const harness = createHarness();
      const socket = await harness.goLive();
      await harness.clock.advance(1_000);
      harness.hint(hint);
      expect(socket.events()).toEqual(['auth', 'send stats']);
      await harness.clock.advance(2_999);
      expect(socket.letGo()).toBe(false);
      await harness.clock.advance(1);
      expect(socket.letGo()).toBe(true);
    },
  );

  test('a socket that answers in time stays', async () => {
    const harness = createHarness();
    const socket = await harness.goLive();
    harness.hint('visible');
    socket.says('stats', '{"state":"running"}');
    await harness.clock.advance(4_000);
    expect(socket.letGo()).toBe(false);
    expect(harness.phase()).toBe('live');
  });

  test('many hints at once ask once', async () => {
    const harness = createHarness();
    const socket = await harness.goLive();
    for (const hint of ['wake', 'visible', 'online', 'visible'] as const) harness.hint(hint);
    expect(socket.events()).toEqual(['auth', 'send stats']);
  });

  test.each(['visible', 'wake', 'online'] as const)('%s ends a wait at once', async (hint) => {
    const harness = createHarness();
    const socket = await harness.goLive();
    socket.closes(1006);
    expect(harness.phase()).toBe('waiting');
    harness.hint(hint);
    expect(harness.phase()).toBe('connecting');
  });

  test('hidden changes nothing', async () => {
    const harness = createHarness();
    const socket = await harness.goLive();
    const before = harness.connection.status();
    harness.hint('hidden');
    await passWithOutput(harness, 60_000);
    expect(socket.events()).toEqual(['auth']);
    expect(harness.connection.status().current).toEqual(before.current);
  });

  test.each([60_000, -60_000])('a jump of the wall clock by %i ms is a wake', async (ms) => {
    const harness = createHarness();
    const socket = await harness.goLive('offline');
    await harness.clock.advance(1_000);
    harness.clock.jump(ms);
    await harness.clock.advance(5_000);
    expect(socket.events()).toEqual(['auth', 'send stats']);
    expect(socket.letGo()).toBe(false);
    await harness.clock.advance(3_000);
    expect(socket.letGo()).toBe(true);
  });

  test('a machine that slept through its timers is noticed too', async () => {
    const harness = createHarness();
    const socket = await harness.goLive('offline');
    harness.clock.sleep(20_000);
    await harness.clock.advance(0);
    expect(socket.events()).toEqual(['auth', 'send stats']);
  });

  test('small corrections of the wall clock are not', async () => {
    const harness = createHarness();
    const socket = await harness.goLive('offline');
    for (let turn = 0; turn < 4; turn += 1) {
      await harness.clock.advance(5_000);
      harness.clock.jump(turn % 2 === 0 ? 400 : -400);
    }
    expect(socket.events()).toEqual(['auth']);
  });

  test('after a sleep that elapsed time did not see, the token counts as that much older', async () => {
    const harness = createHarness();
    const socket = await harness.goLive();
    harness.clock.jump(3_600_000);
    await harness.clock.advance(5_000);
    socket.says('stats', '{"state":"running"}');
    await harness.clock.advance(1_000);
    expect(harness.source.count).toBe(2);
  });
});

describe('without a network', () => {
  test('a socket that still answers is kept', async () => {
    const harness = createHarness();
    const socket = await harness.goLive();
    harness.hint('offline');
    expect(socket.events()).toEqual(['auth', 'send stats']);
    socket.says('stats', '{"state":"running"}');
    await harness.clock.advance(4_000);
    expect(harness.phase()).toBe('live');
  });

  test('the problem is the network, tries are few, and its return ends the wait', async () => {
    const harness = createHarness();
    const socket = await harness.goLive();
    harness.hint('offline');
    socket.closes(1006);
    expect(harness.connection.status().lastProblem).toEqual({ kind: 'offline' });
    await harness.clock.advance(20_000);
    expect(harness.sockets.all).toHaveLength(1);
    harness.hint('online');
    await harness.signIn();
    expect(harness.phase()).toBe('live');
  });
});
