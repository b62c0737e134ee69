// @ts-check
// Plain syntax on purpose: a Node too old for the rest must still be able to read this file.

/**
 * The oldest Node of each line that everything here runs on, as in package.json's `engines`. For
 * those between, npm leaves out the binaries of the packages that build the page, without a word.
 */
export const OLDEST_NODES = ['20.19.0', '22.12.0'];

/**
 * What to tell a person whose Node is too old; `null` when it is new enough.
 *
 * @param {string} version as `process.versions.node` has it, such as `18.20.4`
 * @returns {string | null}
 */
export function nodeProblem(version) {
  const ofLine = OLDEST_NODES.find((oldest) => oldest.split('.')[0] === version.split('.')[0]);
  if (isAtLeast(version, ofLine || '22.12.0')) return null;
  return `Roost needs Node 20.19, or 22.12 or newer, and this is Node ${version}: install a current one from nodejs.org, then run the command again.`;
}

/**
 * @param {string} version
 * @param {string} oldest
 */
function isAtLeast(version, oldest) {
  const have = version.split('.').map(Number);
  const need = oldest.split('.').map(Number);
  for (let place = 0; place < need.length; place += 1) {
    const difference = (have[place] || 0) - (need[place] || 0);
    if (difference !== 0) return difference > 0;
  }
  return true;
}
