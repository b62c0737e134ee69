import { expect, onTestFinished, test } from 'vitest';
import WebSocket from 'ws';
import { type Devnode, type DevnodeOptions, startDevnode } from '../../../devnode';
import { type Answer, type AskOptions, ask, cookiesOf, pick, temporaryFolder } from './setting';

/** The panel's half and the real node behind one front, with a real program. */
const program = {
  command: process.execPath,
  args: [
    '-e',
    `console.log('Done');
     process.stdin.on('data', (text) => {
       if (String(text).trim() === 'stop') process.exit(0);
       console.log('got ' + String(text).trim());
     });`,
  ],
  done: /^Done/,
  stop: { command: 'stop' },
};

async function together(options: DevnodeOptions = {}) {
  const devnode = await startDevnode({
    dataDir: await temporaryFolder(),
    consoleDir: null,
    servers: [{ name: 'Echo', program, autostart: true }],
    pace: 50,
    ...options,
  });
  onTestFinished(devnode.close);
  const [record] = [...devnode.world.servers.values()];
  if (record === undefined) throw new Error('no server');
  await expect.poll(() => devnode.node.server(record.uuid)?.state).toBe('running');
  const call = (path: string, asked: AskOptions = {}): Promise<Answer> =>
    ask(devnode.port, `/api/client/servers/${record.uuid}${path}`, { key: 'owner', ...asked });
  return { devnode, record, call };
}

interface Listener {
  readonly frames: { event: string; args?: string[] }[];
  /** The close code; `null` while it is open. */
  closed: number | null;
}

/** Opens the socket that the panel names and signs in with its token. */
function listen(devnode: Devnode, token: Answer): Listener {
  const listener: Listener = { frames: [], closed: null };
  const socket = new WebSocket(String(pick(token, 'data.socket')), { origin: devnode.url });
  socket.on('open', () =>
    socket.send(JSON.stringify({ event: 'auth', args: [pick(token, 'data.token')] })),
  );
  socket.on('message', (data) => listener.frames.push(JSON.parse(String(data))));
  socket.on('close', (code) => {
    listener.closed = code;
  });
  socket.on('error', () => {});
  onTestFinished(() => socket.terminate());
  return listener;
}

function eventsOf(listener: Listener): string[] {
  return listener.frames.map(({ event }) => event);
}

test("the panel's token opens the panel's socket, and a command's answer comes back on it", async () => {
  const { devnode, call } = await together();
  const listener = listen(devnode, await call('/websocket'));
  await expect.poll(() => eventsOf(listener).slice(0, 2)).toEqual(['auth success', 'status']);
  const sent = await call('/command', { method: 'POST', json: { command: 'hello' } });
  expect(sent.status).toBe(204);
  const output = () => listener.frames.filter(({ event }) => event === 'console output');
  await expect.poll(() => output().flatMap(({ args }) => args)).toContain('got hello');
});

test('stopping by REST ends the process, and a command is 502 from then on', async () => {
  const { devnode, call, record } = await together();
  const pids = (await devnode.node.server(record.uuid)?.pids()) ?? [];
  expect(pids.length).toBeGreaterThan(0);
  await call('/power', { method: 'POST', json: { signal: 'stop' } });
  await expect.poll(() => devnode.node.server(record.uuid)?.state).toBe('offline');
  for (const pid of pids) expect(() => process.kill(pid, 0)).toThrow();
  expect((await call('/command', { method: 'POST', json: { command: 'x' } })).status).toBe(502);
  expect((await call('/resources')).json).toMatchObject({
    attributes: { current_state: 'offline' },
  });
});

test('a restart of the node closes with 1012 and refuses the tokens from before', async () => {
  const { devnode, call } = await together();
  const old = await call('/websocket');
  const listener = listen(devnode, old);
  await expect.poll(() => eventsOf(listener)).toContain('status');
  // Tokens count whole seconds.
  devnode.world.clock.move(1500);
  expect(await devnode.fault({ fault: 'restart-node', downMs: 50 })).toEqual({ ok: true });
  await expect.poll(() => listener.closed).toBe(1012);
  await new Promise((resolve) => setTimeout(resolve, 200));
  const refused = listen(devnode, old);
  await expect.poll(() => eventsOf(refused)).toContain('jwt error');
  devnode.world.clock.move(1500);
  const again = listen(devnode, await call('/websocket'));
  await expect.poll(() => eventsOf(again)).toContain('status');
});

