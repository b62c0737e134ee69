// @ts-check
// What the machine refused, in a sentence: it is nothing to mend in the code, so no trace helps.

/** @type {Readonly<Record<string, (path: string) => string>>} */
const SENTENCES = {
  ENOSPC: () => 'There is no room left on the disk: make some',
  EDQUOT: () => 'There is no room left of what you may use of the disk: make some',
  EACCES: (path) => `${path} may not be written or read: make it yours, or move the folder`,
  EPERM: (path) => `${path} may not be written or read: make it yours, or move the folder`,
  EROFS: (path) => `${path} is on a disk that may only be read: move the folder to another`,
  EMFILE: () => 'Too many files are open: raise the limit ("ulimit -n 4096")',
  ENFILE: () => 'Too many files are open on this machine: end some programs',
  ENOMEM: () => 'This machine has no memory left: end some programs',
  ERR_MODULE_NOT_FOUND: () => 'A part of a package is missing: delete the folder node_modules',
};

/**
 * @param {unknown} error
 * @returns {string | null} `null` for a fault of ours
 */
export function failureSentence(error) {
  if (!(error instanceof Error)) return null;
  const code = String(Reflect.get(error, 'code'));
  const sentence = Object.hasOwn(SENTENCES, code) ? SENTENCES[code] : undefined;
  if (sentence === undefined) return null;
  // One of our own files that is missing is another matter.
  if (code === 'ERR_MODULE_NOT_FOUND' && !/package|node_modules/.test(error.message)) return null;
  const path = Reflect.get(error, 'path');
  return `${sentence(typeof path === 'string' ? path : 'A file')}, then run the command again.`;
}

/**
 * Without `--` before it npm takes an option for one of its own, and says nothing.
 *
 * @param {readonly string[]} names the options that the command has
 * @param {NodeJS.ProcessEnv} env
 * @returns {string | null}
 */
export function keptByNpm(names, env) {
  const event = env.npm_lifecycle_event;
  // npm has a `browser` of its own, which is set to the name of one.
  const kept = names.find((name) => {
    const value = env[`npm_config_${name}`];
    return name === 'browser' ? value === 'true' : value !== undefined;
  });
  if (event === undefined || kept === undefined) return null;
  const command = event === 'start' || event === 'test' ? event : `run ${event}`;
  return `npm kept --${kept} for itself: put -- before it, as in "npm ${command} -- --${kept}".`;
}
