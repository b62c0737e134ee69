// @ts-check
// Other programs, run so that none of them outlives us. Plain JavaScript, because the install step
// runs before there is a TypeScript to run.
import { spawn } from 'node:child_process';
import { constants } from 'node:os';

/**
 * @typedef {object} RunOptions
 * @property {string} [cwd]
 * @property {NodeJS.ProcessEnv} [env] replaces the environment; ours without it
 * @property {number} [timeoutMs] no limit without it
 * @property {boolean} [show] its output goes straight to the terminal and is not kept
 * @property {number} [graceMs] how long it has to end by itself when asked to; 10 s without it
 */

/**
 * @typedef {object} RunResult
 * @property {number} code the exit code; 128 + the number of the signal that ended it
 * @property {string} output both of its streams, in the order they came
 * @property {'missing' | 'timeout' | null} failure `missing`: there is no such program
 * @property {NodeJS.Signals | null} interrupted the signal we were sent meanwhile
 */

// On Windows the console tells every program of a Ctrl+C by itself, and there are no groups.
const GROUPS = process.platform !== 'win32';
/** @type {readonly NodeJS.Signals[]} */
const SIGNALS = [
  'SIGINT',
  'SIGTERM',
  'SIGHUP',
  ...(GROUPS ? /** @type {const} */ (['SIGQUIT']) : []),
];

/** So long after a signal the next one is still the same. ms; npm's end is seen within 500. */
const SAME_MS = 1000;

/** @param {NodeJS.Signals} signal */
export function exitCodeOf(signal) {
  return 128 + constants.signals[signal];
}

/**
 * Runs a program to its end. It leads a process group of its own: a Ctrl+C reaches it through us,
 * exactly once, and what it started and left behind is killed when it has ended. A second signal,
 * or the end of the grace, kills it. One that follows at once is the same Ctrl+C: it comes from the
 * terminal, from npm, and by the end of npm.
 *
 * @param {string} command
 * @param {readonly string[]} args
 * @param {RunOptions} [options]
 * @returns {Promise<RunResult>}
 */
export function run(command, args, options = {}) {
  return new Promise((resolve) => {
    const child = spawn(command, [...args], {
      cwd: options.cwd ?? process.cwd(),
      env: options.env ?? process.env,
      detached: GROUPS,
      // A group in the background that reads from the terminal would be stopped.
      stdio: ['ignore', options.show ? 'inherit' : 'pipe', options.show ? 'inherit' : 'pipe'],
      windowsHide: true,
      // npm is a .cmd there, and Node starts those through the shell only.
      shell: process.platform === 'win32' && command.endsWith('.cmd'),
    });
    let output = '';
    /** @type {RunResult['failure']} */
    let failure = null;
    /** @type {NodeJS.Signals | null} */
    let interrupted = null;
    let interruptedAt = 0;
    /** @type {NodeJS.Timeout | undefined} */
    let grace;

    /** @param {NodeJS.Signals} signal */
    const kill = (signal) => {
      if (child.pid === undefined) return;
      try {
        process.kill(GROUPS ? -child.pid : child.pid, signal);
      } catch {
        // All of the group has ended already.
      }
    };
    /** @param {NodeJS.Signals} signal */
    const onSignal = (signal) => {
      if (interrupted !== null) {
        if (performance.now() - interruptedAt > SAME_MS) kill('SIGKILL');
        return;
      }
      interrupted = signal;
      interruptedAt = performance.now();
      if (GROUPS) kill(signal);
      grace = setTimeout(() => kill('SIGKILL'), options.graceMs ?? 10_000);
    };
    const limit =
      options.timeoutMs === undefined
        ? undefined
        : setTimeout(() => {
            failure = 'timeout';
            kill('SIGKILL');
          }, options.timeoutMs);
    /** @param {number} code */
    const finish = (code) => {
      clearTimeout(limit);
      clearTimeout(grace);
      for (const signal of SIGNALS) process.off(signal, onSignal);
      resolve({ code, output, failure, interrupted });
    };

    for (const signal of SIGNALS) process.on(signal, onSignal);
    for (const stream of [child.stdout, child.stderr]) {
      stream?.setEncoding('utf8').on('data', (/** @type {string} */ text) => {
        output += text;
      });
    }
    child.on('error', (error) => {
      // A program that did start reports `exit` too; this is for one that never did.
      if (child.pid !== undefined) return;
      failure = 'missing';
      output = String(error);
      finish(127);
    });
    // At `exit`, not at `close`: a leftover holds our pipes open, and is about to be killed.
    child.on('exit', () => {
      if (GROUPS) kill('SIGKILL');
    });
    child.on('close', (code, signal) => finish(code ?? (signal ? exitCodeOf(signal) : 1)));
  });
}

/**
 * One step of several: as {@link run}, but a Ctrl+C during it ends us as well.
 *
 * @param {string} command
 * @param {readonly string[]} args
 * @param {RunOptions} [options]
 * @returns {Promise<RunResult>}
 */
export async function runStep(command, args, options = {}) {
  const result = await run(command, args, options);
  if (result.interrupted !== null) process.exit(exitCodeOf(result.interrupted));
  return result;
}
