import { afterEach, describe, expect, it } from 'vitest';
import { createHarness, type Harness, origin, serverUuid, sleep, until, userUuid } from './harness';

let harness: Harness;
afterEach(() => harness.close());

describe('signing in', () => {
  it('is answered by auth success, status and, while offline, one stats', async () => {
    harness = await createHarness();
    const client = await harness.signIn();
    await client.next('stats');
    expect(client.frames.map(({ event }) => event)).toEqual(['auth success', 'status', 'stats']);
    expect(client.of('status')).toEqual(['offline']);
    expect(JSON.parse(client.of('stats')[0] ?? '')).toMatchObject({ state: 'offline', uptime: 0 });
  });

  it('comes before anything else is delivered', async () => {
    harness = await createHarness();
    const client = await harness.connect();
    await harness.server.power('start');
    await until(() => harness.server.state === 'running');
    expect(client.frames).toEqual([]);
    client.send('send stats');
    await client.next('jwt error', 'jwt: no jwt present');
  });

  it('again on a live socket is answered by auth success alone', async () => {
    harness = await createHarness();
    await harness.server.power('start');
    await until(() => harness.server.state === 'running');
    const client = await harness.signIn();
    const before = client.frames.length;
    client.send('auth', await harness.token());
    await client.next('auth success', /^/, before);
    await sleep(100);
    const events = client.frames.slice(before).map(({ event }) => event);
    expect(events.filter((event) => event !== 'stats')).toEqual(['auth success']);
  });

  it('fails with a numbered jwt error if the token expired, is denied or may not connect', async () => {
    harness = await createHarness();
    const now = Math.floor(Date.now() / 1000);
    const cases = [
      [{ exp: now - 2 }, 'jwt: exp claim is invalid'],
      [{ iat: now - 1000 }, 'jwt: created too far in past (denylist)'],
      [{ permissions: ['control.start'] }, 'jwt: missing connect permission'],
    ] as const;
    for (const [claims, text] of cases) {
      const client = await harness.connect();
      client.send('auth', await harness.token(claims));
      const { args } = await client.next('jwt error');
      expect(args[0]).toMatch(/^Error Event \[[0-9a-f-]{36}\]: /);
      expect(args[0]?.endsWith(text)).toBe(true);
      expect(client.of('auth success')).toEqual([]);
    }
  });

  it('is refused with the text that is asked for, and taken again afterwards', async () => {
    harness = await createHarness();
    const { faults } = harness.world;
    const client = await harness.connect();
    faults.refuseTokens = 'expired';
    client.send('auth', await harness.token());
    expect((await client.next('jwt error')).args[0]).toMatch(/jwt: exp claim is invalid$/);
    faults.refuseTokens = 'signature';
    client.send('auth', await harness.token());
    await client.next('daemon error');
    faults.refuseTokens = null;
    const other = await harness.signIn();
    expect(other.of('auth success')).toHaveLength(1);
  });

  it('is out of reach while the places are taken, and while upgrades hang', async () => {
    harness = await createHarness();
    const { faults } = harness.world;
    faults.placesTaken = true;
    await expect(harness.connect()).rejects.toThrow('400');
    faults.placesTaken = false;
    faults.hangUpgrades = true;
    const hanging = harness.connect().then(
      () => 'opened',
      () => 'refused',
    );
    expect(await Promise.race([hanging, sleep(150).then(() => 'hangs')])).toBe('hangs');
    faults.hangUpgrades = false;
    await harness.signIn();
  });

  it('with a bad signature is answered by a daemon error that says nothing', async () => {
    harness = await createHarness();
    const client = await harness.connect();
    client.send('auth', `${(await harness.token()).slice(0, -6)}AAAAAA`);
    const { args } = await client.next('daemon error');
    expect(args[0]).toMatch(/an unexpected error was encountered while handling this request$/);
    expect(client.of('jwt error')).toEqual([]);
  });

  it("with another server's token succeeds and fails at the first event", async () => {
    harness = await createHarness();
    const client = await harness.connect();
    client.send('auth', await harness.token({ server_uuid: userUuid }));
    await client.next('jwt error', 'jwt: server uuid mismatch');
    expect(client.of('status')).toEqual([]);
  });
});

