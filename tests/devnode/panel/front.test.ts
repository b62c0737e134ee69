import { mkdir, symlink, writeFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import { type AddressInfo, connect } from 'node:net';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { expect, onTestFinished, test } from 'vitest';
import { startDevnode } from '../../../devnode';
import { createFakeNode } from './fakeNode';
import { cookiesOf, pick, settle, temporaryFolder } from './setting';

async function builtConsole(): Promise<string> {
  const folder = await temporaryFolder();
  const dist = join(folder, 'dist');
  await mkdir(join(dist, 'assets'), { recursive: true });
  await writeFile(join(folder, 'secret.txt'), 'secret');
  await writeFile(join(dist, 'index.html'), '<!doctype html><title>Roost</title>');
  await writeFile(join(dist, 'config.json'), '{}');
  await writeFile(join(dist, 'assets/index-Ab3dEf9_.js'), 'console.log("long enough")'.repeat(50));
  await symlink(join(folder, 'secret.txt'), join(dist, 'link.txt'));
  return dist;
}

test('the built console is served with its types, and cached by what its names promise', async () => {
  const { ask } = await settle({ consoleDir: await builtConsole() });
  const page = await ask('/?server=abc');
  expect(page.headers).toMatchObject({
    'content-type': 'text/html; charset=utf-8',
    'cache-control': 'no-cache',
  });
  expect(page.text).toContain('<title>Roost</title>');
  // The console may be framed; only the panel's own pages may not.
  expect(page.headers['x-frame-options']).toBeUndefined();
  const script = await ask('/assets/index-Ab3dEf9_.js');
  expect(script.headers).toMatchObject({
    'content-type': 'text/javascript; charset=utf-8',
    'cache-control': 'public, max-age=31536000, immutable',
  });
  const config = await ask('/config.json');
  expect(config.headers['content-type']).toBe('application/json; charset=utf-8');
  const again = await ask('/config.json', {
    headers: { 'If-None-Match': String(config.headers.etag) },
  });
  expect([again.status, again.text]).toEqual([304, '']);
});

test('scripts are compressed for those who accept it', async () => {
  const { devnode } = await settle({ consoleDir: await builtConsole() });
  const response = await rawGet(devnode.port, '/assets/index-Ab3dEf9_.js', 'Accept-Encoding: gzip');
  expect(response.head).toMatch(/content-encoding: gzip/i);
  expect(gunzipSync(response.body).toString()).toContain('long enough');
});

test('nothing outside the folder is served, by no spelling and no link', async () => {
  const { devnode } = await settle({ consoleDir: await builtConsole() });
  for (const path of [
    '/../secret.txt',
    '/..%2fsecret.txt',
    '/%2e%2e/secret.txt',
    '/assets/..%2f..%2fsecret.txt',
    '/link.txt',
    '/%00',
    '/%',
    '/assets',
    '/nothing.js',
  ]) {
    const { head, body } = await rawGet(devnode.port, path);
    expect([path, /^HTTP\/1\.1 404/.test(head)]).toEqual([path, true]);
    expect(body.toString()).not.toContain('secret');
  }
});

test('a console that is not built says what to do', async () => {
  const { ask } = await settle({ consoleDir: join(await temporaryFolder(), 'none') });
  const answer = await ask('/');
  expect([answer.status, answer.text]).toEqual([
    503,
    'The console has not been built yet: run "npm run build".\n',
  ]);
});

test('a handler in place of the folder gets what is neither the panel nor the devnode', async () => {
  const seen: (string | undefined)[] = [];
  const { ask } = await settle({
    handler(request, response, next) {
      seen.push(request.url);
      if (request.url === '/') response.end('mine');
      else next();
    },
  });
  expect((await ask('/')).text).toBe('mine');
  expect((await ask('/other')).status).toBe(404);
  await ask('/devnode');
  await ask('/api/client');
  expect(seen).toEqual(['/', '/other']);
});

test('whoever opens the console is signed in as the owner, unless signing in is required', async () => {
  const { ask, fault, devnode } = await settle({ consoleDir: await builtConsole() });
  const { cookie } = cookiesOf(await ask('/'));
  const list = await ask('/api/client', { headers: { Cookie: cookie } });
  expect(pick(list, 'meta.pagination.total')).toBe(2);

  const guest = devnode.sessionCookie('guest');
  expect(cookiesOf(await ask('/', { headers: { Cookie: guest } })).cookie).toContain(guest);

  await fault({ fault: 'sign-in-required' });
  expect((await ask('/')).headers['set-cookie']).toBeUndefined();
  await fault({ fault: 'sign-out-everyone' });
  expect((await ask('/api/client', { headers: { Cookie: cookie } })).status).toBe(401);
});

test('another host name gets nothing at all, from nothing', async () => {
  const { ask, devnode, node } = await settle({ consoleDir: await builtConsole() });
  for (const Host of ['evil.example', `evil.example:${devnode.port}`, '127.0.0.1', 'localhost:1']) {
    for (const path of ['/', '/devnode', '/devnode/state', '/api/client', '/auth/login']) {
      const answer = await ask(path, { key: 'owner', headers: { Host } });
      expect([path, answer.status, answer.text]).toEqual([path, 403, '']);
      expect(answer.headers['set-cookie']).toBeUndefined();
    }
    const upgrade = await rawGet(
      devnode.port,
      '/api/servers/x/ws',
      ...upgradeLines,
      `Host: ${Host}`,
    );
    expect(upgrade.head).toMatch(/^HTTP\/1\.1 403/);
  }
  expect(node.calls.filter((call) => call.startsWith('upgrade'))).toEqual([]);
});

test('another origin gets nothing from /devnode', async () => {
  const { ask, devnode, node } = await settle();
  await ask('/devnode/faults', {
    method: 'POST',
    json: { fault: 'cors', origins: ['https://other.example'] },
  });
  for (const Origin of ['https://other.example', 'null', `https://127.0.0.1:${devnode.port}`]) {
    for (const path of ['/devnode', '/devnode/state']) {
      const answer = await ask(path, { headers: { Origin } });
      expect([answer.status, answer.text]).toEqual([403, '']);
    }
    const write = await ask('/devnode/faults', {
      method: 'POST',
      json: { fault: 'drop' },
      headers: { Origin },
    });
    expect([write.status, write.text]).toEqual([403, '']);
  }
  const embedded = { 'Sec-Fetch-Site': 'cross-site', 'Sec-Fetch-Mode': 'no-cors' };
  expect((await ask('/devnode/state', { headers: embedded })).status).toBe(403);
  const link = { 'Sec-Fetch-Site': 'cross-site', 'Sec-Fetch-Mode': 'navigate' };
  expect((await ask('/devnode', { headers: link })).status).toBe(200);
  expect((await ask('/devnode/state', { headers: { Origin: devnode.url } })).status).toBe(200);
  expect(node.calls).not.toContain('cut unclean all');
});

test('upgrades go to the node, by the address they came in on', async () => {
  const { devnode, node, ask, survival } = await settle();
  const path = `/api/servers/${survival.uuid}/ws`;
  await rawGet(devnode.port, path, ...upgradeLines);
  survival.address = 1;
  const token = await ask(`/api/client/servers/${survival.uuid}/websocket`, { key: 'owner' });
  const second = Number(new URL(String(pick(token, 'data.socket'))).port);
  await rawGet(second, path, ...upgradeLines);
  expect(node.calls).toContain(`upgrade ${path} at 0`);
  expect(node.calls).toContain(`upgrade ${path} at 1`);
  const elsewhere = await rawGet(devnode.port, '/elsewhere', ...upgradeLines);
  expect(elsewhere.head).toMatch(/^HTTP\/1\.1 403/);
  // The node alone answers on its second address.
  expect((await ask('/api/client', { key: 'owner', port: second })).status).toBe(404);
});

test('pages of listed origins may read the panel, with credentials; others may not', async () => {
  const { ask, fault } = await settle();
  const Origin = 'https://console.example';
  const unlisted = await ask('/api/client', { key: 'owner', headers: { Origin } });
  expect(unlisted.status).toBe(200);
  expect(unlisted.headers['access-control-allow-origin']).toBeUndefined();
  await fault({ fault: 'cors', origins: [Origin] });
  const preflight = await ask('/api/client', {
    method: 'OPTIONS',
    headers: {
      Origin,
      'Access-Control-Request-Method': 'POST',
      'Access-Control-Request-Headers': 'authorization',
    },
  });
  expect(preflight.status).toBe(204);
  expect(preflight.headers).toMatchObject({
    'access-control-allow-origin': Origin,
    'access-control-allow-credentials': 'true',
    'access-control-allow-headers': 'authorization',
  });
  const answer = await ask('/api/client', { key: 'owner', headers: { Origin } });
  expect(answer.headers['access-control-allow-origin']).toBe(Origin);
  // Retry-After is not exposed, so a page there cannot read it.
  expect(answer.headers['access-control-expose-headers']).toBeUndefined();
});

test('a port that is taken is given up for the next free one, and said', async () => {
  const other = createServer();
  await new Promise<void>((resolve) => other.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => void other.close());
  const taken = (other.address() as AddressInfo).port;
  const { devnode } = await settle({ port: taken });
  expect(devnode.portTaken).toBe(taken);
  expect(devnode.port).toBeGreaterThan(taken);
  expect(devnode.port).toBeLessThan(taken + 20);
});

test('it listens on this machine alone, and no longer after close', async () => {
  const devnode = await startDevnode({
    dataDir: await temporaryFolder(),
    consoleDir: null,
    makeNode: ({ world }) => createFakeNode(world),
  });
  expect(devnode.url).toBe(`http://127.0.0.1:${devnode.port}`);
  const idle = connect(devnode.port, '127.0.0.1');
  await new Promise((resolve) => idle.once('connect', resolve));
  const cut = new Promise((resolve) => idle.once('close', resolve));
  await devnode.close();
  await cut;
  await expect(fetch(devnode.url)).rejects.toThrow();
});

const upgradeLines = [
  'Connection: Upgrade',
  'Upgrade: websocket',
  'Sec-WebSocket-Version: 13',
  'Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==',
];

/** A request whose path and headers go out as they are written here. */
function rawGet(port: number, path: string, ...lines: string[]) {
  return new Promise<{ head: string; body: Buffer }>((resolve, reject) => {
    const chunks: Buffer[] = [];
    const socket = connect(port, '127.0.0.1', () => {
      const host = lines.some((line) => line.startsWith('Host:'))
        ? []
        : [`Host: 127.0.0.1:${port}`];
      const close = lines.some((line) => line.startsWith('Connection:'))
        ? []
        : ['Connection: close'];
      socket.write([`GET ${path} HTTP/1.1`, ...host, ...close, ...lines, '', ''].join('\r\n'));
    });
    socket.on('data', (chunk: Buffer) => chunks.push(chunk));
    socket.on('error', reject);
    socket.on('close', () => {
      const all = Buffer.concat(chunks);
      const end = all.indexOf('\r\n\r\n');
      resolve({ head: all.subarray(0, end).toString(), body: all.subarray(end + 4) });
    });
  });
}
