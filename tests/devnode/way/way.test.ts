import { type AddressInfo, connect, createServer, type Socket } from 'node:net';
import { expect, onTestFinished, test } from 'vitest';
import { openWay } from '../../../devnode/way/way';

/** A node that says everything back, and somebody who talks to it by way of the faults. */
async function settle() {
  const accepted: Socket[] = [];
  let received = '';
  const node = createServer((socket) => {
    accepted.push(socket);
    socket.on('error', () => undefined);
    socket.on('data', (bytes) => {
      received += bytes;
      socket.write(bytes);
    });
  });
  await new Promise<void>((resolve) => node.listen(0, '127.0.0.1', resolve));
  const way = await openWay({ target: (node.address() as AddressInfo).port, random: () => 0.5 });
  onTestFinished(async () => {
    await way.close();
    for (const socket of accepted) socket.destroy();
    await new Promise((resolve) => node.close(resolve));
  });
  function enter() {
    const socket = connect(way.port, '127.0.0.1');
    onTestFinished(() => void socket.destroy());
    const seen = { heard: '', ended: false, error: null as string | null, closed: false };
    socket.on('data', (bytes) => {
      seen.heard += bytes;
    });
    socket.on('end', () => {
      seen.ended = true;
    });
    socket.on('error', (error: NodeJS.ErrnoException) => {
      seen.error = error.code ?? '';
    });
    socket.on('close', () => {
      seen.closed = true;
    });
    return { socket, seen };
  }
  return { way, enter, accepted, received: () => received };
}

const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

test('a clear way hands everything on, both ways, and an end is an end', async () => {
  const { way, enter, received } = await settle();
  const { socket, seen } = enter();
  const text = 'x'.repeat(300_000);
  socket.write(text);
  await expect.poll(() => seen.heard.length).toBe(text.length);
  expect(received()).toBe(text);
  socket.end();
  await expect.poll(() => seen.closed).toBe(true);
  expect(seen).toMatchObject({ ended: true, error: null });
  await expect.poll(() => way.connections).toBe(0);
});

test('latency and jitter make it late and keep the order', async () => {
  const { way, enter } = await settle();
  way.set({ latency: 40, jitter: 40 });
  const { socket, seen } = enter();
  const from = performance.now();
  for (const piece of ['one ', 'two ', 'three']) {
    socket.write(piece);
    await pause(5);
  }
  await expect.poll(() => seen.heard, { interval: 5 }).toBe('one two three');
  // Half of the jitter, each way.
  expect(performance.now() - from).toBeGreaterThanOrEqual(120);
});

test('a narrow way takes its time', async () => {
  const { way, enter } = await settle();
  const { socket, seen } = enter();
  way.set({ bandwidth: 20_000 });
  const from = performance.now();
  socket.write('x'.repeat(4_000));
  await expect.poll(() => seen.heard.length, { interval: 5 }).toBe(4_000);
  expect(performance.now() - from).toBeGreaterThanOrEqual(380);
});

test('what waits on a narrow way comes when it is wide again', async () => {
  const { way, enter } = await settle();
  const { socket, seen } = enter();
  way.set({ bandwidth: 100 });
  socket.write('x'.repeat(4_000));
  await pause(30);
  expect(seen.heard).toBe('');
  way.set({ bandwidth: null });
  await expect.poll(() => seen.heard.length).toBe(4_000);
});

test('what is held comes when it is let go, in its order', async () => {
  const { way, enter, received } = await settle();
  const { socket, seen } = enter();
  way.set({ hold: 'up' });
  socket.write('one ');
  await pause(60);
  socket.write('two');
  await pause(60);
  expect(received()).toBe('');
  way.set({ hold: 'none' });
  await expect.poll(() => seen.heard).toBe('one two');
});

for (const direction of ['up', 'down', 'both'] as const) {
  test(`what is swallowed (${direction}) never comes, nor what follows it, and nobody is told`, async () => {
    const { way, enter, received } = await settle();
    const { socket, seen } = enter();
    socket.write('before ');
    await expect.poll(() => seen.heard).toBe('before ');
    way.set({ swallow: direction });
    socket.write('gone ');
    await pause(60);
    way.set({ swallow: 'none' });
    socket.write('after');
    await pause(60);
    expect(received()).toBe(direction === 'down' ? 'before gone after' : 'before ');
    expect(seen).toEqual({ heard: 'before ', ended: false, error: null, closed: false });
  });
}

test('a cut is a reset on both sides, or an end', async () => {
  const { way, enter, accepted } = await settle();
  const first = enter();
  first.socket.write('hello');
  await expect.poll(() => first.seen.heard).toBe('hello');
  way.cut('reset');
  await expect.poll(() => first.seen.closed).toBe(true);
  expect(first.seen.error).toBe('ECONNRESET');
  await expect.poll(() => accepted[0]?.destroyed).toBe(true);
  const second = enter();
  second.socket.write('hello');
  await expect.poll(() => second.seen.heard).toBe('hello');
  way.cut('end');
  await expect.poll(() => second.seen.closed).toBe(true);
  expect(second.seen).toMatchObject({ ended: true, error: null });
});

test('a refused connection is reset, and reaches nobody', async () => {
  const { way, enter, accepted } = await settle();
  way.set({ refuse: true });
  const { seen } = enter();
  await expect.poll(() => seen.closed).toBe(true);
  expect(accepted).toEqual([]);
  way.clear();
  const again = enter();
  again.socket.write('hello');
  await expect.poll(() => again.seen.heard).toBe('hello');
});
