import { readFileSync } from 'node:fs';
import { afterEach, describe, expect, it } from 'vitest';
import { createHarness, type Harness, sleep, until } from './harness';

let harness: Harness;
afterEach(() => harness.close());

const daemon = (text: string) =>
  `\u001b[33m\u001b[1m[Pterodactyl Daemon]:\u001b[39m ${text}\u001b[0m`;

function alive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    // A process that nobody has buried yet is not alive.
    return !/^\d+ \(.*\) Z/.test(readFileSync(`/proc/${pid}/stat`, 'utf8'));
  } catch {
    return false;
  }
}

describe('a process', () => {
  it('goes from offline by starting to running with the line that means it runs', async () => {
    harness = await createHarness({
      args: [
        '-e',
        'console.log("loading"); setTimeout(() => console.log("Done (0.2s)!"), 300); setInterval(() => {}, 1e6)',
      ],
      done: /Done \(/,
    });
    const client = await harness.signIn();
    client.send('set state', 'start');
    await client.next('console output', 'loading');
    expect(client.of('status')).toEqual(['offline', 'starting']);
    await client.next('status', 'running');
    expect(client.of('console output')).toEqual([
      daemon('Updating process configuration files...'),
      daemon('Ensuring file permissions are set correctly, this could take a few seconds...'),
      daemon('Pulling Docker container image, this could take a few minutes to complete...'),
      daemon('Finished pulling Docker container image'),
      'loading',
      'Done (0.2s)!',
    ]);
  });

  it('is stopped by its command or its signal, and restarted', async () => {
    harness = await createHarness();
    const client = await harness.signIn();
    client.send('set state', 'start');
    await client.next('status', 'running');
    client.send('set state', 'restart');
    await client.next('status', 'stopping');
    await until(() => client.of('status').length === 7);
    client.send('set state', 'stop');
    await until(() => client.of('status').length === 9);
    expect(client.of('status')).toEqual([
      'offline',
      'starting',
      'running',
      'stopping',
      'offline',
      'starting',
      'running',
      'stopping',
      'offline',
    ]);
    harness.server.record.program = {
      ...harness.server.record.program,
      stop: { signal: 'SIGTERM' },
    };
    await harness.server.power('start');
    expect(await harness.server.power('stop')).toEqual({ ok: true });
    expect(harness.server.state).toBe('offline');
    expect(client.of('console output').join()).not.toContain('crashed state');
  });

  it('that the stop command ends by hand has not crashed', async () => {
    harness = await createHarness();
    const client = await harness.signIn();
    client.send('set state', 'start');
    await client.next('status', 'running');
    client.send('send command', 'stop');
    await client.next('status', 'stopping');
    await until(() => harness.server.state === 'offline');
    await sleep(100);
    expect(client.of('console output').join()).not.toContain('crashed state');
  });

  it('takes one power action at a time; only kill goes past', async () => {
    harness = await createHarness({
      args: [
        '-e',
        'process.on("SIGTERM", () => {}); console.log("deaf"); setInterval(() => {}, 1e6)',
      ],
      stop: { signal: 'SIGTERM' },
    });
    const client = await harness.signIn();
    await harness.server.power('start');
    await client.next('console output', 'deaf');
    client.send('set state', 'stop');
    await client.next('status', 'stopping');
    client.send('set state', 'start');
    const { args } = await client.next('daemon error');
    expect(args[0]).toMatch(/another power action is currently being processed for this server/);
    client.send('set state', 'kill');
    await until(() => harness.server.state === 'offline');
    expect(await harness.server.pids()).toEqual([]);
  });

  it('is killed with its children and theirs, even one that left its group', async () => {
    const grandchild =
      'require("child_process").spawn("sleep", ["1000"]); console.log("child", process.pid); setInterval(() => {}, 1e6)';
    harness = await createHarness({
      args: [
        '-e',
        `const { spawn } = require("child_process");
         spawn(process.execPath, ["-e", ${JSON.stringify(grandchild)}], { stdio: "inherit" });
         const away = spawn("sleep", ["1001"], { detached: true, stdio: "ignore" });
         away.unref();
         console.log("away", away.pid);
         setInterval(() => {}, 1e6);`,
      ],
    });
    const client = await harness.signIn();
    await harness.server.power('start');
    await client.next('console output', /^away/);
    await client.next('console output', /^child/);
    await until(async () => (await harness.server.pids()).length === 4);
    const pids = await harness.server.pids();
    expect(pids.every(alive)).toBe(true);
    expect(await harness.server.power('kill')).toEqual({ ok: true });
    expect(pids.filter(alive)).toEqual([]);
    expect(harness.server.state).toBe('offline');
  });

  it('takes what it left behind along when it ends', async () => {
    harness = await createHarness({
      args: [
        '-e',
        `const away = require("child_process").spawn("sleep", ["1002"], { detached: true, stdio: "ignore" });
         away.unref();
         console.log("away " + away.pid);
         process.stdin.once("data", () => process.exit(0));`,
      ],
    });
    const client = await harness.signIn();
    await harness.server.power('start');
    const { args } = await client.next('console output', /^away/);
    const pid = Number(args[0]?.split(' ')[1]);
    expect(alive(pid)).toBe(true);
    await harness.server.power('stop');
    expect(alive(pid)).toBe(false);
  });
});

describe('a crash', () => {
  it('is reported and restarted once; a second within 60 s is not', async () => {
    harness = await createHarness();
    const client = await harness.signIn();
    await harness.server.power('start');
    await client.next('status', 'running');
    client.send('send command', 'exit 3');
    await client.next('console output', daemon('Out of memory: false'));
    const from = client.frames.length;
    await client.next('status', 'running', from);
    client.send('send command', 'exit 0');
    await client.next(
      'console output',
      daemon('Aborting automatic restart, last crash occurred less than 60 seconds ago.'),
    );
    const report = client.of('console output').filter((line) => /crashed|code|memory/.test(line));
    expect(report).toEqual([
      daemon('---------- Detected server process in a crashed state! ----------'),
      daemon('Exit code: 3'),
      daemon('Out of memory: false'),
      daemon('---------- Detected server process in a crashed state! ----------'),
      daemon('Exit code: 0'),
      daemon('Out of memory: false'),
    ]);
    await sleep(200);
    expect(harness.server.state).toBe('offline');
    harness.world.clock.move(60_000);
    client.send('auth', await harness.token());
    await harness.server.power('start');
    await until(() => harness.server.state === 'running');
    const later = client.frames.length;
    harness.server.command('exit 4');
    await client.next('console output', daemon('Exit code: 4'), later);
    await client.next('status', 'running', later);
  });

  it('by a signal has the exit code of a container', async () => {
    harness = await createHarness();
    const client = await harness.signIn();
    await harness.server.power('start');
    await client.next('status', 'running');
    process.kill((await harness.server.pids())[0] ?? 0, 'SIGSEGV');
    await client.next('console output', daemon('Exit code: 139'));
  });

  it('for want of memory is a kill that the report gives its reason for, once', async () => {
    harness = await createHarness();
    const client = await harness.signIn();
    expect(harness.server.runOutOfMemory()).toBe(false);
    await harness.server.power('start');
    await client.next('status', 'running');
    expect(harness.server.runOutOfMemory()).toBe(true);
    await client.next('console output', daemon('Exit code: 137'));
    await client.next('console output', daemon('Out of memory: true'));
    const from = client.frames.length;
    await client.next('status', 'running', from);
    client.send('send command', 'exit 3');
    await client.next('console output', daemon('Out of memory: false'), from);
    expect(client.of('status')).not.toContain('stopping');
  });

  it('of a program that does not exist is a crash with 127', async () => {
    harness = await createHarness({ command: '/no/such/program', args: [] });
    const client = await harness.signIn();
    await harness.server.power('start');
    await client.next('console output', daemon('Exit code: 127'));
  });
});

it('a program finds the name of its image, as it is at its start', async () => {
  harness = await createHarness({ args: ['-e', 'console.log("image " + process.env.IMAGE)'] });
  const client = await harness.signIn();
  harness.server.record.dockerImage = 'ghcr.io/example/java_21';
  await harness.server.power('start');
  await client.next('console output', 'image ghcr.io/example/java_21');
});

it('a matched line is told to everyone as Pelican’s node tells it', async () => {
  harness = await createHarness();
  const client = await harness.signIn();
  harness.server.matchFeature('eula', 'You need to agree');
  const match = JSON.parse((await client.next('feature match')).args[0] ?? '');
  expect(match).toEqual({ key: 'eula', pattern: 'you need to agree', line: 'You need to agree' });
});

describe('stats', () => {
  it('come once a second with the load of the whole tree, and once with zeroes at the end', async () => {
    const burn = 'const end = Date.now() + 60000; while (Date.now() < end);';
    harness = await createHarness({
      args: [
        '-e',
        `require("child_process").spawn(process.execPath, ["-e", ${JSON.stringify(burn)}]);
         require("fs").writeFileSync("world", Buffer.alloc(100000));
         console.log("up"); setInterval(() => {}, 1e6);`,
      ],
    });
    const client = await harness.signIn();
    await harness.server.power('start');
    await until(() => client.of('stats').length >= 4);
    const last = JSON.parse(client.of('stats').at(-1) ?? '');
    expect(last).toMatchObject({ state: 'running', memory_limit_bytes: 1024 * 1024 * 1024 });
    expect(last.cpu_absolute).toBeGreaterThan(15);
    expect(last.memory_bytes).toBeGreaterThan(20_000_000);
    expect(last.uptime).toBeGreaterThan(1500);
    expect(last.uptime).toBeLessThan(10_000);
    // The folder is looked at every five seconds.
    await until(() => JSON.parse(client.of('stats').at(-1) ?? '').disk_bytes >= 100_000);
    await harness.server.power('kill');
    const from = client.frames.length;
    await sleep(1300);
    expect(client.frames.slice(from).filter(({ event }) => event === 'stats').length).toBeLessThan(
      2,
    );
    expect(JSON.parse(client.of('stats').at(-1) ?? '')).toMatchObject({
      state: 'offline',
      cpu_absolute: 0,
      memory_bytes: 0,
      uptime: 0,
    });
  });
});