describe('a token that goes bad', () => {
  it('replaces every event by jwt error until a new one comes, output lines included', async () => {
    harness = await createHarness();
    await harness.server.power('start');
    await until(() => harness.server.state === 'running');
    const client = await harness.signIn();
    harness.world.clock.move(602_000);
    const from = client.frames.length;
    harness.server.command('lost');
    await client.next('jwt error', 'jwt: exp claim is invalid', from);
    await sleep(50);
    expect(client.of('console output')).not.toContain('heard lost');
    client.send('auth', await harness.token());
    await client.next('auth success', /^/, from);
    harness.server.command('found');
    await client.next('console output', 'heard found');
    expect(harness.node.counters(serverUuid).jwtErrors).toBeGreaterThan(0);
  });

  it('is announced a minute ahead and at its end', async () => {
    harness = await createHarness();
    harness.world.faults.tokenCheckEvery = 0.2;
    const now = Math.floor(harness.world.clock.now() / 1000);
    const client = await harness.signIn({ exp: now + 63 });
    await sleep(400);
    expect(client.of('token expiring')).toEqual([]);
    harness.world.clock.move(3000);
    await client.next('token expiring');
    harness.world.clock.move(58_000);
    await client.next('token expired');
    await client.next('jwt error', 'jwt: exp claim is invalid');
  });

  it('is denied after a restart of the node, which closes with 1012', async () => {
    harness = await createHarness();
    const old = await harness.token();
    const client = await harness.signIn();
    await harness.server.power('start');
    const restarted = harness.node.restart(1000);
    expect((await client.closed).code).toBe(1012);
    await expect(harness.connect()).rejects.toThrow();
    await restarted;
    expect(harness.server.state).not.toBe('offline');
    const next = await harness.connect();
    next.send('auth', old);
    await next.next('jwt error', /denylist/);
    harness.world.clock.move(1000);
    next.send('auth', await harness.token());
    await next.next('auth success');
  });

  it('is denied after a revocation of its user, which cuts everybody off without a word', async () => {
    harness = await createHarness();
    const [client, other] = [
      await harness.signIn(),
      await harness.signIn({ user_uuid: serverUuid }),
    ];
    const old = await harness.token();
    await sleep(20);
    harness.node.revoke(userUuid, serverUuid);
    expect((await client.closed).code).toBe(1006);
    expect((await other.closed).code).toBe(1006);
    const next = await harness.connect();
    next.send('auth', old);
    await next.next('jwt error', /denylist/);
    const stranger = await harness.connect();
    stranger.send('auth', await harness.token({ user_uuid: serverUuid }));
    await stranger.next('auth success');
  });
});

describe('an upgrade', () => {
  it('needs an origin that the node accepts', async () => {
    harness = await createHarness();
    await expect(harness.connect({ origin: 'http://elsewhere.test' })).rejects.toThrow('403');
    await expect(harness.connect({ origin: null })).rejects.toThrow('403');
    harness.world.allowedOrigins.push('http://elsewhere.test');
    await harness.connect({ origin: 'http://elsewhere.test' });
    harness.world.faults.refuseOrigin = true;
    await expect(harness.connect({ origin })).rejects.toThrow('403');
  });

  it('is refused for a server that is not there, or not at this address', async () => {
    harness = await createHarness();
    await expect(harness.connect({ uuid: userUuid })).rejects.toThrow('404');
    await expect(harness.connect({ address: 1 })).rejects.toThrow('404');
  });

  it('is refused past 30 sockets, signed in or not', async () => {
    harness = await createHarness();
    const clients = await Promise.all(Array.from({ length: 30 }, () => harness.connect()));
    await expect(harness.connect()).rejects.toThrow('400');
    clients[0]?.ws.terminate();
    await until(() => harness.node.counters(serverUuid).sockets === 29);
    await harness.connect();
  });

  it('is refused with any status on demand', async () => {
    harness = await createHarness();
    harness.world.faults.refuseUpgrades = 503;
    await expect(harness.connect()).rejects.toThrow('503');
  });
});
