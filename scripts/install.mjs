// @ts-check
// The packages of package-lock.json, put in place when they are not. Plain JavaScript: it runs
// before there are any.
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { alone } from './alone.mjs';
import { runStep } from './childProcess.mjs';

export const ROOT = fileURLToPath(new URL('..', import.meta.url));

/**
 * @typedef {{ version?: string, optional?: boolean, os?: string[], cpu?: string[],
 *   libc?: string[] }} LockedPackage
 * @typedef {Record<string, LockedPackage>} LockedPackages
 * @typedef {{ ok: true, installed: boolean }
 *   | { ok: false, sentence: string, detail?: string }} InstallOutcome
 * @typedef {{ platform: string, arch: string, libc: string | null }} Machine
 * @typedef {(command: string, args: readonly string[], options: { cwd: string }) =>
 *   Promise<import('./childProcess.mjs').RunResult>} Runner
 */

/**
 * Whether node_modules holds what the lockfile says. npm notes what it put there in
 * node_modules/.package-lock.json at the end of an install, so an install that was cut off has no
 * such note. Contents are compared and not dates: a change of branch and back installs nothing. The
 * note alone is not believed: a folder can be half deleted, or half copied.
 *
 * @param {string} root
 * @param {Machine} machine
 */
export function isInstalled(root, machine = thisMachine()) {
  const wanted = readPackages(join(root, 'package-lock.json'));
  const present = readPackages(join(root, 'node_modules', '.package-lock.json'));
  if (wanted === null || present === null) return false;
  for (const [path, locked] of Object.entries(wanted)) {
    // The empty path is the project itself.
    if (path === '') continue;
    const there = present[path];
    if (there === undefined ? isNeeded(locked, machine) : there.version !== locked.version) {
      return false;
    }
  }
  // A folder brought along from another kind of machine has that one's binaries.
  return Object.entries(present).every(
    ([path, { os, cpu }]) =>
      suits(os, machine.platform) &&
      suits(cpu, machine.arch) &&
      existsSync(join(root, path, 'package.json')),
  );
}

/**
 * npm passes over an optional package that it could not download, or that another Node was too old
 * for; this machine's binaries are such ones, and nothing runs without them.
 *
 * @param {LockedPackage} locked
 * @param {Machine} machine
 */
function isNeeded({ optional, os, cpu, libc }, machine) {
  if (optional !== true) return true;
  return (
    os !== undefined &&
    suits(os, machine.platform) &&
    suits(cpu, machine.arch) &&
    (libc === undefined || suits(libc, machine.libc ?? ''))
  );
}

/** @returns {Machine} */
function thisMachine() {
  const { platform, arch } = process;
  return { platform, arch, libc: platform === 'linux' ? libcHere() : null };
}

/** As npm tells them apart. */
function libcHere() {
  if (process.report === undefined) return null;
  // It would look up the name of each connection.
  Object.assign(process.report, { excludeNetwork: true });
  /** @type {{ header?: { glibcVersionRuntime?: string }, sharedObjects?: string[] }} */
  const { header, sharedObjects = [] } = process.report.getReport();
  if (header?.glibcVersionRuntime !== undefined) return 'glibc';
  return sharedObjects.some((file) => /libc\.musl-|ld-musl-/.test(file)) ? 'musl' : null;
}

/**
 * @param {string[] | undefined} list npm's: names, or names not to be with a `!` before each
 * @param {string} name
 */
function suits(list, name) {
  if (list === undefined || list.length === 0) return true;
  if (list.includes(`!${name}`)) return false;
  return list.includes(name) || list.every((entry) => entry.startsWith('!'));
}

/**
 * @param {string} file
 * @returns {LockedPackages | null}
 */
function readPackages(file) {
  try {
    return JSON.parse(readFileSync(file, 'utf8')).packages ?? null;
  } catch {
    return null;
  }
}

/**
 * Installs from the lockfile what is missing.
 *
 * @param {{ root?: string, runner?: Runner, say?: (sentence: string) => void }} [options]
 * @returns {Promise<InstallOutcome>}
 */
