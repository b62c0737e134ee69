import { describe, expect, it, test } from 'vitest';
import { createSafeStorage } from '../../src/storage';
import { panelFailure } from '../../src/ui/messages/en/failures';
import { setupFailure } from '../../src/ui/messages/en/setupFailures';
import { diskWords } from '../../src/ui/trouble/ExplainedHelp';
import { javaWanted } from '../../src/ui/trouble/javaWanted';
import { readCookie } from '../../src/ui/trouble/readCookie';
import { createSeenProblems } from '../../src/ui/trouble/seenProblems';
import { tokenVariable } from '../../src/ui/trouble/tokenVariable';
import { createMemoryStorage } from './memoryStorage';

test.each([
  ['(class file version 65.0), this version of the Java Runtime only recognizes up to 61.0', 21],
  ['java.lang.UnsupportedClassVersionError: a : Unsupported major.minor version 52.0', 8],
  ['Minecraft 1.17 requires running the server with Java 16 or above', 16],
  ['has been compiled by a more recent version of the Java Runtime', null],
  ['class file version 12.0', null],
])('the version of Java that a line asks for is read, not guessed: %s', (line, version) => {
  expect(javaWanted(line)).toBe(version);
});

describe('the startup variable for a login token', () => {
  const variable = (key: string, name = key) => ({ key, name, editable: true });

  it('is the usual one, or the only one that is named so', () => {
    const usual = variable('STEAM_ACC', 'Account');
    expect(tokenVariable([variable('GSLT'), usual])).toBe(usual);
    const named = variable('TOKEN', 'Game Server Login Token');
    expect(tokenVariable([variable('MAP'), named])).toBe(named);
    expect(tokenVariable([variable('STEAM_TOKEN')])?.key).toBe('STEAM_TOKEN');
  });

  it('is none where none can be told', () => {
    expect(tokenVariable([])).toBeNull();
    expect(tokenVariable([variable('MAP'), variable('DISCORD_TOKEN')])).toBeNull();
    expect(tokenVariable([variable('GSLT_A', 'GSLT'), variable('GSLT_B', 'GSLT')])).toBeNull();
  });
});

test('a cookie is read by its name and decoded', () => {
  const cookies = 'XSRF-TOKENX=no; XSRF-TOKEN=abc%3D%3D; other=1';
  expect(readCookie(cookies, 'XSRF-TOKEN')).toBe('abc==');
  expect(readCookie('XSRF-TOKEN=%', 'XSRF-TOKEN')).toBe('%');
  expect(readCookie('', 'XSRF-TOKEN')).toBeNull();
});

test('disk space is told against its limit, and an unknown one as unknown', () => {
  const GiB = 1024 ** 3;
  expect(diskWords(9.5 * GiB, 10 * GiB)).toBe('The server uses 9.5 / 10 GiB (95%).');
  expect(diskWords(GiB, 0)).toBe('The server uses 1 GiB and has no limit of its own.');
  expect(diskWords(0, GiB)).toContain('not known just now');
});

test('a problem that was put away is not told again in its run by a page that is opened later', () => {
  const kept = createMemoryStorage();
  const open = (server = 'a') =>
    createSeenProblems(
      createSafeStorage(() => kept),
      server,
    );
  const problem = { feature: 'eula', line: 1, at: 9_000, run: 0, since: 1_000 } as const;
  expect(open().has(problem, true)).toBe(false);
  open().putAway('eula', 5_000);
  expect(open().has(problem, true)).toBe(true);
  // Another run, another problem, another server.
  expect(open().has({ ...problem, since: 6_000 }, true)).toBe(false);
  expect(open().has({ ...problem, feature: 'pid_limit' }, true)).toBe(false);
  expect(open('b').has(problem, true)).toBe(false);
  // When the run began is told in a second; of a server that is offline it never will be.
  expect(open().has({ ...problem, since: null }, true)).toBe(true);
  expect(open().has({ ...problem, since: null }, false)).toBe(false);
  kept.setItem('roost.problems.a', '[oops');
  expect(open().has(problem, true)).toBe(false);
});

test('each failure of a change says what is and what can be done', () => {
  const rejected = { kind: 'rejected', detail: 'The value is read-only.' } as const;
  expect(setupFailure(rejected)).toBe('The panel did not accept it: The value is read-only.');
  expect(setupFailure({ kind: 'csrf' })).toContain('Load the page again');
  expect(setupFailure({ kind: 'unreachable' })).toContain('whether it was done is not known');
  expect(setupFailure({ kind: 'forbidden', detail: 'x' })).toContain('The owner of the server');
  expect(setupFailure({ kind: 'unexpected answer', status: 502, html: true })).toContain(
    'a web page in place of data',
  );
});

test('where a proxy answers for a panel that is down, nobody is sent to look for a wrong address', () => {
  const answered = (status: number) =>
    panelFailure({ kind: 'unexpected answer', status, html: true });
  for (const status of [500, 502, 503, 504]) {
    expect(answered(status)).toMatch(/\(status 50\d\)\. It is down, or is being updated\.$/);
  }
  for (const status of [200, 403, 404]) {
    expect(answered(status)).toContain('The address of the panel in config.json may be wrong.');
  }
});
