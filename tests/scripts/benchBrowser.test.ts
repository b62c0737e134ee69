import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { chmod, readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { expect, it } from 'vitest';
import { ROOT } from '../../scripts/install.mjs';
import { launchMeasured } from '../bench/chromium';
import { makeFolder } from './folder';

it.each([
  ['ends at once', 'false'],
  ['is not there', '/no/such/browser'],
])(
  'a browser to measure with that %s fails what is asked of it, and can be closed',
  async (_, path) => {
    const browser = await launchMeasured(path, []);
    await expect(browser.send('Browser.getVersion')).rejects.toThrow('the browser is gone');
    // By then it has told of its end.
    await new Promise((done) => setTimeout(done, 200));
    await browser.close();
  },
  5_000,
);

it.skipIf(process.platform === 'win32')(
  'the browser and its profile are gone after a Ctrl+C in the middle of the benchmark',
  async () => {
    const { path, write } = await makeFolder({
      // Stays, says so, and takes no notice of what it is asked.
      browser: '#!/bin/sh\necho $$ > "$TMPDIR/pid"\nexec sleep 1000\n',
      'tmp/none': '',
      'package.json': '{ "type": "module" }',
    });
    await chmod(join(path, 'browser'), 0o755);
    const begin = pathToFileURL(join(ROOT, 'scripts', 'begin.mjs')).href;
    await write('bench.mjs', `import { begin } from '${begin}';\nbegin('${path}/bench.ts');`);
    const chromium = join(ROOT, 'tests', 'bench', 'chromium.ts');
    await write(
      'bench.ts',
      `import { launchMeasured } from '${chromium}';
export async function main() {
  await launchMeasured('${path}/browser', []);
  await new Promise((done) => setTimeout(done, 60_000));
}`,
    );
    const tmp = join(path, 'tmp');
    const child = spawn(process.execPath, [join(path, 'bench.mjs')], {
      env: { ...process.env, TMPDIR: tmp },
      stdio: 'ignore',
    });
    const ended = once(child, 'exit');
    await expect.poll(() => readFile(join(tmp, 'pid'), 'utf8').catch(() => '')).toMatch(/\n/);
    const pid = Number(await readFile(join(tmp, 'pid'), 'utf8'));
    child.kill('SIGINT');
    expect(await ended).toEqual([130, null]);
    expect((await readdir(tmp)).filter((name) => name.startsWith('roost-bench-'))).toEqual([]);
    await expect.poll(() => existsSync(`/proc/${pid}/cmdline`)).toBe(false);
  },
);
