import { describe, expect, it } from 'vitest';
import { findBrowser, type Machine } from '../../scripts/browser';

interface Fake {
  readonly env?: Readonly<Record<string, string>>;
  /** Programs there are, and whether they start. */
  readonly programs?: Readonly<Record<string, boolean>>;
  readonly isRoot?: boolean;
  readonly platform?: NodeJS.Platform;
  /** A program that is there once a command with these words has run. */
  readonly brings?: { readonly words: string; readonly program: string };
  /** What a command with these words prints. */
  readonly prints?: { readonly words: string; readonly output: string };
}

const OWN = '/cache/playwright/chrome';

function fakeMachine(fake: Fake) {
  const programs = new Map(Object.entries(fake.programs ?? {}));
  const commands: string[] = [];
  const machine: Machine = {
    platform: fake.platform ?? 'linux',
    env: { PATH: '/usr/local/bin:/usr/bin', ...fake.env },
    isRoot: fake.isRoot ?? false,
    isProgram: (path) => programs.has(path),
    async run(command, args) {
      const line = [command, ...args].join(' ');
      if (!line.endsWith(' --version')) commands.push(line);
      if (fake.brings !== undefined && line.includes(fake.brings.words)) {
        programs.set(fake.brings.program, true);
      }
      const code = line.endsWith(' --version') && programs.get(command) !== true ? 127 : 0;
      const output = line.includes(fake.prints?.words ?? '\0') ? (fake.prints?.output ?? '') : '';
      return { code, output, failure: null, interrupted: null };
    },
    playwrightPath: async () => OWN,
    playwrightCli: '/p/cli.js',
    say: () => undefined,
  };
  return { machine, commands };
}

describe('the browser of the tests', () => {
  it('is the one CHROMIUM_PATH names, whatever else there is', async () => {
    const { machine, commands } = fakeMachine({
      env: { CHROMIUM_PATH: '/opt/mine' },
      programs: { '/opt/mine': true, '/usr/bin/chromium': true, [OWN]: true },
    });
    expect(await findBrowser(machine)).toEqual({
      ok: true,
      path: '/opt/mine',
      from: 'CHROMIUM_PATH',
    });
    expect(commands).toEqual([]);
  });

  it('is no other one when CHROMIUM_PATH is wrong', async () => {
    const { machine } = fakeMachine({
      env: { CHROMIUM_PATH: '/opt/typo' },
      programs: { '/usr/bin/chromium': true },
    });
    expect(await findBrowser(machine)).toEqual({
      ok: false,
      sentence: expect.stringContaining('/opt/typo'),
    });
  });

  it('is one on PATH before one to download, Chromium before Chrome', async () => {
    const { machine, commands } = fakeMachine({
      programs: { '/usr/local/bin/google-chrome': true, '/usr/bin/chromium': true, [OWN]: true },
    });
    expect(await findBrowser(machine)).toMatchObject({
      path: '/usr/bin/chromium',
      from: 'machine',
    });
    expect(commands).toEqual([]);
  });

  it('is not a placeholder that does not start', async () => {
    const { machine } = fakeMachine({
      programs: { '/usr/bin/chromium-browser': false, '/usr/bin/google-chrome-stable': true },
    });
    expect(await findBrowser(machine)).toMatchObject({ path: '/usr/bin/google-chrome-stable' });
  });

  it('is found among the applications of macOS and Windows', async () => {
    const chrome = '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome';
    const mac = fakeMachine({ platform: 'darwin', programs: { [chrome]: true } });
    expect(await findBrowser(mac.machine)).toMatchObject({ path: chrome });
    const windows = fakeMachine({
      platform: 'win32',
      env: { ProgramFiles: '/P' },
      programs: { '/P/Google/Chrome/Application/chrome.exe': true },
    });
    expect(await findBrowser(windows.machine)).toMatchObject({ from: 'machine' });
  });

  it("is Playwright's own when the machine has none: as it is, or downloaded", async () => {
    const there = fakeMachine({ programs: { [OWN]: true }, isRoot: true });
    expect(await findBrowser(there.machine)).toMatchObject({ path: OWN, from: 'playwright' });
    expect(there.commands).toEqual([]);
    const downloaded = fakeMachine({ brings: { words: 'install chromium', program: OWN } });
    expect(await findBrowser(downloaded.machine)).toMatchObject({ path: OWN, from: 'playwright' });
  });

  it("is Debian's when nothing can be downloaded and we are root, with fresh lists", async () => {
    const { machine, commands } = fakeMachine({
      isRoot: true,
      programs: { '/usr/bin/apt-get': true },
      brings: { words: 'apt-get install', program: '/usr/bin/chromium' },
    });
    expect(await findBrowser(machine)).toEqual({
      ok: true,
      path: '/usr/bin/chromium',
      from: 'apt',
    });
    const steps = /cli\.js install|apt-get \w+|dpkg --configure -a/;
    expect(commands.map((line) => line.match(steps)?.[0])).toEqual([
      'cli.js install',
      'apt-get update',
      'dpkg --configure -a',
      'apt-get install',
    ]);
  });

  it("is put in anew where an install of Debian's was cut off, and a refusal is told", async () => {
    const { machine, commands } = fakeMachine({
      isRoot: true,
      programs: { '/usr/bin/apt-get': true },
      prints: {
        words: 'apt-get install',
        output: 'Reading package lists...\nE: Unable to locate package chromium\n',
      },
    });
    expect(await findBrowser(machine)).toEqual({
      ok: false,
      sentence: expect.stringContaining('(Unable to locate package chromium): install Chromium'),
    });
    expect(commands.at(-1)).toContain(' --reinstall ');
  });

  it("is Playwright's own where it lacked libraries of the system, which Ubuntu has and no chromium", async () => {
    const { machine } = fakeMachine({
      isRoot: true,
      programs: { '/usr/bin/apt-get': true, [OWN]: false },
      brings: { words: 'install-deps chromium', program: OWN },
    });
    expect(await findBrowser(machine)).toMatchObject({ path: OWN, from: 'playwright' });
  });

  it('that was downloaded and does not start for want of libraries is told as such', async () => {
    const { machine, commands } = fakeMachine({ programs: { [OWN]: false } });
    expect(await findBrowser(machine)).toEqual({
      ok: false,
      sentence: expect.stringMatching(/does not start.*sudo npx playwright install-deps chromium/),
    });
    expect(commands.join()).not.toContain('install-deps');
  });

  it('is asked for in a sentence when there is none, and apt is left to root', async () => {
    const { machine, commands } = fakeMachine({
      programs: { '/usr/bin/apt-get': true },
      brings: { words: 'apt-get install', program: '/usr/bin/chromium' },
    });
    expect(await findBrowser(machine)).toEqual({
      ok: false,
      sentence: expect.stringMatching(/install Chromium or Chrome.*CHROMIUM_PATH/),
    });
    expect(commands.join()).not.toContain('apt-get');
  });
});
