import { expect, test } from 'vitest';
import { errorOf, pick, settle } from './setting';

test('a fault that is none, and fields that are wrong, are answered with why', async () => {
  const { fault, ask } = await settle();
  const why = async (body: Record<string, unknown>) => {
    const answer = await fault(body);
    expect([answer.status, pick(answer, 'ok')]).toEqual([400, false]);
    return pick(answer, 'why');
  };
  expect(await why({ fault: 'explode' })).toMatch(/^"fault" must be one of: drop, /);
  expect(await why({ fault: 'toString' })).toMatch(/^"fault" must be one of/);
  expect(await why({ fault: 'drop', how: 'gently' })).toMatch(/^"how" must be one of: clean, /);
  expect(await why({ fault: 'drop', server: 'x' })).toBe('There is no server "x".');
  expect(await why({ fault: 'delay-frames' })).toBe('"ms" must be a number of at least 0.');
  expect(await why({ fault: 'delay-frames', ms: -1 })).toMatch(/^"ms"/);
  expect(await why({ fault: 'token-life', seconds: 'x' })).toMatch(/^"seconds"/);
  expect(await why({ fault: 'stall-frames', on: 1 })).toBe('"on" must be true or false.');
  expect(await why({ fault: 'panel', kind: 'status', status: 600 })).toMatch(/^"status"/);
  expect(await why({ fault: 'panel' })).toMatch(/^"kind"/);
  expect(await why({ fault: 'revoke', user: 'nobody', server: 'Survival' })).toBe(
    'There is no user "nobody".',
  );
  expect(await why({ fault: 'throttle', events: 'auth' })).toBe(
    '"events" must be a list of texts.',
  );
  const broken = await ask('/devnode/faults', { method: 'POST', body: '{' });
  expect(broken.json).toEqual({ ok: false, why: 'The body must be a JSON object.' });
});

test('the faults of the node are switched on and off, and all off by reset', async () => {
  const { fault, devnode, survival } = await settle({ tokenLife: 40 });
  const { faults, allowedOrigins } = devnode.world;
  const before = structuredClone(faults);
  const guest = devnode.users.get('guest');
  for (const body of [
    { fault: 'refuse-upgrades', status: 502 },
    { fault: 'delay-frames', ms: 250 },
    { fault: 'stall-frames' },
    { fault: 'silent' },
    { fault: 'token-life', seconds: 12 },
    { fault: 'token-check-every', seconds: 0.5 },
    { fault: 'throttle', events: ['send command'] },
    { fault: 'refuse-origin' },
    { fault: 'places-taken' },
    { fault: 'hang-upgrades' },
    { fault: 'refuse-tokens', why: 'expired' },
    { fault: 'panel-ahead', ms: -90_000 },
    { fault: 'panel', kind: 'hang' },
    { fault: 'allowed-origins', origins: ['https://a.example'] },
    { fault: 'revoke', user: 'guest', server: 'Survival' },
    { fault: 'suspend', server: 'Survival' },
  ]) {
    expect((await fault(body)).json).toEqual({ ok: true });
  }
  expect(faults).toEqual({
    refuseUpgrades: 502,
    delayFrames: 250,
    silent: true,
    stallFrames: true,
    tokenLife: 12,
    tokenCheckEvery: 0.5,
    panel: { kind: 'hang', path: '' },
    throttle: ['send command'],
    refuseOrigin: true,
    placesTaken: true,
    hangUpgrades: true,
    refuseTokens: 'expired',
    panelAhead: -90_000,
  });
  expect(allowedOrigins).toEqual(['https://a.example']);
  expect(guest?.permissions.has(survival.uuid)).toBe(false);
  await fault({ fault: 'stall-frames', on: false });
  expect(faults.stallFrames).toBe(false);
  await fault({ fault: 'reset' });
  expect(faults).toEqual(before);
  expect(allowedOrigins).toEqual([]);
  expect(guest?.permissions.has(survival.uuid)).toBe(true);
  expect(survival.status).toBeNull();
});

