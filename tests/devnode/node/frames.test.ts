import { afterEach, describe, expect, it } from 'vitest';
import { createHarness, type Harness, serverUuid, sleep, until } from './harness';

let harness: Harness;
afterEach(() => harness.close());

async function running(): Promise<void> {
  await harness.server.power('start');
  await until(() => harness.server.state === 'running');
}

describe('a frame from a client', () => {
  it('that does not parse, or is of an unknown event, is ignored', async () => {
    harness = await createHarness();
    const client = await harness.signIn();
    const from = client.frames.length;
    client.ws.send('{');
    client.ws.send('[]');
    client.ws.send(Buffer.from([1, 2, 3]));
    client.send('something else', 'x');
    client.ws.send('{"event":"send stats","args":null}');
    await client.next('stats', /^/, from);
  });

  it('may have 4,096 bytes; one more closes the socket with 1009', async () => {
    harness = await createHarness();
    await running();
    const client = await harness.signIn();
    const empty = JSON.stringify({ event: 'send command', args: [''] });
    const fits = 'x'.repeat(4096 - empty.length);
    // A terminal's input line holds 4,095 bytes, which leaves room for this.
    client.send('send command', fits);
    await client.next('console output', `heard ${fits}`);
    client.send('send command', `${fits}x`);
    expect((await client.closed).code).toBe(1009);
  });

  it('that finds its bucket empty is lost and answered by throttled once', async () => {
    harness = await createHarness();
    await running();
    const client = await harness.signIn();
    for (let n = 0; n < 4; n += 1) client.send('send logs');
    await client.next('throttled', 'send logs');
    await sleep(300);
    expect(client.of('throttled')).toEqual(['send logs']);
    expect(client.of('console output').filter((line) => line === 'ready')).toHaveLength(2);
    expect(harness.node.counters(serverUuid)).toMatchObject({
      framesIn: { 'send logs': 4 },
      framesThrottled: { 'send logs': 2 },
    });
  });

  it('past ten at once is lost, and throttled global comes once', async () => {
    harness = await createHarness();
    await running();
    const client = await harness.signIn();
    for (let n = 0; n < 20; n += 1) client.send('send command', `n${n}`);
    await client.next('throttled', 'global');
    await sleep(300);
    const heard = client.of('console output').filter((line) => line.startsWith('heard'));
    // The sign-in took a token of its own, and one may have come back since.
    expect(heard.length).toBeGreaterThanOrEqual(9);
    expect(heard.length).toBeLessThanOrEqual(10);
    expect(client.of('throttled')).toEqual(['global']);
  });

  it('is answered by throttled and nothing else if that is switched on', async () => {
    harness = await createHarness();
    await running();
    const client = await harness.signIn();
    harness.world.faults.throttle = ['send command'];
    client.send('send command', 'hello');
    await client.next('throttled', 'send command');
    await sleep(100);
    expect(client.of('console output')).not.toContain('heard hello');
  });
});

describe('permissions', () => {
  it('without control.console a command is dropped in silence', async () => {
    harness = await createHarness();
    await running();
    const client = await harness.signIn({ permissions: ['websocket.connect'] });
    const from = client.frames.length;
    client.send('send command', 'hello');
    client.send('set state', 'kill');
    await sleep(200);
    expect(harness.server.state).toBe('running');
    expect(client.frames.slice(from).filter(({ event }) => event !== 'stats')).toEqual([]);
  });

  it('a command reaches the process, and stands in the console once', async () => {
    harness = await createHarness();
    await running();
    const client = await harness.signIn({ permissions: ['websocket.connect', 'control.console'] });
    client.send('send command', 'hello', ' you');
    await client.next('console output', 'heard hello you');
    expect(client.of('console output').filter((line) => line.includes('hello'))).toHaveLength(1);
  });

  it('each power action needs its own, kill that of stop', async () => {
    harness = await createHarness();
    const client = await harness.signIn({ permissions: ['websocket.connect', 'control.start'] });
    client.send('set state', 'start');
    await client.next('status', 'running');
    client.send('set state', 'stop');
    await sleep(200);
    expect(harness.server.state).toBe('running');
    const killer = await harness.signIn({ permissions: ['websocket.connect', 'control.stop'] });
    killer.send('set state', 'kill');
    await killer.next('status', 'offline');
  });

  it('the cause of an error is for those with admin.websocket.errors', async () => {
    harness = await createHarness();
    await running();
    const user = await harness.signIn();
    user.send('set state', 'start');
    const generic = await user.next('daemon error');
    expect(generic.args[0]).toMatch(/: an unexpected error was encountered/);
    const admin = await harness.signIn({ permissions: ['*', 'admin.websocket.errors'] });
    admin.send('set state', 'start');
    const detailed = await admin.next('daemon error');
    expect(detailed.args[0]).toMatch(/^Error Event \[.{36}\]: server is running$/);
  });
});

describe('send logs', () => {
  it('replays the last 150 lines of the run in order, and none of the node', async () => {
    harness = await createHarness({
      args: [
        '-e',
        'for (let n = 1; n <= 400; n++) console.log("n" + n); setInterval(() => {}, 1e6)',
      ],
    });
    await harness.server.power('start');
    await until(() => harness.server.state === 'running');
    await sleep(200);
    const client = await harness.signIn();
    client.send('send logs');
    await client.next('console output', 'n400');
    const lines = client.of('console output');
    expect(lines).toEqual(Array.from({ length: 150 }, (_, at) => `n${at + 251}`));
  });

  it('lets live lines land between the replayed ones, and loses none', async () => {
    harness = await createHarness({
      args: [
        '-e',
        'let n = 0; setInterval(() => { for (let k = 0; k < 5; k++) console.log("n" + ++n) }, 2)',
      ],
    });
    await harness.server.power('start');
    await until(() => harness.server.state === 'running');
    await sleep(400);
    const client = await harness.signIn();
    client.send('send logs');
    await sleep(600);
    const lines = client.of('console output').map((line) => Number(line.slice(1)));
    const replayed = lines.filter(
      (line, at) => lines.indexOf(line) !== at || line < (lines[0] ?? 0),
    );
    expect(replayed.length).toBeGreaterThan(0);
    const all = [...new Set(lines)].sort((a, b) => a - b);
    expect(all.length).toBe((all.at(-1) ?? 0) - (all[0] ?? 0) + 1);
  });

  it('is answered with nothing while offline, and each start begins an empty log', async () => {
    harness = await createHarness();
    const client = await harness.signIn();
    await running();
    harness.server.command('old');
    await client.next('console output', 'heard old');
    await harness.server.power('stop');
    await sleep(50);
    const from = client.frames.length;
    client.send('send logs');
    await sleep(100);
    expect(client.frames.slice(from)).toEqual([]);
    await running();
    const next = await harness.signIn();
    next.send('send logs');
    await next.next('console output', 'ready');
    await sleep(50);
    expect(next.of('console output')).toEqual(['ready']);
  });
});
