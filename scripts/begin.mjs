// @ts-check
// What every command does before it can use TypeScript or a package. Nothing but nodeVersion.mjs
// is imported at the top, so that a too old Node gets a sentence and not a syntax error.
import { nodeProblem } from './nodeVersion.mjs';

/**
 * @typedef {object} Options
 * @property {(sentence: string) => void} [say] where it is told that packages are being installed;
 *   `console.log` without it
 * @property {readonly string[]} [names] of the program's options, to say so when npm has kept one
 */

/**
 * Checks Node, installs the packages that are missing, then runs `main()` of a TypeScript program
 * beside this file and ends with the exit code it answers.
 *
 * @param {string | null} program such as `./serve.ts`; `null` only sets up
 * @param {Options} [options]
 * @returns {Promise<void>}
 */
export async function begin(program, options = {}) {
  const problem = nodeProblem(process.versions.node);
  if (problem !== null) return fail(problem);

  endWithNpm();
  const { failureSentence, keptByNpm } = await import('./failures.mjs');
  const kept = keptByNpm(options.names || [], process.env);
  if (kept !== null) return fail(kept);
  return carryOut(program, options).catch((error) => {
    const sentence = failureSentence(error);
    if (sentence === null) throw error;
    fail(sentence);
  });
}

/**
 * @param {string | null} program
 * @param {Options} options
 */
async function carryOut(program, options) {
  const { ensureInstalled } = await import('./install.mjs');
  const installed = await ensureInstalled(options);
  if (!installed.ok) return fail(installed.sentence, installed.detail);
  if (program === null) return;

  const { register } = await import('tsx/esm/api');
  register();
  endInOrder();
  const { main } = await import(new URL(program, import.meta.url).href);
  process.exitCode = await main(process.argv.slice(2));
}

/**
 * A signal that nobody else takes ends us by way of `exit`, at which what was begun is tidied up.
 * Only for programs: a computation that never pauses would not hear it.
 */
function endInOrder() {
  const codes = /** @type {const} */ ({ SIGHUP: 129, SIGINT: 130, SIGTERM: 143 });
  for (const signal of /** @type {(keyof typeof codes)[]} */ (Object.keys(codes))) {
    process.on(signal, () => {
      if (process.listenerCount(signal) === 1) process.exit(codes[signal]);
    });
  }
}

/**
 * A signal sent to npm alone, not to the whole terminal, ends npm and the shell between us and
 * does not come as far as here. So their end is ours.
 */
function endWithNpm() {
  if (process.env.npm_lifecycle_event === undefined) return;
  const parent = process.ppid;
  const watch = setInterval(() => {
    if (process.ppid === parent) return;
    clearInterval(watch);
    process.kill(process.pid, 'SIGTERM');
  }, 500);
  watch.unref();
}

/**
 * @param {string} sentence
 * @param {string} [detail] what the tool that failed said itself
 */
function fail(sentence, detail) {
  console.error(sentence);
  if (detail) console.error(`\n${detail}`);
  process.exitCode = 1;
}
