import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { describe, expect, it } from 'vitest';
import { run } from '../../scripts/childProcess.mjs';
import { ROOT } from '../../scripts/install.mjs';
import { makeFolder } from './folder';

const MODULE = pathToFileURL(join(ROOT, 'scripts', 'childProcess.mjs')).href;
/** Of these, the ones still running: a dead one that nobody has asked about counts as gone. */
const alive = (pids: readonly number[]) =>
  pids.filter((pid) => {
    try {
      process.kill(pid, 0);
      if (process.platform !== 'linux') return true;
      return !/\) Z /.test(readFileSync(`/proc/${pid}/stat`, 'utf8'));
    } catch {
      return false;
    }
  });

/** A program of ours that runs `child`; answers with what `child` printed first, as numbers. */
async function startOuter(child: string, grace = 5_000) {
  const folder = await makeFolder({
    'outer.mjs': `import { run } from '${MODULE}';
const { code } = await run(process.execPath, ['child.mjs'], { show: true, graceMs: ${grace} });
process.exitCode = code;`,
    'child.mjs': `import { spawn } from 'node:child_process';\n${child}`,
  });
  const outer = spawn(process.execPath, ['outer.mjs'], { cwd: folder.path });
  const [first] = await once(outer.stdout.setEncoding('utf8'), 'data');
  const ended = once(outer, 'close');
  return { outer, pids: String(first).trim().split(' ').map(Number), ended };
}

/** A program that starts another, says who both are, and stays. */
const leavesOne = (first = '') => `${first}
const left = spawn(process.execPath, ['-e', 'setInterval(() => {}, 1e6)'], { stdio: 'ignore' });
left.unref();
console.log(process.pid, left.pid);
setInterval(() => {}, 1e6);`;

describe.skipIf(process.platform === 'win32')('a program we run', () => {
  it.each(['SIGINT', 'SIGTERM', 'SIGQUIT'] as const)(
    'is told of %s once, may end in its own way, and leaves nothing behind',
    async (signal) => {
      const { outer, pids, ended } = await startOuter(
        leavesOne(`let times = 0;
process.on('${signal}', () => { times += 1; setTimeout(() => process.exit(10 + times), 100); });`),
      );
      expect(alive(pids)).toEqual(pids);
      outer.kill(signal);
      const [code] = await ended;
      expect(code).toBe(11);
      await expect.poll(() => alive(pids)).toEqual([]);
    },
  );

  it('is killed when it does not end in time', async () => {
    const { outer, pids, ended } = await startOuter(
      leavesOne("process.on('SIGINT', () => {});"),
      100,
    );
    outer.kill('SIGINT');
    const [code] = await ended;
    expect(code).toBe(137);
    await expect.poll(() => alive(pids)).toEqual([]);
  });

  it('is killed by a second Ctrl+C', async () => {
    const { outer, pids, ended } = await startOuter(
      leavesOne("process.on('SIGINT', () => console.log('told'));"),
    );
    outer.kill('SIGINT');
    await once(outer.stdout, 'data');
    await new Promise((done) => setTimeout(done, 1_100));
    outer.kill('SIGINT');
    const [code] = await ended;
    expect(code).toBe(137);
    await expect.poll(() => alive(pids)).toEqual([]);
  });

  it('may end in its own way when one Ctrl+C comes from the terminal and from npm', async () => {
    const { outer, pids, ended } = await startOuter(
      leavesOne(`process.on('SIGINT', () => {
  console.log('told');
  setTimeout(() => process.exit(11), 700);
});`),
    );
    outer.kill('SIGINT');
    await once(outer.stdout, 'data');
    outer.kill('SIGINT');
    await new Promise((done) => setTimeout(done, 400));
    outer.kill('SIGTERM');
    const [code] = await ended;
    expect(code).toBe(11);
    await expect.poll(() => alive(pids)).toEqual([]);
  });

  it('hands on its exit code and its output', async () => {
    const result = await run(process.execPath, ['-e', 'console.log("out"); process.exit(3)']);
    expect(result).toEqual({ code: 3, output: 'out\n', failure: null, interrupted: null });
  });

  it('is ended by its time limit, with what it started', async () => {
    const { path } = await makeFolder({
      'child.mjs': `import { spawn } from 'node:child_process';\n${leavesOne()}`,
    });
    const result = await run(process.execPath, [join(path, 'child.mjs')], { timeoutMs: 700 });
    expect(result).toMatchObject({ code: 137, failure: 'timeout' });
    const pids = result.output.trim().split(' ').map(Number);
    expect(pids).toHaveLength(2);
    await expect.poll(() => alive(pids)).toEqual([]);
  });

  it('that is not there is a result, not an exception', async () => {
    expect(await run('no-such-program-here', [])).toMatchObject({ code: 127, failure: 'missing' });
  });
});
