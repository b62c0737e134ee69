import { expect, test } from 'vitest';
import { createOutbox, type SendResult } from '../../src/engine/outbox';
import { type PowerAction, type ProcessState, parseFrame } from '../../src/engine/protocol';
import { createFakeClock, settle } from './fakes/fakeClock';

function setUp(given: { permissions?: string[] | null; process?: ProcessState | null } = {}) {
  const clock = createFakeClock();
  const state = {
    permissions: given.permissions === undefined ? ['*'] : given.permissions,
    process: given.process === undefined ? ('running' as ProcessState | null) : given.process,
    socketOpen: true,
    changes: 0,
  };
  const sent: { at: number; event: string; args: readonly string[] }[] = [];
  const outbox = createOutbox({
    clock,
    transmit(frame) {
      if (!state.socketOpen) return false;
      const raw = parseFrame(frame);
      if (raw !== null) sent.push({ at: clock.elapsed(), ...raw });
      return true;
    },
    permissions: () => state.permissions,
    process: () => state.process,
    onChange: () => {
      state.changes++;
    },
  });
  outbox.signedIn();
  /** What the promise has come to by now; `null`: still waiting. */
  async function outcome(promise: Promise<SendResult>): Promise<SendResult | null> {
    await settle();
    return Promise.race([promise, Promise.resolve(null)]);
  }
  return { clock, outbox, sent, state, outcome };
}

const sentOk: SendResult = { sent: true };
const notConnected: SendResult = { sent: false, why: { kind: 'not connected' } };

test('a command goes out at once, without its newline', async () => {
  const { outbox, sent } = setUp();
  expect(await outbox.command('say hello\r\n')).toEqual(sentOk);
  expect(sent).toEqual([{ at: 0, event: 'send command', args: ['say hello'] }]);
});

test('what is no single line is refused', async () => {
  const { outbox, sent } = setUp();
  expect(await outbox.command(' \n')).toEqual({ sent: false, why: { kind: 'empty' } });
  expect(await outbox.command('one\ntwo')).toEqual({
    sent: false,
    why: { kind: 'several lines' },
  });
  expect(sent).toEqual([]);
});

test('before sign-in nothing but auth goes', async () => {
  const { outbox, sent } = setUp();
  outbox.ended();
  expect(await outbox.command('list')).toEqual(notConnected);
  expect(await outbox.power('start')).toEqual(notConnected);
  expect(outbox.control({ event: 'send logs' })).toBe(false);
  expect(outbox.control({ event: 'send stats' })).toBe(false);
  expect(outbox.control({ event: 'auth', token: 'abc' })).toBe(true);
  expect(sent.map((frame) => frame.event)).toEqual(['auth']);
});

test('a command without the permission, or for a server that is offline, is refused', async () => {
  const { outbox, state } = setUp({ permissions: ['websocket.connect', 'control.start'] });
  expect(await outbox.command('list')).toEqual({ sent: false, why: { kind: 'no permission' } });
  state.permissions = ['control.console'];
  state.process = 'offline';
  expect(await outbox.command('list')).toEqual({ sent: false, why: { kind: 'server offline' } });
  state.process = 'starting';
  expect(await outbox.command('list')).toEqual(sentOk);
});

test('each power action needs the permission the node asks for', async () => {
  const needed: [PowerAction, string][] = [
    ['start', 'control.start'],
    ['stop', 'control.stop'],
    ['kill', 'control.stop'],
    ['restart', 'control.restart'],
  ];
  for (const [action, permission] of needed) {
    const others = needed.map(([, name]) => name).filter((name) => name !== permission);
    expect(await setUp({ permissions: [permission] }).outbox.power(action)).toEqual(sentOk);
    expect(await setUp({ permissions: others }).outbox.power(action)).toEqual({
      sent: false,
      why: { kind: 'no permission' },
    });
  }
});