test('what the node does at once is asked of it', async () => {
  const { fault, node, devnode, survival } = await settle();
  const guest = devnode.users.get('guest')?.uuid;
  await fault({ fault: 'drop', how: 'silent' });
  await fault({ fault: 'drop', server: 'Survival' });
  await fault({ fault: 'restart-node', downMs: 300 });
  await fault({ fault: 'revoke', user: 'guest', server: survival.uuid.slice(0, 8) });
  await fault({ fault: 'backup', server: 'Survival' });
  await fault({ fault: 'pull-image', server: 'Survival' });
  expect(node.calls.slice(1)).toEqual([
    'cut silent all',
    `cut unclean ${survival.uuid}`,
    'restart 300',
    `revoke ${guest} ${survival.uuid}`,
    'backup Survival',
    'pull image Survival',
  ]);
});

test('features of a server and matched lines are had on demand', async () => {
  const { fault, node, ask, survival } = await settle();
  expect((await fault({ fault: 'out-of-memory', server: 'Creative' })).json).toEqual({
    ok: false,
    why: 'Creative does not run.',
  });
  await fault({ fault: 'out-of-memory', server: 'Survival' });
  await fault({ fault: 'feature-match', server: 'Survival', key: 'eula', line: 'x' });
  expect(node.calls).toContain('out of memory Survival');
  expect(node.calls).toContain('match eula x');
  await fault({ fault: 'features', server: 'Survival', features: ['gsl_token'] });
  const details = await ask(`/api/client/servers/${survival.uuid}`, { key: 'owner' });
  expect(pick(details, 'attributes.egg_features')).toEqual(['gsl_token']);
});

test('the panel fails as it is told to, where it is told to, as often as it is told to', async () => {
  const { fault, ask, survival } = await settle();
  const list = () => ask('/api/client', { key: 'owner' });
  const one = () => ask(`/api/client/servers/${survival.uuid}`, { key: 'owner' });

  await fault({ fault: 'panel', kind: 'status', status: 429, retryAfter: 7, path: '/servers/' });
  expect((await list()).status).toBe(200);
  const limited = await one();
  expect([limited.status, limited.headers['retry-after']]).toEqual([429, '7']);
  expect(errorOf(limited)).toMatchObject({ code: 'ThrottleRequestsException', status: '429' });

  await fault({ fault: 'panel', kind: 'html', status: 502, times: 2 });
  for (const _ of [1, 2]) {
    const page = await list();
    expect([page.status, page.headers['content-type']]).toEqual([502, 'text/html']);
  }
  expect((await list()).status).toBe(200);

  await fault({ fault: 'panel', kind: 'malformed' });
  const broken = await list();
  expect([broken.status, broken.json]).toEqual([200, null]);
  expect(broken.headers['content-type']).toBe('application/json');

  await fault({ fault: 'panel', kind: 'reset' });
  await expect(list()).rejects.toMatchObject({ code: 'ECONNRESET' });

  await fault({ fault: 'panel', kind: 'hang', times: 1 });
  const hanging = list().then(() => 'answered');
  const waited = new Promise((resolve) => setTimeout(() => resolve('waited'), 150));
  expect(await Promise.race([hanging.catch(() => 'cut'), waited])).toBe('waited');
  expect((await list()).status).toBe(200);

  await fault({ fault: 'panel', kind: 'status', status: 500, forMs: 100 });
  expect((await list()).status).toBe(500);
  await expect.poll(async () => (await list()).status).toBe(200);

  await fault({ fault: 'panel', kind: 'status', status: 400 });
  expect(errorOf(await list())).toMatchObject({ code: 'TwoFactorAuthRequiredException' });
  await fault({ fault: 'panel', kind: 'none' });
  expect((await list()).status).toBe(200);
});

