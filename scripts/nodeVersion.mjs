// @ts-check
// Plain syntax on purpose: a Node too old for the rest must still be able to read this file.

/** The oldest Node everything here runs on, as in package.json's `engines`. */
export const OLDEST_NODE = '20.19.0';

/**
 * What to tell a person whose Node is too old; `null` when it is new enough.
 *
 * @param {string} version as `process.versions.node` has it, such as `18.20.4`
 * @returns {string | null}
 */
export function nodeProblem(version) {
  const have = version.split('.').map(Number);
  const need = OLDEST_NODE.split('.').map(Number);
  for (let place = 0; place < need.length; place += 1) {
    const difference = (have[place] || 0) - (need[place] || 0);
    if (difference > 0) return null;
    if (difference < 0) {
      return `Roost needs Node 20.19 or newer and this is Node ${version}: install a current one from nodejs.org, then run the command again.`;
    }
  }
  return null;
}
