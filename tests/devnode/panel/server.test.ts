import { mkdir, readFile, symlink } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { errorOf, pick, settle } from './setting';

const missing = {
  code: 'NotFoundHttpException',
  status: '404',
  detail: 'The requested resource could not be found on the server.',
};

test("a server that is not there and one that is someone else's look the same", async () => {
  const { ask, creative } = await settle();
  for (const id of ['00000000', '00000000-0000-4000-8000-000000000000', creative.uuid]) {
    for (const path of ['', '/websocket', '/resources']) {
      const answer = await ask(`/api/client/servers/${id}${path}`, { key: 'guest' });
      expect(answer.status).toBe(404);
      expect(errorOf(answer)).toEqual(missing);
    }
  }
});

test('an address without a route is 404, a method without one is 405', async () => {
  const { ask, survival } = await settle();
  const nowhere = await ask('/api/client/servers/x/nothing', { key: 'owner' });
  expect(errorOf(nowhere)).toEqual({
    code: 'NotFoundHttpException',
    status: '404',
    detail: 'The route api/client/servers/x/nothing could not be found.',
  });
  const wrong = await ask(`/api/client/servers/${survival.uuid}/power`, { key: 'owner' });
  expect([wrong.status, wrong.headers.allow]).toEqual([405, 'POST']);
});

test('power takes the four signals and says which other it does not take', async () => {
  const { ask, survival, node } = await settle();
  const send = (json: unknown, key = 'owner') =>
    ask(`/api/client/servers/${survival.uuid}/power`, { method: 'POST', key, json });
  for (const signal of ['start', 'stop', 'restart', 'kill']) {
    expect((await send({ signal })).status).toBe(204);
    expect(node.calls).toContain(`power ${signal} Survival`);
  }
  expect(errorOf(await send({}))).toEqual({
    code: 'ValidationException',
    status: '422',
    detail: 'The signal field is required.',
    meta: { source_field: 'signal', rule: 'required' },
  });
  const unknown = await send({ signal: 'explode' });
  expect([unknown.status, errorOf(unknown)]).toMatchObject([422, { meta: { rule: 'in' } }]);
  const guest = await send({ signal: 'start' }, 'guest');
  expect(errorOf(guest)).toEqual({
    code: 'AccessDeniedHttpException',
    status: '403',
    detail: 'This action is unauthorized.',
  });
});

test('stop and kill go by one permission, start and restart by their own', async () => {
  const { ask, survival, fault } = await settle();
  const permissions = ['control.stop'];
  await fault({ fault: 'permissions', user: 'guest', server: 'Survival', permissions });
  const statuses = await Promise.all(
    ['start', 'restart', 'stop', 'kill'].map(async (signal) => {
      const path = `/api/client/servers/${survival.uuid}/power`;
      return (await ask(path, { method: 'POST', key: 'guest', json: { signal } })).status;
    }),
  );
  expect(statuses).toEqual([403, 403, 204, 204]);
});

test('a command reaches a running server, and is 502 while it is offline', async () => {
  const { ask, survival, node } = await settle();
  const send = () =>
    ask(`/api/client/servers/${survival.uuid}/command`, {
      method: 'POST',
      key: 'guest',
      json: { command: 'say hi' },
    });
  node.setState(survival.uuid, 'running');
  expect((await send()).status).toBe(204);
  expect(node.calls).toContain('command say hi');
  node.setState(survival.uuid, 'offline');
  const refused = await send();
  expect([refused.status, errorOf(refused)]).toEqual([
    502,
    {
      code: 'HttpException',
      status: '502',
      detail: 'Server must be online in order to send commands.',
    },
  ]);
});

test('JSON that is none is 400', async () => {
  const { ask, survival } = await settle();
  const answer = await ask(`/api/client/servers/${survival.uuid}/power`, {
    method: 'POST',
    key: 'owner',
    body: '{"signal":',
    headers: { 'Content-Type': 'application/json' },
  });
  expect(answer.status).toBe(400);
  expect(errorOf(answer)).toMatchObject({ code: 'BadRequestHttpException' });
});

test('resources are the same for 20 s', async () => {
  const { ask, survival, devnode, node } = await settle();
  const read = () => ask(`/api/client/servers/${survival.uuid}/resources`, { key: 'owner' });
  const first = await read();
  expect(first.json).toEqual({
    object: 'stats',
    attributes: {
      current_state: 'running',
      is_suspended: false,
      resources: {
        memory_bytes: 101,
        cpu_absolute: 12.5,
        disk_bytes: 3000,
        network_rx_bytes: 40,
        network_tx_bytes: 50,
        uptime: 6000,
      },
    },
  });
  devnode.world.clock.move(19_000);
  expect((await read()).json).toEqual(first.json);
  expect(node.resourcesAsked).toBe(1);
  devnode.world.clock.move(1_000);
  expect(pick(await read(), 'attributes.resources.memory_bytes')).toBe(102);
});

