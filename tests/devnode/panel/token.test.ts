import { jwtVerify } from 'jose';
import { expect, test } from 'vitest';
import { type Answer, errorOf, pick, settle } from './setting';

type Setting = Awaited<ReturnType<typeof settle>>;

function mint({ ask, survival }: Setting, key = 'owner'): Promise<Answer> {
  return ask(`/api/client/servers/${survival.uuid}/websocket`, { key });
}

function verify({ devnode }: Setting, answer: Answer) {
  const token = pick(answer, 'data.token');
  const currentDate = new Date(devnode.world.clock.now());
  return jwtVerify(String(token), devnode.world.secret, { currentDate, algorithms: ['HS256'] });
}

test('a token has every claim of the panel, signed for the node', async () => {
  const setting = await settle();
  const { devnode, survival } = setting;
  const { payload, protectedHeader } = await verify(setting, await mint(setting));
  const now = Math.floor(devnode.world.clock.now() / 1000);
  const iat = payload.iat ?? 0;
  expect(Math.abs(now - iat)).toBeLessThanOrEqual(2);
  expect(payload).toEqual({
    iss: devnode.url,
    aud: devnode.url,
    jti: expect.stringMatching(/^[0-9a-f]{32}$/),
    iat,
    nbf: iat - 300,
    exp: iat + 600,
    server_uuid: survival.uuid,
    user_uuid: devnode.users.get('owner')?.uuid,
    permissions: ['*'],
    unique_id: expect.stringMatching(/^[\w-]{16}$/),
  });
  expect(protectedHeader).toMatchObject({ alg: 'HS256', typ: 'JWT', jti: payload.jti });
});

test('two tokens of one user differ, and carry the same jti', async () => {
  const setting = await settle();
  const one = await verify(setting, await mint(setting));
  const two = await verify(setting, await mint(setting));
  expect(one.payload.unique_id).not.toBe(two.payload.unique_id);
  expect(one.payload.jti).toBe(two.payload.jti);
  const guest = await verify(setting, await mint(setting, 'guest'));
  expect(guest.payload.jti).not.toBe(one.payload.jti);
});

test('permissions are those of the user; an administrator has the admin ones, too', async () => {
  const setting = await settle();
  const permissionsOf = async (key: string) =>
    (await verify(setting, await mint(setting, key))).payload.permissions;
  expect(await permissionsOf('guest')).toEqual(['websocket.connect', 'control.console']);
  expect(await permissionsOf('admin')).toEqual([
    '*',
    'admin.websocket.errors',
    'admin.websocket.install',
    'admin.websocket.transfer',
  ]);
});

test('without websocket.connect there is no token', async () => {
  const setting = await settle();
  const permissions = ['control.console'];
  await setting.fault({ fault: 'permissions', user: 'guest', server: 'Survival', permissions });
  expect(errorOf(await mint(setting, 'guest'))).toEqual({
    code: 'HttpForbiddenException',
    status: '403',
    detail: "You do not have permission to connect to this server's websocket.",
  });
});

test('the life of tokens can be set, and the clock moved', async () => {
  const setting = await settle({ tokenLife: 12 });
  const first = await verify(setting, await mint(setting));
  expect((first.payload.exp ?? 0) - (first.payload.iat ?? 0)).toBe(12);
  await setting.fault({ fault: 'move-clock', ms: -3_600_000 });
  await setting.fault({ fault: 'token-life', seconds: 70 });
  const second = await verify(setting, await mint(setting));
  expect((second.payload.exp ?? 0) - (second.payload.iat ?? 0)).toBe(70);
  expect((first.payload.iat ?? 0) - (second.payload.iat ?? 0)).toBeGreaterThanOrEqual(3598);
  await setting.fault({ fault: 'panel-ahead', ms: 120_000 });
  const third = await verify(setting, await mint(setting));
  expect((third.payload.iat ?? 0) - (second.payload.iat ?? 0)).toBeGreaterThanOrEqual(120);
});

test('the socket is the address of the node that serves the server, by the name one came by', async () => {
  const setting = await settle();
  const { ask, devnode, survival } = setting;
  const path = `/api/servers/${survival.uuid}/ws`;
  expect(pick(await mint(setting), 'data.socket')).toBe(`ws://127.0.0.1:${devnode.port}${path}`);
  const byName = await ask(`/api/client/servers/${survival.uuid}/websocket`, {
    key: 'owner',
    headers: { Host: `localhost:${devnode.port}` },
  });
  expect(pick(byName, 'data.socket')).toBe(`ws://localhost:${devnode.port}${path}`);
  survival.address = 1;
  const moved = String(pick(await mint(setting), 'data.socket'));
  expect(moved).toMatch(/^ws:\/\/127\.0\.0\.1:\d+\/api\/servers\//);
  expect(moved).not.toContain(`:${devnode.port}/`);
});

test('a server gives five tokens a minute to all of its users together', async () => {
  const setting = await settle();
  for (const key of ['owner', 'owner', 'guest', 'admin', 'owner']) {
    expect((await mint(setting, key)).status).toBe(200);
  }
  const refused = await mint(setting, 'guest');
  expect([refused.status, errorOf(refused)]).toEqual([
    429,
    { code: 'ThrottleRequestsException', status: '429', detail: 'Too Many Attempts.' },
  ]);
  const wait = Number(refused.headers['retry-after']);
  expect(wait).toBeGreaterThan(55);
  expect(wait).toBeLessThanOrEqual(60);
  const other = setting.ask(`/api/client/servers/${setting.creative.uuid}/websocket`, {
    key: 'owner',
  });
  expect((await other).status).toBe(200);
  setting.devnode.world.clock.move(wait * 1000);
  expect((await mint(setting)).status).toBe(200);
});

test('a user has 256 requests a minute, each user their own', async () => {
  const setting = await settle();
  const { ask } = setting;
  for (let count = 0; count < 256; count++) {
    const answer = await ask('/api/client', { key: 'owner' });
    expect(answer.status).toBe(200);
    expect(answer.headers['x-ratelimit-remaining']).toBe(String(255 - count));
  }
  const refused = await ask('/api/client', { key: 'owner' });
  expect([refused.status, refused.headers['x-ratelimit-limit']]).toEqual([429, '256']);
  expect(Number(refused.headers['retry-after'])).toBeGreaterThan(0);
  expect((await ask('/api/client', { key: 'guest' })).status).toBe(200);
});
