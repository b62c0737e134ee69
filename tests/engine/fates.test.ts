import { expect, test } from 'vitest';
import type { SendResult } from '../../src/engine/outbox';
import { startEngine } from './fakes/fakeEngine';

/** A whole engine that is signed in to a running server; node and panel are the test. */
async function setUp() {
  const { clock, sockets, engine } = startEngine();
  const { store } = engine.openLog(() => {});
  let uptime = 60_000;

  async function signIn() {
    await clock.advance(1_500);
    const socket = sockets.latest();
    socket.opens();
    socket.says('auth success');
    socket.says('status', 'running');
    // The end of the replay.
    await clock.advance(3_500);
    return socket;
  }
  const stats = (at: number) =>
    sockets.latest().says('stats', JSON.stringify({ uptime: at, state: 'running' }));
  return {
    clock,
    engine,
    sockets,
    signIn,
    stats,
    /** A second passes, and the node says so. */
    async second() {
      await clock.advance(1_000);
      uptime += 1_000;
      stats(uptime);
    },
    /** The node answers a `send stats` of ours, with what it said last. */
    answer: () => stats(uptime),
    async send(line: string): Promise<SendResult> {
      const result = engine.sendCommand(line);
      await clock.advance(100);
      return result;
    },
    /** What the log says beside each command. */
    echoes: () =>
      store
        .slice(store.first, store.end)
        .filter(({ source }) => source === 'own')
        .map(({ text, notice }) => [text, notice?.kind ?? null]),
    server: () => engine.snapshot().server,
    asked: () =>
      sockets
        .latest()
        .events()
        .filter((event) => event === 'send stats').length,
  };
}

const unknown = 'may not have arrived';

test('a command is out when an answer to something later has come: a cut after that says nothing of it', async () => {
  const { signIn, second, send, answer, asked, sockets, echoes, server } = await setUp();
  await signIn();
  await second();
  expect(await send('say hello')).toEqual({ sent: true });
  expect(asked()).toBe(0);
  await second();
  expect(asked()).toBe(1);
  answer();
  sockets.latest().closes(1006);
  expect(echoes()).toEqual([['say hello', null]]);
  expect(server().inDoubt).toBeNull();
});

test('a command that the socket ended over is marked, offered, and never sent again', async () => {
  const { clock, signIn, second, send, sockets, echoes, server } = await setUp();
  const first = await signIn();
  await second();
  await send('say one');
  await send('say two');
  first.closes(1006);
  expect(echoes()).toEqual([
    ['say one', unknown],
    ['say two', unknown],
  ]);
  expect(server().inDoubt?.commands).toEqual(['say one', 'say two']);
  await signIn();
  await clock.advance(60_000);
  const again = sockets.all.slice(1).flatMap((socket) => socket.events());
  expect(again).not.toContain('send command');
});

test.each([
  [100, unknown],
  [125, null],
])(
  'on a node whose answers never could be told from what it says anyway, a cut %d s after a command leaves it %s',
  async (seconds, fate) => {
    const { signIn, second, send, sockets, echoes } = await setUp();
    await signIn();
    await second();
    await send('say before');
    // Nothing of ours arrives, and all of the node's does.
    for (let n = 0; n < seconds; n++) {
      sockets.latest().says('console output', `line ${n}`);
      await second();
    }
    sockets.latest().closes(1006);
    expect(echoes()).toEqual([['say before', fate]]);
  },
);

test('once answers were known from a node, no time makes up for one that is missing', async () => {
  const { signIn, second, send, answer, sockets, echoes } = await setUp();
  await signIn();
  await second();
  await send('say before');
  await second();
  answer();
  await send('say after');
  for (let n = 0; n < 60; n++) await second();
  sockets.latest().closes(1006);
  expect(echoes()).toEqual([
    ['say before', null],
    ['say after', unknown],
  ]);
});

test('an answer to a question from before a command says nothing of it', async () => {
  const { signIn, second, send, answer, sockets, echoes } = await setUp();
  await signIn();
  await second();
  await send('one');
  await second();
  await send('two');
  answer();
  sockets.latest().closes(1006);
  expect(echoes()).toEqual([
    ['one', null],
    ['two', unknown],
  ]);
});

