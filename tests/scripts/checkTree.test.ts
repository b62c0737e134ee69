import { cp, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { checkTree } from '../../scripts/checkTree';
import { run } from '../../scripts/childProcess.mjs';
import { ROOT } from '../../scripts/install.mjs';
import { makeFolder } from './folder';

const lines = (count: number) => `${Array.from({ length: count }, () => 'x();').join('\n')}\n`;
const CLEAN = JSON.stringify({ packages: { '': {}, 'node_modules/a': { version: '1.0.0' } } });

describe('the check of the tree', () => {
  it('has nothing to say of files of 300 lines and a lockfile without addresses', async () => {
    const { path } = await makeFolder({ 'package-lock.json': CLEAN, 'src/ui/a.tsx': lines(300) });
    expect(await checkTree(path)).toEqual([]);
  });

  it.each(['src/ui/a.tsx', 'devnode/a.ts', 'tests/engine/a.test.ts', 'scripts/a.mjs'])(
    'names %s when it is longer',
    async (name) => {
      const { path } = await makeFolder({ 'package-lock.json': CLEAN, [name]: lines(301) });
      expect(await checkTree(path)).toEqual([expect.stringContaining(`${name} has 301 lines`)]);
    },
  );

  it('names the package whose download address is in the lockfile', async () => {
    const lock = {
      packages: {
        'node_modules/a': { version: '1.0.0', resolved: 'https://packages.example/a.tgz' },
        'node_modules/b': { version: 'git+ssh://git@example/b.git' },
      },
    };
    const { path } = await makeFolder({ 'package-lock.json': JSON.stringify(lock) });
    const faults = await checkTree(path);
    expect(faults).toHaveLength(2);
    expect(faults[0]).toContain('node_modules/a');
    expect(faults[1]).toContain('node_modules/b');
  });

  it('names the package of another platform that the lockfile forgot', async () => {
    const lock = {
      packages: {
        'node_modules/a': {
          version: '1.0.0',
          optionalDependencies: { 'a-linux': '1', 'a-mac': '1' },
        },
        'node_modules/a-linux': { version: '1.0.0', optional: true },
      },
    };
    const { path } = await makeFolder({ 'package-lock.json': JSON.stringify(lock) });
    expect(await checkTree(path)).toEqual([expect.stringContaining('has no a-mac')]);
  });
});

describe('a clone on Windows', () => {
  it('has the line ends that the tests and the linter go by, whatever Git is set to there', async () => {
    const { path } = await makeFolder();
    const git = (...args: string[]) =>
      run('git', ['-c', 'core.autocrlf=true', ...args], { cwd: path });
    await git('init', '-q');
    await cp(join(ROOT, '.gitattributes'), join(path, '.gitattributes'));
    await writeFile(join(path, 'sample.txt'), 'a\nb\n');
    await git('add', '.');
    await rm(join(path, 'sample.txt'));
    await git('checkout', '-q', '--', 'sample.txt');
    expect(await readFile(join(path, 'sample.txt'), 'utf8')).toBe('a\nb\n');
  });
});
