import { writeFile } from 'node:fs/promises';
import { join, relative } from 'node:path';
import { expect, test } from 'vitest';
import { defaultPort, parseArguments } from '../../../devnode/arguments';
import { shellWords } from '../../../devnode/shellWords';
import { temporaryFolder } from './setting';

function words(text: string): string[] | string {
  const parsed = shellWords(text);
  return parsed.ok ? parsed.words : parsed.why;
}

function why(...args: string[]): string | null {
  const parsed = parseArguments(args);
  return parsed.ok ? null : parsed.why;
}

test('a command line is taken apart as a shell does it', () => {
  expect(words('java -jar server.jar nogui')).toEqual(['java', '-jar', 'server.jar', 'nogui']);
  expect(words('  a\t b\n')).toEqual(['a', 'b']);
  expect(words(`a "b c" 'd e'`)).toEqual(['a', 'b c', 'd e']);
  expect(words(`a"b"'c'd`)).toEqual(['abcd']);
  expect(words(`"" ''`)).toEqual(['', '']);
  expect(words('a\\ b \\"c')).toEqual(['a b', '"c']);
  expect(words('"a \\" \\\\ \\n"')).toEqual(['a " \\ \\n']);
  expect(words(`'a \\ "b"'`)).toEqual(['a \\ "b"']);
  expect(words('')).toEqual([]);
});

test('what only a shell could do is left as it is written', () => {
  expect(words('a | b > $HOME; `c` && *')).toEqual([
    'a',
    '|',
    'b',
    '>',
    '$HOME;',
    '`c`',
    '&&',
    '*',
  ]);
});

test('a command line that does not end is refused', () => {
  expect(words('a "b')).toBe('has no closing "');
  expect(words("a 'b")).toBe("has no closing '");
  expect(words('a \\')).toBe('ends with a backslash');
});

test('without arguments there is the usual port and nothing to run', () => {
  expect(parseArguments([])).toEqual({
    ok: true,
    value: { port: defaultPort, dataDir: null, run: null },
  });
});

test('--run makes a server of a program, with a pattern, a folder and a way to stop', async () => {
  const folder = await temporaryFolder();
  const node = process.execPath;
  const parsed = parseArguments([
    '--port',
    '9000',
    '--run',
    `${node} -e "process.stdin.resume()" 'two words'`,
    '--cwd',
    folder,
    '--done',
    'Done \\(.+\\)',
    '--stop',
    'SIGTERM',
    '--data',
    '/somewhere',
  ]);
  expect(parsed).toMatchObject({
    ok: true,
    value: {
      port: 9000,
      dataDir: '/somewhere',
      run: {
        name: 'node',
        autostart: true,
        program: {
          command: node,
          args: ['-e', 'process.stdin.resume()', 'two words'],
          cwd: folder,
          done: /Done \(.+\)/,
          stop: { signal: 'SIGTERM' },
        },
      },
    },
  });
});

test('a program is looked for where the person stands, also if it runs in a folder of its own', async () => {
  const folder = await temporaryFolder();
  const node = relative(process.cwd(), process.execPath);
  const commandOf = (...args: string[]) => {
    const parsed = parseArguments(args);
    return parsed.ok ? parsed.value.run?.program.command : parsed.why;
  };
  expect(commandOf('--run', node)).toBe(process.execPath);
  await writeFile(join(folder, 'run.sh'), '', { mode: 0o755 });
  expect(commandOf('--run', './run.sh', '--cwd', folder)).toBe('./run.sh');
  expect(commandOf('--run', 'node')).toBe('node');
});

test('--stop is a signal by its name, a command otherwise, and Ctrl+C when it is missing', () => {
  const stopOf = (...args: string[]) => {
    const parsed = parseArguments(['--run', 'node', ...args]);
    return parsed.ok ? parsed.value.run?.program.stop : parsed.why;
  };
  expect(stopOf('--stop', 'save and stop')).toEqual({ command: 'save and stop' });
  expect(stopOf('--stop', 'SIGNAL')).toEqual({ command: 'SIGNAL' });
  expect(stopOf('--stop', 'SIGKILL')).toEqual({ signal: 'SIGKILL' });
  expect(stopOf()).toEqual({ signal: 'SIGINT' });
});

test('every mistake is one sentence', async () => {
  const none = join(await temporaryFolder(), 'none');
  expect(why('--port', 'x')).toBe('--port must be a number from 0 to 65535, not "x".');
  expect(why('--port', '70000')).toMatch(/^--port must be/);
  expect(why('--port', '')).toMatch(/^--port must be/);
  expect(why('--run', '  ')).toBe('--run needs a command.');
  expect(why('--run', '"node')).toBe('--run has no closing ".');
  expect(why('--run', 'no-such-program-here')).toBe(
    '--run: there is no program "no-such-program-here".',
  );
  expect(why('--run', none)).toBe(`--run: there is no program "${none}".`);
  expect(why('--run', 'node', '--cwd', none)).toBe(`--cwd: there is no folder "${none}".`);
  expect(why('--run', 'node', '--done', '(')).toBe('--done is no regular expression: "(".');
  expect(why('--done', 'x')).toBe('--done says something about --run, which is missing.');
  expect(why('--run', 'node', '--cwd', '')).toBe('--cwd needs a folder.');
  expect(why('--data', '')).toBe('--data needs a folder.');
  expect(why('--run', 'node', '--stop', '')).toMatch(/^--stop needs a command/);
  expect(why('--nonsense')).toMatch(
    /^Unknown option '--nonsense': npm start -- takes --port, [^.]*\.$/,
  );
  expect(why('--run', 'java', '-jar', 'x.jar')).toMatch(
    /^Unknown option '-j': put .* into quotes\.$/,
  );
  expect(why('--port')).toMatch(/--port.*\.$/);
  expect(why('extra')).toMatch(/^Unexpected argument 'extra'.*\.$/s);
});
