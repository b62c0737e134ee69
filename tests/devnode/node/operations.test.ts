import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { type Client, createHarness, type Harness, serverUuid, sleep, until } from './harness';

let harness: Harness;
afterEach(() => harness.close());

const admin = { permissions: ['*', 'admin.websocket.install', 'admin.websocket.transfer'] };
const without = (client: Client, ...events: string[]) =>
  client.frames.filter(({ event }) => !events.includes(event));

describe('an installation', () => {
  it('shows its output to those who may see it, and everyone its beginning and end', async () => {
    harness = await createHarness();
    const [user, seer] = [await harness.signIn(), await harness.signIn(admin)];
    await Promise.all([user.next('stats'), seer.next('stats')]);
    const [userFrom, seerFrom] = [user.frames.length, seer.frames.length];
    const installed = harness.server.install('install');
    expect(harness.server.record.status).toBe('installing');
    expect(await harness.server.power('start')).toEqual({
      ok: false,
      why: 'server is currently installing',
    });
    await installed;
    expect(harness.server.record.status).toBe(null);
    await Promise.all([user.next('install completed'), seer.next('install completed')]);
    expect(user.frames.slice(userFrom).map(({ event }) => event)).toEqual([
      'install started',
      'daemon message',
      'daemon message',
      'install completed',
    ]);
    expect(user.of('daemon message')).toEqual([
      'Starting installation process, this could take a few minutes...',
      'Installation process completed.',
    ]);
    const output = seer.of('install output');
    expect(output.length).toBeGreaterThan(10);
    const log = readFileSync(join(harness.dataDir, 'install', `${serverUuid}.log`), 'utf8');
    expect(log).toBe(`${output.join('\n')}\n`);
    const order = seer.frames.slice(seerFrom).map(({ event }) => event);
    expect(order.indexOf('install output')).toBe(2);
    expect(order.at(-1)).toBe('install completed');
  });

  it('again stops the process first', async () => {
    harness = await createHarness();
    const client = await harness.signIn();
    await harness.server.power('start');
    await client.next('status', 'running');
    await harness.server.install('reinstall');
    await client.next('install completed');
    expect(client.of('status')).toEqual(['offline', 'starting', 'running', 'stopping', 'offline']);
  });
});

describe('an image', () => {
  it('is pulled at the next start only, with its progress for those who may see it', async () => {
    harness = await createHarness();
    const [user, seer] = [await harness.signIn(), await harness.signIn(admin)];
    harness.server.pullImageAtNextStart();
    await harness.server.power('start');
    await seer.next('status', 'running');
    expect(seer.of('install output').join('\n')).toMatch(
      /Downloading \[=+> +\] +\d+\.\dMB\/\d+\.\dMB/,
    );
    expect(seer.of('console output').join('\n')).toMatch(
      /Pulling Docker container image[\s\S]*Finished pulling Docker container image/,
    );
    expect(user.of('install output')).toEqual([]);
    const before = seer.of('install output').length;
    await harness.server.power('restart');
    await sleep(100);
    expect(seer.of('install output')).toHaveLength(before);
  });
});

describe('a backup', () => {
  it('is a real archive, announced to those who may see backups, and can be restored', async () => {
    harness = await createHarness();
    await harness.server.power('start');
    const client = await harness.signIn();
    const other = await harness.signIn({ permissions: ['websocket.connect'] });
    const file = join(harness.server.record.program.cwd, 'world.dat');
    writeFileSync(file, 'a world');
    await harness.server.backup();
    await sleep(50);
    const done = client.frames.find(({ event }) => event.startsWith('backup completed:'));
    const backup = JSON.parse(done?.args[0] ?? '{}');
    expect(done?.event).toBe(`backup completed:${backup.uuid}`);
    expect(backup).toMatchObject({ is_successful: true, checksum_type: 'sha1' });
    expect(backup.checksum).toMatch(/^[0-9a-f]{40}$/);
    expect(backup.file_size).toBeGreaterThan(100);
    expect(other.frames.some(({ event }) => event.startsWith('backup'))).toBe(false);
    expect(harness.server.state).not.toBe('offline');

    rmSync(file);
    const restored = harness.server.restore();
    expect(harness.server.record.status).toBe('restoring_backup');
    await restored;
    expect(readFileSync(file, 'utf8')).toBe('a world');
    expect(harness.server.record.status).toBe(null);
    await client.next('backup restore completed');
    expect(client.of('daemon message')).toEqual([
      '(restoring): world.dat',
      'Completed server restoration from local backup.',
    ]);
    expect(harness.server.state).toBe('offline');
  });
});

describe('a transfer', () => {
  it('ends at the other address, and the sockets of the old one are closed', async () => {
    harness = await createHarness();
    const [user, seer] = [await harness.signIn(), await harness.signIn(admin)];
    await harness.server.power('start');
    const moved = harness.server.transfer();
    expect(harness.server.record.isTransferring).toBe(true);
    expect(await harness.server.power('start')).toEqual({
      ok: false,
      why: 'server is currently being transferred',
    });
    await moved;
    expect((await user.closed).code).toBe(1001);
    await seer.closed;
    expect(user.of('transfer status')).toEqual(['pending', 'processing', 'completed']);
    expect(user.of('transfer logs')).toEqual([]);
    expect(seer.of('transfer logs').join('\n')).toMatch(
      /\[Transfer System\] \[Source Node\]:\S+ Uploading \[=+ *\] \S+ MiB \/ \S+ MiB/,
    );
    expect(harness.server.record).toMatchObject({ address: 1, isTransferring: false });
    await expect(harness.connect({ address: 0 })).rejects.toThrow('404');
    const next = await harness.connect({ address: 1 });
    next.send('auth', await harness.token());
    await next.next('status', 'offline');
  });
});

describe('suspension', () => {
  it('stops the process, cuts the sockets and closes every new one with 4409', async () => {
    harness = await createHarness();
    await harness.server.power('start');
    const client = await harness.signIn();
    const pids = await harness.server.pids();
    // The shell that turns the echo off may still be there beside the program.
    expect(pids.length).toBeGreaterThan(0);
    await harness.node.suspend(serverUuid);
    expect((await client.closed).code).toBe(1006);
    expect(harness.server.state).toBe('offline');
    expect(harness.server.record.status).toBe('suspended');
    const refused = await harness.connect();
    expect((await refused.closed).code).toBe(4409);
    expect(await harness.server.power('start')).toEqual({
      ok: false,
      why: 'server is currently in a suspended state',
    });
    harness.node.unsuspend(serverUuid);
    await harness.signIn();
  });
});

describe('suspension during an installation', () => {
  it('outlasts it', async () => {
    harness = await createHarness();
    const installed = harness.server.install('install');
    await harness.node.suspend(serverUuid);
    await installed;
    expect(harness.server.record.status).toBe('suspended');
  });
});

describe('deletion', () => {
  it('is told to everyone, ends the process and closes with 1001', async () => {
    harness = await createHarness();
    const client = await harness.signIn();
    await harness.server.power('start');
    await client.next('status', 'running');
    await harness.node.remove(serverUuid);
    expect((await client.closed).code).toBe(1001);
    expect(client.of('deleted')).toEqual(['']);
    expect(without(client, 'stats').at(-1)?.event).toBe('deleted');
    expect(await harness.server.pids()).toEqual([]);
    expect(harness.node.server(serverUuid)).toBe(null);
    await expect(harness.connect()).rejects.toThrow('404');
    await until(() => harness.node.counters(serverUuid).sockets === 0);
  });
});
