import { readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { RunResult } from '../../scripts/childProcess.mjs';
import { ensureInstalled, isInstalled, npmCommand, ROOT } from '../../scripts/install.mjs';
import { makeFolder } from './folder';

const MACHINE = { platform: 'linux', arch: 'x64', libc: 'glibc' };

type Packages = Record<string, Record<string, unknown>>;
const lock = (packages: Packages) => JSON.stringify({ packages });
const project = (wanted: Packages, present: Packages | null) =>
  makeFolder({
    'package-lock.json': lock({ '': { version: '1.0.0' }, ...wanted }),
    ...(present === null ? {} : { 'node_modules/.package-lock.json': lock(present) }),
    ...Object.fromEntries(Object.keys(present ?? {}).map((path) => [`${path}/package.json`, '{}'])),
  });

describe('whether the packages are installed', () => {
  it('installs on a fresh clone', async () => {
    const { path } = await project({ 'node_modules/a': { version: '1.0.0' } }, null);
    expect(isInstalled(path, MACHINE)).toBe(false);
  });

  it('installs nothing when all of the lockfile is there', async () => {
    const packages = { 'node_modules/a': { version: '1.0.0' } };
    const { path } = await project(packages, packages);
    expect(isInstalled(path, MACHINE)).toBe(true);
  });

  it('installs when the lockfile asks for another version or one package more', async () => {
    const present = { 'node_modules/a': { version: '1.0.0' } };
    const newer = await project({ 'node_modules/a': { version: '1.0.1' } }, present);
    expect(isInstalled(newer.path, MACHINE)).toBe(false);
    const more = await project({ ...present, 'node_modules/b': { version: '1.0.0' } }, present);
    expect(isInstalled(more.path, MACHINE)).toBe(false);
  });

  it("does not miss another platform's binaries", async () => {
    const present = { 'node_modules/a': { version: '1.0.0' } };
    const { path } = await project(
      { ...present, 'node_modules/a-win32': { version: '1.0.0', optional: true, os: ['win32'] } },
      present,
    );
    expect(isInstalled(path, MACHINE)).toBe(true);
  });

  it('installs in a folder brought along from another kind of machine', async () => {
    const packages = {
      'node_modules/a-darwin': { version: '1.0.0', optional: true, os: ['darwin'], cpu: ['x64'] },
    };
    const { path } = await project(packages, packages);
    expect(isInstalled(path, MACHINE)).toBe(false);
    const mac = { platform: 'darwin', libc: null };
    expect(isInstalled(path, { ...mac, arch: 'x64' })).toBe(true);
    expect(isInstalled(path, { ...mac, arch: 'arm64' })).toBe(false);
  });

  it("misses this machine's own binaries, which npm passes over when it cannot have them", async () => {
    const present = { 'node_modules/a': { version: '1.0.0' } };
    const binary = { version: '1.0.0', optional: true, os: ['linux'], cpu: ['x64'] };
    const wanted = {
      ...present,
      'node_modules/a-gnu': { ...binary, libc: ['glibc'] },
      'node_modules/a-musl': { ...binary, libc: ['musl'] },
      'node_modules/of-wasm': { version: '1.0.0', optional: true },
    };
    const { path } = await project(wanted, present);
    expect(isInstalled(path, MACHINE)).toBe(false);
    const both = { ...present, 'node_modules/a-gnu': binary };
    const { path: whole } = await project(wanted, both);
    expect(isInstalled(whole, MACHINE)).toBe(true);
    // The folder was brought into a container of another libc.
    expect(isInstalled(whole, { ...MACHINE, libc: 'musl' })).toBe(false);
  });

  it('installs when a package is gone that npm has noted', async () => {
    const packages = { 'node_modules/a': { version: '1.0.0' } };
    const { path } = await project(packages, packages);
    await rm(join(path, 'node_modules/a'), { recursive: true });
    expect(isInstalled(path, MACHINE)).toBe(false);
  });

  it('comes first in every command of package.json, for any of them can be a person’s first', async () => {
    const { scripts } = JSON.parse(await readFile(join(ROOT, 'package.json'), 'utf8'));
    for (const [name, command] of Object.entries(scripts)) {
      expect(command, name).toMatch(/^node scripts\/\w+\.mjs( && |$)/);
    }
  });

  it('finds this very tree installed', () => {
    expect(isInstalled(process.cwd())).toBe(true);
  });
});

describe('the install', () => {
  const run = async (result: Partial<RunResult>) => {
    const { path } = await project({ 'node_modules/a': { version: '1.0.0' } }, null);
    const commands: string[] = [];
    const outcome = await ensureInstalled({
      root: path,
      say: () => undefined,
      runner: async (command, args) => {
        commands.push([command, ...args].join(' '));
        return { code: 0, output: '', failure: null, interrupted: null, ...result };
      },
    });
    return { outcome, commands };
  };

  it('goes by the lockfile and keeps the warnings of npm to itself', async () => {
    const { outcome, commands } = await run({});
    expect(outcome).toEqual({ ok: true, installed: true });
    expect(commands).toHaveLength(1);
    expect(commands[0]).toMatch(/ ci .*--loglevel=error/);
    // Where engine-strict is set, Vitest would not be installed on Node 20.
    expect(commands[0]).toContain(' --engine-strict=false ');
  });

  it.each([
    ['there is no npm', { code: 127, failure: 'missing' as const }, /npm is missing.*nodejs\.org/],
    [
      'there is no network',
      { code: 1, output: 'npm error code EAI_AGAIN\nnpm error errno EAI_AGAIN' },
      /check that this machine is online/,
    ],
    [
      'a proxy shows a certificate of its own',
      { code: 1, output: 'npm error code SELF_SIGNED_CERT_IN_CHAIN' },
      /NODE_EXTRA_CA_CERTS/,
    ],
    [
      'the disk is full',
      {
        code: 1,
        output:
          'npm error code 1\nnpm error [esbuild] Failed: ENOSPC: no space left on device, write',
      },
      /no room left on the disk: make some .*run the command again\.$/,
    ],
    [
      'the folder may not be written',
      { code: 243, output: 'npm error code EACCES\nnpm error path /srv/roost/node_modules' },
      /\/srv\/roost\/node_modules may not be written: .*run the command again\.$/,
    ],
  ])('says in one sentence what to do when %s', async (_, result, sentence) => {
    const { outcome } = await run(result);
    expect(outcome).toEqual({ ok: false, sentence: expect.stringMatching(sentence) });
  });

  it('shows what npm says when it is something else', async () => {
    const { outcome } = await run({ code: 1, output: 'npm error code EUSAGE\n' });
    expect(outcome).toMatchObject({ ok: false, detail: 'npm error code EUSAGE' });
  });

  it('uses the npm that started it, and the one on PATH otherwise', () => {
    expect(npmCommand({ npm_execpath: '/n/bin/npm-cli.js' }, 'linux')).toEqual([
      process.execPath,
      ['/n/bin/npm-cli.js'],
    ]);
    expect(npmCommand({ npm_execpath: '/n/bin/yarn.js' }, 'linux')).toEqual(['npm', []]);
    expect(npmCommand({}, 'win32')).toEqual(['npm.cmd', []]);
  });
});