test('a frame may have 4,000 bytes of UTF-8 and not one more', async () => {
  const { outbox, clock } = setUp();
  const room = 4_000 - JSON.stringify({ event: 'send command', args: [''] }).length;
  expect(await outbox.command('x'.repeat(room))).toEqual(sentOk);
  await clock.advance(100);
  expect(await outbox.command('x'.repeat(room + 1))).toEqual({
    sent: false,
    why: { kind: 'too long', bytes: 4_001, limit: 4_000 },
  });
  const emoji = '😀'.repeat(1_000);
  expect(await outbox.command(emoji)).toEqual({
    sent: false,
    why: {
      kind: 'too long',
      bytes: Buffer.byteLength(JSON.stringify({ event: 'send command', args: [emoji] })),
      limit: 4_000,
    },
  });
});

test('commands keep their order and at least 100 ms between them', async () => {
  const { outbox, sent, clock } = setUp();
  const results = Promise.all(['a', 'b', 'c', 'd'].map((line) => outbox.command(line)));
  expect(outbox.waiting).toBe(3);
  await clock.advance(1_000);
  expect(await results).toEqual([sentOk, sentOk, sentOk, sentOk]);
  expect(sent.map((frame) => frame.args[0])).toEqual(['a', 'b', 'c', 'd']);
  for (const [i, frame] of sent.entries()) expect(frame.at).toBeGreaterThanOrEqual(i * 100);
  expect(outbox.waiting).toBe(0);
});

test('a command that could only go later than 1.5 s is refused and says when', async () => {
  const { outbox, clock, sent } = setUp();
  const results = Array.from({ length: 20 }, (_, i) => outbox.command(`c${i}`));
  await clock.advance(3_000);
  const outcomes = await Promise.all(results);
  const refusals = outcomes.filter((result) => !result.sent);
  expect(refusals.length).toBeGreaterThan(0);
  expect(sent.length).toBe(20 - refusals.length);
  for (const result of refusals) {
    expect(result).toMatchObject({ sent: false, why: { kind: 'too fast' } });
    if (!result.sent && result.why.kind === 'too fast') {
      expect(result.why.wait).toBeGreaterThan(1_500);
    }
  }
});

test('after the wait that a refusal names the command goes out at once', async () => {
  const { outbox, clock, sent } = setUp();
  const results = Array.from({ length: 30 }, (_, i) => outbox.command(`c${i}`));
  const last = await results[29];
  if (last === undefined || last.sent || last.why.kind !== 'too fast') throw new Error('expected');
  await clock.advance(last.why.wait);
  const before = sent.length;
  expect(await outbox.command('again')).toEqual(sentOk);
  expect(sent.length).toBe(before + 1);
});

test('a command still waiting when the session ends is not sent, nor on the next socket', async () => {
  const { outbox, sent, clock } = setUp();
  const first = outbox.command('a');
  const second = outbox.command('b');
  outbox.ended();
  expect(await first).toEqual(sentOk);
  expect(await second).toEqual(notConnected);
  outbox.signedIn();
  await clock.advance(5_000);
  expect(sent.map((frame) => frame.args[0])).toEqual(['a']);
  expect(clock.pending()).toBe(0);
});

test('a command waiting while the server goes offline is reported, not sent', async () => {
  const { outbox, sent, state, clock } = setUp();
  const first = outbox.command('a');
  const second = outbox.command('b');
  state.process = 'offline';
  await clock.advance(1_000);
  expect(await first).toEqual(sentOk);
  expect(await second).toEqual({ sent: false, why: { kind: 'server offline' } });
  expect(sent.length).toBe(1);
});

test('what the socket does not take is reported as not sent and costs nothing', async () => {
  const { outbox, state, sent, clock } = setUp();
  state.socketOpen = false;
  for (let i = 0; i < 20; i++) expect(await outbox.command('a')).toEqual(notConnected);
  expect(outbox.control({ event: 'auth', token: 't' })).toBe(false);
  state.socketOpen = true;
  expect(await outbox.command('b')).toEqual(sentOk);
  expect(outbox.control({ event: 'auth', token: 't' })).toBe(true);
  expect(sent.length).toBe(2);
  await clock.advance(10);
});

