import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  readDetails,
  readPage,
  readResources,
  readToken,
} from '../../../src/engine/panel/pterodactylBodies';
import { detailsBody } from '../fakes/fakePanel';

const page = (count: number) => ({
  object: 'list',
  data: Array.from({ length: count }, () => detailsBody()),
  meta: { pagination: { total: 51, count, per_page: 50, current_page: 2, total_pages: 2 } },
});

describe('a server’s details', () => {
  test('are read as the panel has them, sizes in bytes', () => {
    expect(readDetails(detailsBody())).toEqual({
      uuid: '8d3f9a2e-5c7b-4f1e-9d2a-6e8f1c3b5a7d',
      identifier: '8d3f9a2e',
      name: 'Survival',
      description: '',
      node: 'Node 1',
      address: 'play.example.com:25565',
      hold: null,
      limits: { memory: 2_147_483_648, disk: 10_737_418_240, cpu: 200 },
      eggFeatures: ['eula', 'java_version'],
      isOwner: false,
      permissions: ['control.console', 'websocket.connect'],
    });
  });

  test('an owner may do everything', () => {
    const body = { ...detailsBody(), meta: { is_server_owner: true, user_permissions: [] } };
    expect(readDetails(body)).toMatchObject({ isOwner: true, permissions: ['*'] });
    const listed = { ...detailsBody({ server_owner: true }), meta: undefined };
    expect(readDetails(listed)).toMatchObject({ isOwner: true, permissions: ['*'] });
  });

  test.each([
    [{ status: 'installing' }, 'installing'],
    [{ is_installing: true }, 'installing'],
    [{ status: 'install_failed' }, 'install failed'],
    [{ status: 'reinstall_failed' }, 'install failed'],
    [{ status: 'suspended' }, 'suspended'],
    [{ is_suspended: true, status: 'installing' }, 'suspended'],
    [{ status: 'restoring_backup' }, 'restoring backup'],
    [{ is_transferring: true }, 'transferring'],
    [{ is_node_under_maintenance: true }, 'node maintenance'],
    [{ status: 'something new' }, null],
  ])('%o is held as %s', (attributes, hold) => {
    expect(readDetails(detailsBody(attributes))?.hold).toBe(hold);
  });

  test.each([
    [[{ attributes: { ip: '::1', ip_alias: null, port: 1, is_default: true } }], '[::1]:1'],
    [[{ attributes: { ip: '1.2.3.4', ip_alias: '', port: 1, is_default: true } }], '1.2.3.4:1'],
    [[{ attributes: { ip: '1.2.3.4', port: 1, is_default: false } }], null],
    [[], null],
  ])('the address is that of the default allocation: %o', (data, address) => {
    const body = detailsBody({ relationships: { allocations: { data } } });
    expect(readDetails(body)?.address).toBe(address);
  });

  test.each([
    { uuid: 1 },
    { uuid: '' },
    { identifier: null },
    { name: undefined },
    { limits: null },
    { limits: { memory: '2048', disk: 0, cpu: 0 } },
  ])('without what we live by they are not believed: %o', (attributes) => {
    expect(readDetails(detailsBody(attributes))).toBeNull();
  });
});

describe('other bodies', () => {
  test('a page of servers', () => {
    expect(readPage(page(2))).toMatchObject({ page: 2, pages: 2, total: 51 });
    expect(readPage(page(2))?.servers).toHaveLength(2);
    expect(readPage(page(0))?.servers).toEqual([]);
  });

  test('a page with a server that cannot be read is not believed: none is hidden', () => {
    expect(readPage({ ...page(1), data: [detailsBody(), { attributes: {} }] })).toBeNull();
    expect(readPage({ ...page(1), meta: {} })).toBeNull();
  });

  test('resources', () => {
    const resources = {
      memory_bytes: 1,
      cpu_absolute: 2.5,
      disk_bytes: 3,
      network_rx_bytes: 4,
      network_tx_bytes: 5,
      uptime: 6,
    };
    const attributes = { current_state: 'running', is_suspended: false, resources };
    expect(readResources({ attributes })).toEqual({
      state: 'running',
      suspended: false,
      memoryBytes: 1,
      cpuAbsolute: 2.5,
      diskBytes: 3,
      uptime: 6,
    });
    expect(readResources({ attributes: { ...attributes, resources: {} } })).toBeNull();
  });

  test('a token needs an address', () => {
    expect(readToken({ data: { token: 'a', socket: 'b' } })).toEqual({ token: 'a', socket: 'b' });
    expect(readToken({ data: { token: 'a' } })).toBeNull();
    expect(readToken({ token: 'a', url: 'b' })).toBeNull();
  });

  test('no JSON at all makes any of them throw', () => {
    fc.assert(
      fc.property(
        fc.dictionary(fc.constantFrom('data', 'attributes', 'meta', 'x'), fc.jsonValue()),
        (body) => {
          for (const read of [readDetails, readPage, readResources, readToken]) read(body);
        },
      ),
    );
  });
});