export async function ensureInstalled(options = {}) {
  const { root = ROOT, runner = runStep, say = console.log } = options;
  if (isInstalled(root)) return { ok: true, installed: false };
  const wait = () => say('Waiting until another command has installed the packages …');
  return alone(join(root, '.cache', 'installing'), wait, () => install(root, runner, say));
}

/**
 * @param {string} root
 * @param {Runner} runner
 * @param {(sentence: string) => void} say
 * @returns {Promise<InstallOutcome>}
 */
async function install(root, runner, say) {
  // Another one may have done it meanwhile.
  if (isInstalled(root)) return { ok: true, installed: false };
  say('Installing the packages …');
  const [command, before] = npmCommand(process.env, process.platform);
  const result = await runner(command, [...before, ...NPM_ARGUMENTS], { cwd: root });
  if (result.code === 0) return { ok: true, installed: true };
  return explain(result);
}

// Everything is needed, also where NODE_ENV says production; and what npm has kept from an earlier
// time is taken from there. Its warnings (another engine, a deprecation) are nothing to act on.
const NPM_ARGUMENTS = [
  ...['ci', '--include=dev', '--include=optional', '--prefer-offline'],
  ...['--no-audit', '--no-fund', '--loglevel=error'],
  // Vitest asks for a newer Node than it takes (completeNode20.mjs), which this would refuse.
  '--engine-strict=false',
  // With its own settings npm tries for more than a minute before it says there is no network.
  ...['--fetch-retries=2', '--fetch-retry-mintimeout=1000', '--fetch-retry-maxtimeout=5000'],
];

/**
 * @param {NodeJS.ProcessEnv} env
 * @param {string} platform
 * @returns {[string, string[]]} the program, and what comes before npm's own arguments
 */
export function npmCommand(env, platform) {
  // Started by npm: the same one again, whatever is first on PATH.
  const own = env.npm_execpath;
  if (own?.endsWith('npm-cli.js')) return [process.execPath, [own]];
  return [platform === 'win32' ? 'npm.cmd' : 'npm', []];
}

const NO_NETWORK =
  /ENOTFOUND|EAI_AGAIN|ECONNREFUSED|ECONNRESET|E?TIMEDOUT|ENETUNREACH|EHOSTUNREACH|ERR_SOCKET_TIMEOUT|ENOTCACHED|npm error network/;
const NOT_TRUSTED = /SELF_SIGNED|UNABLE_TO_(GET|VERIFY)|CERT_/;

/**
 * @param {import('./childProcess.mjs').RunResult} result
 * @returns {InstallOutcome}
 */
function explain({ failure, output }) {
  const [, code] = /^npm error code (\w+)$/m.exec(output) ?? [];
  // Often it is a package that fails for want of room, or for want of another that had none.
  if (/\b(ENOSPC|EDQUOT)\b/.test(output)) {
    return {
      ok: false,
      sentence:
        'The packages could not be installed, since there is no room left on the disk: make some (they take about 300 MB), then run the command again.',
    };
  }
  if (code === 'EACCES' || code === 'EPERM' || code === 'EROFS') {
    const [, path] = /^npm error path (.+)$/m.exec(output) ?? [];
    return {
      ok: false,
      sentence: `The packages could not be installed, since ${path ?? 'a folder'} may not be written: make it yours, or move the project to where you may write, then run the command again.`,
    };
  }
  if (failure === 'missing') {
    return {
      ok: false,
      sentence:
        'npm is missing, and the packages are installed with it: install Node from nodejs.org, which brings it, then run the command again.',
    };
  }
  if (NO_NETWORK.test(output)) {
    return {
      ok: false,
      sentence:
        'The packages could not be downloaded: check that this machine is online (behind a proxy: "npm config set proxy ADDRESS"), then run the command again.',
    };
  }
  if (NOT_TRUSTED.test(output)) {
    return {
      ok: false,
      sentence:
        'npm does not trust the certificate it was shown: if a proxy opens your traffic, name its certificate in NODE_EXTRA_CA_CERTS, then run the command again.',
    };
  }
  return {
    ok: false,
    sentence: 'The packages could not be installed; npm says why, here below.',
    detail: output.trim(),
  };
}
