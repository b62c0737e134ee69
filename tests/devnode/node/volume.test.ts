import { afterEach, describe, expect, it } from 'vitest';
import { createHarness, type Harness, serverUuid, sleep, until } from './harness';

let harness: Harness;
afterEach(() => harness.close());

const throttling = 'Server is outputting console data too quickly -- throttling...';

/** On "go" prints `total` numbered lines, `step` of them every `every` ms. */
const flood = (total: number, step: number, every: number, padding = 0) => `
  console.log('ready');
  process.stdin.once('data', () => {
    let n = 0;
    const more = () => {
      let text = '';
      for (let k = 0; k < ${step} && n < ${total}; k++) text += 'n' + (++n) + 'x'.repeat(${padding}) + '\\n';
      process.stdout.write(text);
      if (n < ${total}) setTimeout(more, ${every}); else console.log('end');
    };
    more();
  });
  setInterval(() => {}, 1e6);
`;

async function startFlood(...figures: Parameters<typeof flood>) {
  harness = await createHarness({ args: ['-e', flood(...figures)] });
  await harness.server.power('start');
  await until(() => harness.server.state === 'running');
  const client = await harness.signIn();
  return client;
}

describe('a flood', () => {
  it('loses nothing for a client that reads', async () => {
    const client = await startFlood(30_000, 60, 10);
    const begun = performance.now();
    harness.server.command('go');
    await client.next('console output', 'end');
    const lines = client.of('console output').filter((line) => line.startsWith('n'));
    expect(lines).toHaveLength(30_000);
    expect(lines.every((line, at) => line === `n${at + 1}`)).toBe(true);
    expect(harness.node.counters(serverUuid)).toMatchObject({ linesThrownAway: 0 });
    // 30,000 lines at no more than 6,000 a second.
    expect(performance.now() - begun).toBeGreaterThan(2000);
  });

  it('loses the oldest waiting lines for a client that stalls, and the counters say so', async () => {
    const client = await startFlood(1_000_000, 200, 20, 1000);
    client.ws.pause();
    harness.server.command('go');
    await until(() => harness.node.counters(serverUuid).linesThrownAway > 20, 20_000);
    client.ws.resume();
    const counters = harness.node.counters(serverUuid);
    expect(counters.linesSent + counters.linesThrownAway).toBeLessThanOrEqual(
      counters.linesOffered,
    );
    await until(() => client.of('console output').length > counters.linesSent);
    const numbers = client
      .of('console output')
      .filter((line) => line.startsWith('n'))
      .map((line) => Number.parseInt(line.slice(1), 10));
    const gaps = numbers.filter((n, at) => at > 0 && n !== (numbers[at - 1] ?? 0) + 1);
    expect(gaps.length).toBeGreaterThan(0);
    expect([...numbers].sort((a, b) => a - b)).toEqual(numbers);
  });

  it('goes on for the others while one stalls', async () => {
    const client = await startFlood(1_000_000, 200, 20, 1000);
    const stalled = await harness.signIn();
    stalled.ws.pause();
    harness.server.command('go');
    await until(() => harness.node.counters(serverUuid).linesThrownAway > 0, 20_000);
    const before = client.of('console output').length;
    await until(() => client.of('console output').length > before + 20);
  });

  it('beyond 2,000 lines per 100 ms is dropped, and the node says so', async () => {
    const client = await startFlood(60_000, 60_000, 0);
    harness.server.command('go');
    await client.next('console output', new RegExp(throttling));
    await sleep(500);
    const lines = client.of('console output').filter((line) => line.startsWith('n'));
    // The first 2,000 of a window, with the greeting of the program among them.
    expect(lines.length).toBeGreaterThan(1_900);
    expect(lines.length).toBeLessThan(60_000);
    const { linesThrottled, linesThrownAway } = harness.node.counters(serverUuid);
    expect(lines.length + linesThrottled + linesThrownAway).toBeGreaterThanOrEqual(60_000);
  });
});

describe('faults on the way', () => {
  it('hold frames back and lose none', async () => {
    harness = await createHarness();
    await harness.server.power('start');
    await until(() => harness.server.state === 'running');
    const client = await harness.signIn();
    harness.world.faults.stallFrames = true;
    for (const word of ['a', 'b', 'c']) harness.server.command(word);
    await sleep(200);
    expect(client.of('console output')).toEqual([]);
    harness.world.faults.stallFrames = false;
    await client.next('console output', 'heard c');
    harness.world.faults.delayFrames = 300;
    const begun = performance.now();
    harness.server.command('d');
    await client.next('console output', 'heard d');
    expect(performance.now() - begun).toBeGreaterThan(280);
    expect(client.of('console output')).toEqual(['heard a', 'heard b', 'heard c', 'heard d']);
  });

  it('silence keeps the socket open with nothing going in or out', async () => {
    harness = await createHarness();
    await harness.server.power('start');
    await until(() => harness.server.state === 'running');
    const client = await harness.signIn();
    harness.world.faults.silent = true;
    const from = client.frames.length;
    client.send('send command', 'lost');
    await sleep(1200);
    expect(client.frames.slice(from)).toEqual([]);
    expect(client.ws.readyState).toBe(client.ws.OPEN);
    harness.world.faults.silent = false;
    await client.next('stats', /^/, from);
    harness.node.cut('silent');
    const later = client.frames.length;
    harness.server.command('unheard');
    await sleep(200);
    expect(client.frames.slice(later)).toEqual([]);
    const next = await harness.signIn();
    next.send('send stats');
    await next.next('stats');
  });

  it.each([
    ['clean', 1000],
    ['going-away', 1001],
    ['restart', 1012],
    ['unclean', 1006],
  ] as const)('a socket is cut: %s, which is %i', async (how, code) => {
    harness = await createHarness();
    const client = await harness.signIn();
    harness.node.cut(how, serverUuid);
    expect((await client.closed).code).toBe(code);
    await until(() => harness.node.counters(serverUuid).sockets === 0);
  });
});
