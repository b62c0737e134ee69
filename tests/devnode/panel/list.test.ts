import { expect, test } from 'vitest';
import type { ServerSeed } from '../../../devnode';
import { pick, settle } from './setting';

test('the list has the servers one has access to, as the panel writes them', async () => {
  const { ask, survival, creative } = await settle();
  const answer = await ask('/api/client?page=1', { key: 'owner' });
  expect(answer.status).toBe(200);
  expect(answer.json).toMatchObject({
    object: 'list',
    data: [
      {
        object: 'server',
        attributes: {
          server_owner: true,
          identifier: survival.uuid.slice(0, 8),
          internal_id: 1,
          uuid: survival.uuid,
          name: 'Survival',
          node: 'Development node',
          is_node_under_maintenance: false,
          sftp_details: { ip: '127.0.0.1', port: 2022 },
          limits: { memory: 2048, swap: 0, disk: 10_240, cpu: 200 },
          egg_features: ['eula', 'java_version', 'pid_limit'],
          feature_limits: { backups: 2 },
          status: null,
          is_suspended: false,
          is_installing: false,
          is_transferring: false,
          relationships: {
            allocations: {
              data: [
                {
                  attributes: {
                    ip: '127.0.0.1',
                    ip_alias: 'play.example.com',
                    port: 25_565,
                    is_default: true,
                  },
                },
              ],
            },
            variables: { data: [{ attributes: { env_variable: 'MOTD' } }, {}] },
          },
        },
      },
      { attributes: { uuid: creative.uuid } },
    ],
    meta: {
      pagination: { total: 2, count: 2, per_page: 50, current_page: 1, total_pages: 1, links: {} },
    },
  });
});

test('a guest sees only the server shared with them, without its variables', async () => {
  const { ask } = await settle();
  const answer = await ask('/api/client', { key: 'guest' });
  expect(answer.json).toMatchObject({
    data: [{ attributes: { name: 'Survival', server_owner: false } }],
    meta: { pagination: { total: 1 } },
  });
  expect(pick(answer, 'data.0.attributes.relationships.variables')).toEqual({
    object: 'null_resource',
    attributes: null,
  });
});

test('a long list comes in pages that link to each other', async () => {
  const servers = Array.from(
    { length: 120 },
    (_, at): ServerSeed => ({ name: `Server ${at + 1}`, program: { command: 'true' } }),
  );
  const { ask, devnode } = await settle({ servers });
  const link = (page: number) => `${devnode.url}/api/client?page=${page}`;
  const first = await ask('/api/client', { key: 'owner' });
  expect(pick(first, 'meta.pagination')).toEqual({
    total: 120,
    count: 50,
    per_page: 50,
    current_page: 1,
    total_pages: 3,
    links: { next: link(2) },
  });
  const second = await ask('/api/client?page=2', { key: 'owner' });
  expect(pick(second, 'meta.pagination.links')).toEqual({ previous: link(1), next: link(3) });
  expect(pick(second, 'data.0.attributes.name')).toBe('Server 51');
  const last = await ask('/api/client?page=3', { key: 'owner' });
  expect(pick(last, 'meta.pagination')).toMatchObject({ count: 20, links: { previous: link(2) } });
  const beyond = await ask('/api/client?page=9', { key: 'owner' });
  expect(beyond.json).toMatchObject({ data: [], meta: { pagination: { count: 0, total: 120 } } });
  expect((await ask('/api/client?page=x', { key: 'owner' })).json).toMatchObject({
    meta: { pagination: { current_page: 1 } },
  });
});

test('one server can be asked for by UUID or its first eight characters, in any state', async () => {
  const { ask, survival } = await settle();
  for (const id of [survival.uuid, survival.uuid.slice(0, 8)]) {
    const answer = await ask(`/api/client/servers/${id}`, { key: 'owner' });
    expect(answer.json).toMatchObject({
      object: 'server',
      attributes: { uuid: survival.uuid },
      meta: { is_server_owner: true, user_permissions: ['*'] },
    });
  }
  survival.status = 'suspended';
  survival.isTransferring = true;
  expect((await ask(`/api/client/servers/${survival.uuid}`, { key: 'owner' })).json).toMatchObject({
    attributes: { status: 'suspended', is_suspended: true, is_transferring: true },
  });
  const guest = await ask(`/api/client/servers/${survival.uuid}`, { key: 'guest' });
  expect(pick(guest, 'meta')).toEqual({
    is_server_owner: false,
    user_permissions: ['websocket.connect', 'control.console'],
  });
});
