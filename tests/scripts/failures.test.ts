import { cp, symlink } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { run } from '../../scripts/childProcess.mjs';
import { failureSentence, keptByNpm } from '../../scripts/failures.mjs';
import { ROOT } from '../../scripts/install.mjs';
import { makeFolder } from './folder';

const refused = (code: string, path?: string) =>
  Object.assign(new Error(`${code}: refused`), { code, path });

describe('what the machine refuses', () => {
  it('is told in a sentence that says what to do', () => {
    expect(failureSentence(refused('ENOSPC'))).toBe(
      'There is no room left on the disk: make some, then run the command again.',
    );
    expect(failureSentence(refused('EACCES', '/srv/roost/.cache'))).toMatch(
      /^\/srv\/roost\/\.cache may not be written.*run the command again\.$/,
    );
    expect(failureSentence(refused('EROFS', '/srv'))).toMatch(/^\/srv is on a disk/);
  });

  it('is not mixed up with a mistake of ours', () => {
    expect(failureSentence(new TypeError('x is not a function'))).toBeNull();
    expect(failureSentence('thrown')).toBeNull();
    expect(failureSentence(refused('toString'))).toBeNull();
  });

  it('is no stack trace at the end of a command', async () => {
    const { path } = await makeFolder({
      'package.json': '{ "type": "module" }',
      'package-lock.json': '{ "packages": {} }',
      'node_modules/.package-lock.json': '{ "packages": {} }',
      'scripts/full.ts':
        "export const main = () => { throw Object.assign(new Error('full'), { code: 'ENOSPC' }); };",
      'scripts/full.mjs': "import { begin } from './begin.mjs';\nbegin('./full.ts');",
    });
    for (const name of ['begin', 'nodeVersion', 'failures', 'install', 'alone', 'childProcess']) {
      await cp(join(ROOT, 'scripts', `${name}.mjs`), join(path, 'scripts', `${name}.mjs`));
    }
    const start = () => run(process.execPath, [join(path, 'scripts', 'full.mjs')]);
    const without = await start();
    expect(without).toMatchObject({
      code: 1,
      output: expect.stringMatching(/^A part of a package is missing: delete .* again\.\n$/),
    });
    for (const name of ['tsx', 'esbuild', '@esbuild']) {
      await symlink(join(ROOT, 'node_modules', name), join(path, 'node_modules', name), 'junction');
    }
    const full = await start();
    expect(full.output).toBe(
      'There is no room left on the disk: make some, then run the command again.\n',
    );
    expect(full.code).toBe(1);
  });
});

describe('an option without -- before it', () => {
  it('is of npm, and that is said', () => {
    const env = { npm_lifecycle_event: 'start', npm_config_port: '9000' };
    expect(keptByNpm(['port', 'run'], env)).toBe(
      'npm kept --port for itself: put -- before it, as in "npm start -- --port".',
    );
    expect(keptByNpm(['full'], { npm_lifecycle_event: 'bench', npm_config_full: 'true' })).toMatch(
      /"npm run bench -- --full"/,
    );
  });

  it('is ours where npm has one of the same name and it is set to nothing npm would take', () => {
    const env = (npm_config_browser: string) => ({
      npm_lifecycle_event: 'test',
      npm_config_browser,
    });
    expect(keptByNpm(['unit', 'browser'], env('true'))).toMatch(/"npm test -- --browser"/);
    expect(keptByNpm(['unit', 'browser'], env('firefox'))).toBeNull();
  });

  it('is none of ours when it is another one, or npm has no part in it', () => {
    expect(keptByNpm(['port'], { npm_lifecycle_event: 'start', npm_config_proxy: 'x' })).toBeNull();
    expect(keptByNpm(['port'], { npm_config_port: '9000' })).toBeNull();
  });
});

describe('a slip on the command line', () => {
  it.each([
    ['bench', ['--ful'], /^--ful is no form of the benchmark: .*--full.*\n$/],
    ['bench', ['--full', '--short'], /^--short is no form/],
    ['faults', ['--count', '0'], /^It is npm run faults, .* with N from 1 on\.\n$/],
    ['soak', ['five'], /^Say for how many minutes: .*\n$/],
    ['soak', ['0'], /^Say for how many/],
    ['soak', ['5', 'minutes'], /^Say for how many/],
  ])('npm run %s -- %j is said before half an hour goes by', async (name, args, sentence) => {
    const script = join(ROOT, 'scripts', `${name}.mjs`);
    const { code, output } = await run(process.execPath, [script, ...args], { timeoutMs: 20_000 });
    expect([code, output]).toEqual([1, expect.stringMatching(sentence)]);
  });
});