test('while it installs an administrator alone gets in, and the owner again afterwards', async () => {
  const { devnode, call, record } = await together({ pace: 10 });
  const listener = listen(devnode, await call('/websocket', { key: 'admin' }));
  await expect.poll(() => eventsOf(listener)).toContain('status');
  await devnode.fault({ fault: 'install', server: 'Echo' });
  expect((await call('/websocket')).status).toBe(409);
  expect((await call('/websocket', { key: 'admin' })).status).toBe(200);
  await expect.poll(() => eventsOf(listener), { timeout: 15_000 }).toContain('install completed');
  expect(eventsOf(listener)).toContain('install output');
  await expect.poll(() => record.status).toBeNull();
  expect((await call('/websocket')).status).toBe(200);
});

test('a transfer leads to the second address, where the node answers', async () => {
  const { devnode, call, record } = await together();
  const before = pick(await call('/websocket'), 'data.socket');
  await devnode.fault({ fault: 'transfer', server: 'Echo' });
  expect((await call('/websocket')).status).toBe(409);
  await expect.poll(() => record.isTransferring, { timeout: 15_000 }).toBe(false);
  const token = await call('/websocket');
  expect(pick(token, 'data.socket')).not.toBe(before);
  const listener = listen(devnode, token);
  await expect.poll(() => eventsOf(listener)).toContain('status');
});

test('a foreign origin is refused by the node until it is allowed', async () => {
  const { devnode, call } = await together();
  const token = await call('/websocket');
  const open = () =>
    new Promise<string>((resolve) => {
      const socket = new WebSocket(String(pick(token, 'data.socket')), {
        origin: 'https://console.example',
      });
      socket.on('open', () => {
        socket.terminate();
        resolve('open');
      });
      socket.on('error', (error) => resolve(error.message));
    });
  expect(await open()).toContain('403');
  await devnode.fault({ fault: 'allowed-origins', origins: ['https://console.example'] });
  expect(await open()).toBe('open');
});

test('closing the devnode ends every process it started', async () => {
  const devnode = await startDevnode({
    dataDir: await temporaryFolder(),
    consoleDir: null,
    servers: [{ name: 'Echo', program, autostart: true }],
  });
  const [uuid] = [...devnode.world.servers.keys()];
  const server = devnode.node.server(uuid ?? '');
  await expect.poll(() => server?.state).toBe('running');
  const pids = (await server?.pids()) ?? [];
  expect(pids.length).toBeGreaterThan(0);
  await devnode.close();
  for (const pid of pids) expect(() => process.kill(pid, 0)).toThrow();
});

test('a session made for a browser works there as it is', async () => {
  const { devnode } = await together();
  const answer = await ask(devnode.port, '/api/client', {
    headers: { Cookie: devnode.sessionCookie('admin') },
  });
  expect(answer.status).toBe(200);
  expect(cookiesOf(answer).csrf).not.toBe('');
  expect(() => devnode.sessionCookie('nobody')).toThrow('There is no user "nobody" here.');
});

test('the way with faults is taken by who asks for a token after it was opened, and can be cut', async () => {
  const { devnode, call } = await together();
  expect((await devnode.fault({ fault: 'way', latency: 5 })).ok).toBe(true);
  const listener = listen(devnode, await call('/websocket'));
  await expect.poll(() => eventsOf(listener)[0]).toBe('auth success');
  expect(devnode.way.connections).toBe(1);
  expect(devnode.way.settings).toMatchObject({ latency: 5, jitter: 0, hold: 'none' });
  expect(await devnode.fault({ fault: 'way', hold: 'sideways' })).toMatchObject({ ok: false });
  await devnode.fault({ fault: 'cut-way', how: 'reset' });
  await expect.poll(() => listener.closed).toBe(1006);
  await devnode.fault({ fault: 'reset' });
  const again = listen(devnode, await call('/websocket'));
  await expect.poll(() => eventsOf(again)[0]).toBe('auth success');
  expect(devnode.way.connections).toBe(0);
});
