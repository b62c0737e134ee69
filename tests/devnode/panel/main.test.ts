import { type ChildProcess, spawn } from 'node:child_process';
import { writeFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, onTestFinished, test } from 'vitest';
import { ask, pick, temporaryFolder } from './setting';

const main = fileURLToPath(new URL('../../../devnode/main.ts', import.meta.url));

interface Run {
  readonly child: ChildProcess;
  readonly output: { out: string; err: string };
  /** The exit code, and how long it took from here, ms. */
  ended(): Promise<{ readonly code: number | null; readonly took: number }>;
}

function start(...args: string[]): Run {
  const child = spawn(process.execPath, ['--import', 'tsx', main, ...args]);
  onTestFinished(() => void child.kill('SIGKILL'));
  const output = { out: '', err: '' };
  child.stdout.on('data', (text) => {
    output.out += text;
  });
  child.stderr.on('data', (text) => {
    output.err += text;
  });
  const exit = new Promise<number | null>((resolve) => child.on('close', resolve));
  return {
    child,
    output,
    async ended() {
      const begin = performance.now();
      return { code: await exit, took: performance.now() - begin };
    },
  };
}

async function portOf({ output }: Run): Promise<number> {
  await expect.poll(() => output.out, { timeout: 20_000 }).toMatch(/^http:.*\n/m);
  return Number(/^http:\/\/127\.0\.0\.1:(\d+)$/m.exec(output.out)?.[1]);
}

test('it prints one address, runs the given program, and ends with all it started', async () => {
  const command = `${process.execPath} -e "console.log('hi'); setInterval(() => {}, 1000)"`;
  const run = start(
    '--port',
    '0',
    '--data',
    await temporaryFolder(),
    '--run',
    command,
    '--done',
    'hi',
  );
  const port = await portOf(run);
  expect(run.output.out.match(/http:/g)).toHaveLength(1);
  expect(run.output.out).toContain('For development only');

  const servers = async () => pick(await ask(port, '/devnode/state', {}), 'servers');
  await expect
    .poll(servers, { timeout: 20_000 })
    .toMatchObject([
      { name: 'Survival' },
      { name: 'Creative' },
      { name: 'node', state: 'running' },
    ]);
  const listed = await servers();
  const pids = (Array.isArray(listed) ? listed : []).flatMap(({ pids }) => pids);
  expect(pids.length).toBeGreaterThanOrEqual(2);

  run.child.kill('SIGINT');
  const { code, took } = await run.ended();
  expect(code).toBe(0);
  expect(took).toBeLessThan(3000);
  for (const pid of pids) expect(() => process.kill(pid, 0)).toThrow();
});

test('a taken port is said, and the next one used', async () => {
  const other = createServer();
  await new Promise<void>((resolve) => other.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => void other.close());
  const taken = (other.address() as AddressInfo).port;
  const run = start('--port', String(taken), '--data', await temporaryFolder());
  const port = await portOf(run);
  expect(port).toBeGreaterThan(taken);
  expect(run.output.out).toContain(`Port ${taken} is taken; ${port} is used in its place.\n`);
  run.child.kill('SIGTERM');
  expect((await run.ended()).code).toBe(0);
});

test('bad arguments are one sentence and exit code 2', async () => {
  const run = start('--run', 'no-such-program-here');
  expect((await run.ended()).code).toBe(2);
  expect(run.output).toEqual({
    out: '',
    err: '--run: there is no program "no-such-program-here".\n',
  });
});

test('a folder in which no server could run is told at once, and what to do', async () => {
  const file = join(await temporaryFolder(), 'file');
  await writeFile(file, '');
  const run = start('--port', '0', '--data', file);
  expect((await run.ended()).code).toBe(1);
  expect(run.output).toEqual({
    out: '',
    err: `${file} is no folder, and the servers need one: name another with --data.\n`,
  });
});

test('it ends when the command that started it is killed, which can end nothing itself', async () => {
  const data = await temporaryFolder();
  const starter = spawn(
    process.execPath,
    [
      '-e',
      `process.env.ROOST_STARTER = process.pid;
const child = require('node:child_process').spawn(process.execPath, ${JSON.stringify([
        '--import',
        'tsx',
        main,
        '--port',
        '0',
        '--data',
        data,
      ])}, { stdio: 'inherit', detached: true });
console.log('pid', child.pid);`,
    ],
    { stdio: ['ignore', 'pipe', 'inherit'] },
  );
  let out = '';
  starter.stdout.on('data', (text) => {
    out += text;
  });
  // It is held open by the devnode as well.
  const gone = new Promise((resolve) => starter.stdout.on('close', resolve));
  await expect.poll(() => out, { timeout: 20_000 }).toMatch(/^http:.*\n/m);
  const pid = Number(/^pid (\d+)$/m.exec(out)?.[1]);
  onTestFinished(() => {
    if (alive(pid)) process.kill(pid, 'SIGKILL');
  });
  starter.kill('SIGKILL');
  await gone;
  const [, url] = /^(http:.*)$/m.exec(out) ?? [];
  await expect(fetch(`${url}/devnode/state`)).rejects.toThrow();
});

function alive(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
}