test('installing shows in the panel from beginning to end, and does not begin twice', async () => {
  const { fault, node, creative } = await settle();
  expect((await fault({ fault: 'install', server: 'Creative' })).json).toEqual({ ok: true });
  expect(creative.status).toBe('installing');
  expect(pick(await fault({ fault: 'reinstall', server: 'Creative' }), 'why')).toBe(
    'Creative is installing.',
  );
  node.finish();
  await expect.poll(() => creative.status).toBeNull();

  await fault({ fault: 'reinstall', server: 'Creative' });
  node.finish(true);
  await expect.poll(() => creative.status).toBe('reinstall_failed');
  await fault({ fault: 'install', server: 'Creative' });
  node.finish(true);
  await expect.poll(() => creative.status).toBe('install_failed');
});

test('restoring and transferring show in the panel until they are done', async () => {
  const { fault, node, survival } = await settle();
  await fault({ fault: 'restore', server: 'Survival' });
  expect(survival.status).toBe('restoring_backup');
  node.finish();
  await expect.poll(() => survival.status).toBeNull();
  await fault({ fault: 'transfer', server: 'Survival' });
  expect(survival.isTransferring).toBe(true);
  node.finish();
  await expect.poll(() => survival.isTransferring).toBe(false);
});

test('suspending and deleting change what the panel says at once', async () => {
  const { fault, ask, node, survival } = await settle();
  const path = `/api/client/servers/${survival.uuid}`;
  await fault({ fault: 'suspend', server: 'Survival' });
  expect((await ask(`${path}/websocket`, { key: 'owner' })).status).toBe(409);
  expect(node.calls).toContain(`suspend ${survival.uuid}`);
  await fault({ fault: 'unsuspend', server: 'Survival' });
  expect((await ask(`${path}/websocket`, { key: 'owner' })).status).toBe(200);
  await fault({ fault: 'delete', server: 'Survival' });
  expect((await ask(path, { key: 'owner' })).status).toBe(404);
  expect(node.calls).toContain(`remove ${survival.uuid}`);
});

test('changed permissions count at once and deny the tokens from before', async () => {
  const { fault, ask, node, survival } = await settle();
  const permissions = ['websocket.connect'];
  await fault({ fault: 'permissions', user: 'owner', server: 'Survival', permissions });
  const answer = await ask(`/api/client/servers/${survival.uuid}`, { key: 'owner' });
  expect(pick(answer, 'meta')).toEqual({ is_server_owner: false, user_permissions: permissions });
  expect(node.calls.at(-1)).toMatch(/^revoke /);
});

test('the state tells of servers, faults and requests', async () => {
  const { fault, ask, survival } = await settle();
  await fault({ fault: 'delay-frames', ms: 10 });
  await ask(`/api/client/servers/${survival.uuid}/websocket`, { key: 'owner' });
  await ask(`/api/client/servers/${survival.uuid.slice(0, 8)}/websocket`, { key: 'owner' });
  expect((await ask('/devnode/state')).json).toMatchObject({
    servers: [
      { name: 'Survival', state: 'running', pids: [4242], counters: { sockets: 1 } },
      { name: 'Creative', state: 'offline', pids: [], status: null },
    ],
    users: [{ name: 'owner' }, { name: 'guest' }, { name: 'admin', isAdmin: true }],
    faults: { delayFrames: 10, signInRequired: false },
    requests: { 'GET /api/client/servers/:id/websocket': 2 },
  });
});

test('the page and its files are there, and may not be framed', async () => {
  const { ask } = await settle();
  const page = await ask('/devnode');
  expect(page.text).toContain('for development');
  expect(page.headers['x-frame-options']).toBe('DENY');
  for (const path of ['/devnode/page.css', '/devnode/page.js']) {
    expect(page.text).toContain(path);
    expect((await ask(path)).status).toBe(200);
  }
  expect((await ask('/devnode/run', { method: 'POST', body: '{}' })).status).toBe(404);
});

test('the page has a button for every fault there is', async () => {
  const { ask } = await settle();
  const script = (await ask('/devnode/page.js')).text;
  const names = pick(await ask('/devnode/state'), 'faultNames');
  expect(names).toHaveLength(39);
  for (const name of Array.isArray(names) ? names : [])
    expect(script).toContain(`fault: '${name}'`);
});
