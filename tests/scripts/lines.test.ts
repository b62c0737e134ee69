import { spawn } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PassThrough, Readable } from 'node:stream';
import { text } from 'node:stream/consumers';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { ROOT } from '../../scripts/install.mjs';
import { printLines } from '../../scripts/printLines';

let folder = '';
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'roost-lines-'));
});
afterAll(() => rm(folder, { recursive: true }));

async function lines(
  argument: string,
  input = '',
): Promise<{ code: number | null; out: string; err: string }> {
  const child = spawn(process.execPath, [join(ROOT, 'scripts', 'lines.mjs'), argument], {
    cwd: folder,
    env: { ...process.env, INIT_CWD: folder },
  });
  const ended = new Promise<number | null>((done) => child.on('close', done));
  child.stdin.end(input);
  const [out, err] = await Promise.all([text(child.stdout), text(child.stderr)]);
  return { code: await ended, out, err };
}

function objects(out: string): unknown[] {
  return out
    .trimEnd()
    .split('\n')
    .map((line): unknown => JSON.parse(line));
}

async function printed(chunks: readonly (string | Uint8Array)[]): Promise<unknown[]> {
  const output = new PassThrough();
  const all = text(output);
  await printLines(Readable.from(chunks.map((chunk) => Buffer.from(chunk))), output);
  output.end();
  return objects(await all);
}

test('a file is printed as the log would hold it, an object a line', async () => {
  const file = join(folder, 'server.log');
  await writeFile(
    file,
    '\u001b[31m[12:00:00 ERROR]: boom\u001b[0m\r\njava.lang.Error: x\r\n\r\nend',
  );
  const { code, out, err } = await lines('server.log');
  expect(err).toBe('');
  expect(objects(out)).toEqual([
    { n: 1, text: '[12:00:00 ERROR]: boom', level: 'error', of: null },
    { n: 2, text: 'java.lang.Error: x', level: 'error', of: 1 },
    { n: 3, text: '', level: 'error', of: 1 },
    { n: 4, text: 'end', level: 'error', of: 1 },
  ]);
  expect(code).toBe(0);
});

test('a dash reads what is piped in', async () => {
  const { code, out } = await lines('-', '[WARN] slow\n');
  expect(objects(out)).toEqual([{ n: 1, text: '[WARN] slow', level: 'warn', of: null }]);
  expect(code).toBe(0);
});

test('a file that is not there is told in one sentence, and the exit code is 1', async () => {
  expect(await lines('missing.log')).toEqual({
    code: 1,
    out: '',
    err: 'missing.log cannot be read: there is no such file.\n',
  });
});

test('where the file is cut into pieces changes nothing', async () => {
  const whole = Buffer.from('[12:00:00 INFO]: grüße 💥\r\n\ttab\n[12:00:01 WARN]: x');
  const expected = await printed([whole]);
  expect(expected).toHaveLength(3);
  for (let at = 1; at < whole.length; at++) {
    expect(await printed([whole.subarray(0, at), whole.subarray(at)])).toEqual(expected);
  }
});

test('a head whose level stands in the next line has it', async () => {
  expect(await printed(['Jan 01, 2024 12:00:00 PM a.B c\nSEVERE: no\n'])).toMatchObject([
    { n: 1, level: 'error', of: null },
    { n: 2, level: 'error', of: 1 },
  ]);
});

test('a head whose level never comes is printed all the same', async () => {
  expect(await printed(['Jan 01, 2024 12:00:00 PM a.B c'])).toMatchObject([{ n: 1, level: null }]);
});