test('a power action finds room however often stats were asked for', async () => {
  const { outbox, clock, sent } = setUp();
  for (let i = 0; i < 40; i++) {
    outbox.control({ event: 'send stats' });
    await clock.advance(100);
  }
  const before = sent.length;
  expect(await outbox.power('stop')).toEqual(sentOk);
  await clock.advance(100);
  expect(await outbox.power('kill')).toEqual(sentOk);
  expect(sent.slice(before).map((frame) => frame.args[0])).toEqual(['stop', 'kill']);
});

test('a power action goes before the commands that wait', async () => {
  const { outbox, clock, sent } = setUp();
  for (let i = 0; i < 12; i++) void outbox.command(`c${i}`);
  const power = outbox.power('kill');
  await clock.advance(600);
  expect(await power).toEqual(sentOk);
  expect(sent[1]?.args).toEqual(['kill']);
});

test('a power action waits a second at most, then it is refused', async () => {
  const { outbox, clock, outcome } = setUp();
  const results: Promise<SendResult>[] = [];
  for (let i = 0; i < 8; i++) {
    results.push(outbox.power('start'));
    await clock.advance(60);
  }
  await clock.advance(1_000);
  for (const result of results) expect(await outcome(result)).not.toBeNull();
  const kinds = await Promise.all(results);
  expect(kinds.filter((result) => result.sent).length).toBeGreaterThanOrEqual(4);
  expect(kinds.some((result) => !result.sent)).toBe(true);
});

test('while one power action waits only kill is taken, and takes its place', async () => {
  const { outbox, clock, sent } = setUp();
  await outbox.power('start');
  const restart = outbox.power('restart');
  expect(await outbox.power('stop')).toEqual({
    sent: false,
    why: { kind: 'busy', action: 'restart' },
  });
  const kill = outbox.power('kill');
  expect(await restart).toEqual({ sent: false, why: { kind: 'busy', action: 'kill' } });
  await clock.advance(1_000);
  expect(await kill).toEqual(sentOk);
  expect(sent.map((frame) => frame.args[0])).toEqual(['start', 'kill']);
});

test('auth goes at any moment of a flood of commands', async () => {
  for (let moment = 0; moment < 3_000; moment += 70) {
    const { outbox, clock } = setUp();
    for (let at = 0; at < moment; at += 35) {
      void outbox.command('c');
      await clock.advance(35);
    }
    expect(outbox.control({ event: 'auth', token: 't' })).toBe(true);
  }
});

test('a third auth waits until its own bucket has a token again', async () => {
  const { outbox, clock } = setUp();
  expect(outbox.control({ event: 'auth', token: 't' })).toBe(true);
  await clock.advance(300);
  expect(outbox.control({ event: 'auth', token: 't' })).toBe(true);
  expect(outbox.control({ event: 'auth', token: 't' })).toBe(false);
  await clock.advance(5_500);
  expect(outbox.control({ event: 'auth', token: 't' })).toBe(true);
});

test('when the node says it dropped a command the next one waits for a new token', async () => {
  const { outbox, clock, sent } = setUp();
  outbox.throttled('send command');
  const result = outbox.command('a');
  await clock.advance(900);
  expect(sent).toEqual([]);
  await clock.advance(200);
  expect(await result).toEqual(sentOk);
});

test('a waiting power action does not outlive its second when the node drops a frame', async () => {
  const { outbox, clock } = setUp();
  await outbox.power('start');
  const stop = outbox.power('stop');
  outbox.throttled('set state');
  await clock.advance(100);
  expect(await stop).toMatchObject({ sent: false, why: { kind: 'too fast' } });
});

test('a new socket starts with full buckets', async () => {
  const { outbox, clock } = setUp();
  outbox.throttled('global');
  outbox.throttled('send command');
  outbox.ended();
  outbox.signedIn();
  expect(await outbox.command('a')).toEqual(sentOk);
  expect(clock.pending()).toBe(0);
});

test('the page hears when the number of waiting commands changes', async () => {
  const { outbox, clock, state } = setUp();
  await outbox.command('a');
  expect(state.changes).toBe(0);
  void outbox.command('b');
  expect(state.changes).toBe(1);
  await clock.advance(100);
  expect(state.changes).toBe(2);
});
