import { accessSync, constants, statSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { type RunOptions, type RunResult, runStep } from './childProcess.mjs';

/** Features of Chromium: the popup of its address bar is a page too, drawn at each navigation. */
export const addressBarPopups: readonly string[] = [
  'WebUIOmniboxPopup',
  'WebUIOmniboxAimPopup',
  'WebUIOmniboxFullPopup',
];

/** What is asked of the machine; a fake of it stands in for the tests. */
export interface Machine {
  readonly platform: NodeJS.Platform;
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly isRoot: boolean;
  isProgram(path: string): boolean;
  run(command: string, args: readonly string[], options: RunOptions): Promise<RunResult>;
  /** Where Playwright keeps its own Chromium, there or not. */
  playwrightPath(): Promise<string>;
  /** Playwright's own command line, to run with Node. */
  readonly playwrightCli: string;
  say(sentence: string): void;
}

export type BrowserOutcome =
  | {
      readonly ok: true;
      readonly path: string;
      readonly from: 'CHROMIUM_PATH' | 'machine' | 'playwright' | 'apt';
    }
  | { readonly ok: false; readonly sentence: string };

const NAMES = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'];
// Long for a slow line, and short enough for a machine that may not reach the download at all.
const DOWNLOAD_MS = 4 * 60_000;
const APT_MS = 8 * 60_000;
const START_MS = 30_000;

/** A Chromium that starts: the person's, the machine's, Playwright's, Debian's, in this order. */
export async function findBrowser(machine: Machine): Promise<BrowserOutcome> {
  const named = machine.env.CHROMIUM_PATH;
  if (named !== undefined && named !== '') {
    if (await starts(machine, named)) return { ok: true, path: named, from: 'CHROMIUM_PATH' };
    return {
      ok: false,
      sentence: `CHROMIUM_PATH names ${named}, and no browser starts there: correct it, or leave it out to have one found.`,
    };
  }
  for (const path of usualPlaces(machine)) {
    if (await starts(machine, path)) return { ok: true, path, from: 'machine' };
  }
  const own = await playwrights(machine);
  if (own !== null) return { ok: true, path: own, from: 'playwright' };
  const debians = await fromApt(machine);
  if (debians?.ok) return debians;
  // Ubuntu has no such package; Playwright knows what its own needs there.
  if (debians !== null && (await startsWithLibraries(machine))) {
    return { ok: true, path: await machine.playwrightPath(), from: 'playwright' };
  }
  if (machine.platform === 'linux' && machine.isProgram(await machine.playwrightPath())) {
    return {
      ok: false,
      sentence:
        'A browser was downloaded and does not start, most likely since libraries of the system are missing: run "sudo npx playwright install-deps chromium", or install Chromium or Chrome, then run the command again.',
    };
  }
  const said = debians === null ? '' : ` (${debians.sentence})`;
  return {
    ok: false,
    sentence: `No browser was found and none could be downloaded${said}: install Chromium or Chrome, or name one in CHROMIUM_PATH, then run the command again.`,
  };
}

/**
 * A file alone proves nothing: there are placeholders that only point to another package manager,
 * and downloads that miss a library of the system. On Windows asking for the version opens a
 * window instead.
 */
async function starts(machine: Machine, path: string): Promise<boolean> {
  if (!machine.isProgram(path)) return false;
  if (machine.platform === 'win32') return true;
  const { code } = await machine.run(path, ['--version'], { timeoutMs: START_MS });
  return code === 0;
}

function usualPlaces({ platform, env }: Machine): string[] {
  if (platform === 'win32') {
    return ['ProgramFiles', 'ProgramFiles(x86)', 'LocalAppData'].flatMap((name) => {
      const folder = env[name];
      if (folder === undefined) return [];
      return [
        join(folder, 'Google', 'Chrome', 'Application', 'chrome.exe'),
        join(folder, 'Chromium', 'Application', 'chrome.exe'),
      ];
    });
  }
  const folders = (env.PATH ?? '').split(delimiter).filter((folder) => folder !== '');
  const onPath = NAMES.flatMap((name) => folders.map((folder) => join(folder, name)));
  if (platform !== 'darwin') return onPath;
  const apps = ['/Applications', ...(env.HOME === undefined ? [] : [`${env.HOME}/Applications`])];
  const inApps = ['Chromium', 'Google Chrome'].flatMap((name) =>
    apps.map((folder) => `${folder}/${name}.app/Contents/MacOS/${name}`),
  );
  return [...onPath, ...inApps];
}

async function playwrights(machine: Machine): Promise<string | null> {
  const path = await machine.playwrightPath();
  if (await starts(machine, path)) return path;
  machine.say('Downloading a browser …');
  await machine.run(
    process.execPath,
    [machine.playwrightCli, 'install', 'chromium', '--no-shell'],
    {
      timeoutMs: DOWNLOAD_MS,
      env: { ...machine.env, PLAYWRIGHT_DOWNLOAD_CONNECTION_TIMEOUT: '10000' },
    },
  );
  return (await starts(machine, path)) ? path : null;
}

async function startsWithLibraries(machine: Machine): Promise<boolean> {
  const path = await machine.playwrightPath();
  if (!machine.isProgram(path)) return false;
  machine.say('Installing the libraries that the browser needs …');
  await machine.run(process.execPath, [machine.playwrightCli, 'install-deps', 'chromium'], {
    timeoutMs: APT_MS,
    env: { ...machine.env, DEBIAN_FRONTEND: 'noninteractive' },
  });
  return starts(machine, path);
}

/**
 * An install that was cut off, by a Ctrl+C of ours also, leaves the package manager refusing all
 * others until what it had unpacked is configured, and the package itself in a state in which a
 * plain install says that it is there: so the first is done before, and the package put in anew.
 */
async function fromApt(machine: Machine): Promise<BrowserOutcome | null> {
  if (machine.platform !== 'linux' || !machine.isRoot) return null;
  if (!machine.isProgram('/usr/bin/apt-get')) return null;
  machine.say("Installing Debian's chromium …");
  const options = {
    timeoutMs: APT_MS,
    env: { ...machine.env, DEBIAN_FRONTEND: 'noninteractive' },
  };
  // A machine that has just started is often installing something by itself.
  const apt = ['-qq', '-o', 'DPkg::Lock::Timeout=120'];
  await machine.run('/usr/bin/apt-get', ['update', ...apt], options);
  await machine.run('/usr/bin/dpkg', ['--configure', '-a'], options);
  const packages = ['install', ...apt, '-y', '--reinstall', '--no-install-recommends', 'chromium'];
  const { output, failure } = await machine.run('/usr/bin/apt-get', packages, options);
  const path = '/usr/bin/chromium';
  if (await starts(machine, path)) return { ok: true, path, from: 'apt' };
  if (failure === 'timeout') return { ok: false, sentence: "Debian's took too long" };
  const refusal = output.split('\n').findLast((line) => line.startsWith('E: '));
  return { ok: false, sentence: refusal?.slice(3, 200) ?? "Debian's does not start" };
}

/** The machine we are on. */
export function thisMachine(root: string): Machine {
  return {
    platform: process.platform,
    env: process.env,
    isRoot: process.getuid?.() === 0,
    isProgram,
    run: runStep,
    async playwrightPath() {
      const { chromium } = await import('@playwright/test');
      return chromium.executablePath();
    },
    playwrightCli: join(root, 'node_modules', '@playwright', 'test', 'cli.js'),
    say: console.log,
  };
}

function isProgram(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return statSync(path).isFile();
  } catch {
    return false;
  }
}