test("a file is written into the server's folder, with the folders on the way", async () => {
  const { ask, survival } = await settle();
  const write = (file: string, body: string) =>
    ask(`/api/client/servers/${survival.uuid}/files/write?file=${encodeURIComponent(file)}`, {
      method: 'POST',
      key: 'owner',
      body,
    });
  expect((await write('/eula.txt', 'eula=true\n')).status).toBe(204);
  expect(await readFile(join(survival.program.cwd, 'eula.txt'), 'utf8')).toBe('eula=true\n');
  expect((await write('config/deep/a.yml', 'ä')).status).toBe(204);
  expect(await readFile(join(survival.program.cwd, 'config/deep/a.yml'), 'utf8')).toBe('ä');
  expect((await write('config', 'x')).status).toBe(400);
});

test('no path and no link leads a file out of the folder', async () => {
  const { ask, survival, dataDir } = await settle();
  const outside = join(dataDir, 'outside');
  await mkdir(outside, { recursive: true });
  await mkdir(survival.program.cwd, { recursive: true });
  await symlink(outside, join(survival.program.cwd, 'link'));
  await symlink(join(outside, 'new.txt'), join(survival.program.cwd, 'dangling'));
  for (const file of [
    '../a.txt',
    '/../../a.txt',
    'x/../../a.txt',
    'link/a.txt',
    'dangling',
    'a\0',
  ]) {
    const answer = await ask(
      `/api/client/servers/${survival.uuid}/files/write?file=${encodeURIComponent(file)}`,
      { method: 'POST', key: 'owner', body: 'x' },
    );
    expect([file, answer.status]).toEqual([file, 404]);
    expect(errorOf(answer)).toMatchObject({ code: 'DaemonConnectionException' });
  }
  await expect(readFile(join(outside, 'a.txt'))).rejects.toThrow();
  await expect(readFile(join(outside, 'new.txt'))).rejects.toThrow();
});

test('startup variables are listed, and set where they may be', async () => {
  const { ask, survival } = await settle();
  const base = `/api/client/servers/${survival.uuid}/startup`;
  expect((await ask(base, { key: 'owner' })).json).toMatchObject({
    object: 'list',
    data: [
      { object: 'egg_variable', attributes: { env_variable: 'MOTD', is_editable: true } },
      { attributes: { env_variable: 'SERVER_JARFILE', is_editable: false } },
    ],
    meta: { docker_images: { 'Java 21': 'ghcr.io/example/yolks:java_21' } },
  });
  const set = (key: string, value: string) =>
    ask(`${base}/variable`, { method: 'PUT', key: 'owner', json: { key, value } });
  expect((await set('MOTD', 'Hello')).json).toMatchObject({
    attributes: { server_value: 'Hello' },
  });
  expect(survival.program.env).toMatchObject({ MOTD: 'Hello' });
  expect(errorOf(await set('SERVER_JARFILE', 'x'))).toMatchObject({
    status: '400',
    detail: 'The environment variable you are trying to edit is read-only.',
  });
  expect((await set('NOTHING', 'x')).status).toBe(400);
  expect((await set('MOTD', '')).status).toBe(422);
  expect((await ask(base, { key: 'guest' })).status).toBe(403);
});

test('another container image is pulled at the next start; an unknown one is refused', async () => {
  const { ask, survival, node } = await settle();
  const set = (docker_image: string) =>
    ask(`/api/client/servers/${survival.uuid}/settings/docker-image`, {
      method: 'PUT',
      key: 'owner',
      json: { docker_image },
    });
  expect((await set('ghcr.io/example/yolks:java_8')).status).toBe(204);
  expect(survival.dockerImage).toBe('ghcr.io/example/yolks:java_8');
  expect(node.calls).toContain('pull image Survival');
  expect((await set('evil/image')).status).toBe(422);
});

test('while a server installs, is restored, moved, suspended or maintained it is 409', async () => {
  const { ask, survival, fault } = await settle();
  const path = `/api/client/servers/${survival.uuid}`;
  const check = async (part: string, admin: number) => {
    for (const rest of ['/websocket', '/resources', '/startup']) {
      const answer = await ask(path + rest, { key: 'owner' });
      expect(answer.status).toBe(409);
      expect(errorOf(answer)).toMatchObject({
        code: 'ServerStateConflictException',
        status: '409',
        detail: expect.stringContaining(part),
      });
    }
    expect((await ask(`${path}/websocket`, { key: 'admin' })).status).toBe(admin);
    expect((await ask(`${path}/resources`, { key: 'admin' })).status).toBe(409);
    expect((await ask(path, { key: 'owner' })).status).toBe(200);
  };
  await fault({ fault: 'limits', tokensPerMinute: 1000 });
  survival.status = 'installing';
  await check('installation', 200);
  survival.status = 'install_failed';
  await check('installation', 200);
  survival.status = 'restoring_backup';
  await check('restoring', 200);
  survival.status = 'suspended';
  await check('suspended', 409);
  survival.status = null;
  survival.isTransferring = true;
  await check('transferred', 200);
  survival.isTransferring = false;
  await fault({ fault: 'maintenance' });
  await check('maintenance', 409);
  await fault({ fault: 'maintenance', on: false });
  survival.status = 'reinstall_failed';
  expect((await ask(`${path}/websocket`, { key: 'owner' })).status).toBe(200);
});