test('figures that a busy node sends late, and the next ones soon after, are no answer', async () => {
  const { clock, signIn, send, stats, sockets, echoes } = await setUp();
  await signIn();
  stats(61_000);
  await send('one');
  await clock.advance(1_000);
  stats(62_000);
  await clock.advance(1_800);
  stats(63_800);
  await clock.advance(200);
  stats(64_000);
  sockets.latest().closes(1006);
  expect(echoes()).toEqual([['one', unknown]]);
});

test('asking costs a power action nothing, however long a list of commands is', async () => {
  const { clock, engine, signIn, second, send, answer, asked } = await setUp();
  await signIn();
  for (let n = 0; n < 30; n++) {
    await send(`say ${n}`);
    await second();
    if (n % 2 === 0) answer();
  }
  expect(asked()).toBeGreaterThan(5);
  const stop = engine.sendPower('stop');
  await clock.advance(100);
  expect(await stop).toEqual({ sent: true });
});

test('one command that the node dropped is said to be not carried out, by name', async () => {
  const { signIn, second, send, answer, sockets, echoes, server } = await setUp();
  await signIn();
  await second();
  await send('say early');
  await second();
  answer();
  await send('say late');
  sockets.latest().says('throttled', 'send command');
  expect(echoes()).toEqual([
    ['say early', null],
    ['say late', 'not carried out'],
  ]);
  expect(server().throttled?.commands).toEqual(['say late']);
});

test('of several on their way nobody knows which was dropped', async () => {
  const { signIn, second, send, sockets, echoes, server } = await setUp();
  await signIn();
  await second();
  await send('say one');
  await send('say two');
  sockets.latest().says('throttled', 'send command');
  expect(echoes()).toEqual([
    ['say one', unknown],
    ['say two', unknown],
  ]);
  expect(server().throttled?.commands).toEqual(['say one', 'say two']);
});

// Holds S3.
test('a node that speaks and answers no more has not heard: the way swallows what is sent', async () => {
  const world = await setUp();
  await world.signIn();
  await world.second();
  await world.send('say heard');
  await world.second();
  world.answer();
  await world.send('say into the void');
  for (let second = 0; second < 14; second += 1) await world.second();
  expect(world.echoes()).toEqual([
    ['say heard', null],
    ['say into the void', 'may not have arrived'],
  ]);
  // The socket lives, and a command that is answered again counts.
  await world.send('say again');
  await world.second();
  world.answer();
  for (let second = 0; second < 14; second += 1) await world.second();
  expect(world.echoes().at(-1)).toEqual(['say again', null]);
});

// Holds S3.
test('an answer that overtakes the word on a dropped command proves nothing for it', async () => {
  const world = await setUp();
  const socket = await world.signIn();
  await world.second();
  await world.send('say one');
  await world.send('say two');
  await world.second();
  world.answer();
  await world.clock.advance(20);
  socket.says('throttled', 'global');
  expect(world.echoes()).toEqual([
    ['say one', 'may not have arrived'],
    ['say two', 'may not have arrived'],
  ]);
});

test('a command is refused while the node answers "jwt error" to everything', async () => {
  const { clock, signIn, second, send, sockets, echoes } = await setUp();
  const socket = await signIn();
  await second();
  await send('say just before');
  socket.says('jwt error', 'jwt: exp claim is invalid');
  expect(await send('say meanwhile')).toEqual({ sent: false, why: { kind: 'token ended' } });
  expect(echoes()).toEqual([['say just before', unknown]]);
  expect(socket.events().filter((event) => event === 'send command')).toHaveLength(1);
  await clock.advance(3_000);
  expect(socket.events().filter((event) => event === 'auth')).toHaveLength(2);
  socket.says('auth success');
  expect(await send('say again')).toEqual({ sent: true });
  expect(sockets.all).toHaveLength(1);
});

test('the word that something was dropped puts no command in doubt that went long before', async () => {
  const { signIn, second, send, sockets, echoes, server } = await setUp();
  await signIn();
  await second();
  await send('say long ago');
  for (let n = 0; n < 20; n++) await second();
  await send('say one');
  await send('say two');
  sockets.latest().says('throttled', 'send command');
  expect(echoes()).toEqual([
    ['say long ago', null],
    ['say one', unknown],
    ['say two', unknown],
  ]);
  sockets.latest().closes(1006);
  expect(server().inDoubt?.commands).toEqual(['say long ago']);
});
