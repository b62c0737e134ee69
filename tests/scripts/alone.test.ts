import { existsSync } from 'node:fs';
import { readdir, utimes } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { describe, expect, it, vi } from 'vitest';
import { alone } from '../../scripts/alone.mjs';
import { ensureBuilt } from '../../scripts/build';
import { ensureInstalled } from '../../scripts/install.mjs';
import { makeFolder } from './folder';

const done = { code: 0, output: '', failure: null, interrupted: null };

describe('two commands in one folder at once', () => {
  it('build once, one after the other', async () => {
    const folder = await makeFolder({ 'index.html': '' });
    const said: string[] = [];
    let builds = 0;
    const start = () =>
      ensureBuilt({
        root: folder.path,
        say: (sentence) => said.push(sentence),
        async runner() {
          builds += 1;
          await wait(100);
          await folder.write('dist/index.html', 'built');
          return done;
        },
      });
    const outcomes = await Promise.all([start(), start()]);
    expect(outcomes).toEqual([
      { ok: true, built: true },
      { ok: true, built: false },
    ]);
    expect(builds).toBe(1);
    expect(said.toSorted()).toEqual([
      'Building the page …',
      'Waiting until another command has built the page …',
    ]);
    expect(await readdir(join(folder.path, '.cache'))).toEqual(['built']);
  });

  it('install once, one after the other', async () => {
    const packages = JSON.stringify({ packages: { 'node_modules/a': { version: '1.0.0' } } });
    const folder = await makeFolder({ 'package-lock.json': packages });
    let installs = 0;
    const start = () =>
      ensureInstalled({
        root: folder.path,
        say: () => undefined,
        async runner() {
          installs += 1;
          await wait(100);
          await folder.write('node_modules/a/package.json', '{}');
          await folder.write('node_modules/.package-lock.json', packages);
          return done;
        },
      });
    await Promise.all([start(), start()]);
    expect(installs).toBe(1);
  });

  it('do not wait for one that was killed in the middle', async () => {
    const { path } = await makeFolder({ busy: '1' });
    const file = join(path, 'busy');
    const past = Date.now() / 1000 - 20;
    await utimes(file, past, past);
    const onWait = vi.fn();
    expect(await alone(file, onWait, async () => existsSync(file))).toBe(true);
    expect(onWait).not.toHaveBeenCalled();
    expect(existsSync(file)).toBe(false);
  });

  it('leave the place also when the work fails, and do it where no file can be', async () => {
    const { path } = await makeFolder({ file: '' });
    const failing = alone(join(path, 'busy'), vi.fn(), () => Promise.reject(new Error('no')));
    await expect(failing).rejects.toThrow('no');
    expect(existsSync(join(path, 'busy'))).toBe(false);
    expect(await alone(join(path, 'file', 'busy'), vi.fn(), async () => 7)).toBe(7);
  });
});
