// @ts-check
// Two commands that are started in one folder at once would install, or build, over one another.
import { mkdirSync, rmSync, statSync, utimesSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';

/** What has not been touched for so long was left behind by one that was killed. ms */
const STALE_MS = 8000;
const TOUCH_MS = 1000;

/**
 * Does `work` while no other command does its own with this file.
 *
 * @template Result
 * @param {string} file is there while somebody works
 * @param {() => void} onWait says why it takes longer; once, if at all
 * @param {() => Promise<Result>} work
 * @returns {Promise<Result>}
 */
export async function alone(file, onWait, work) {
  try {
    mkdirSync(dirname(file), { recursive: true });
  } catch {
    // Where nothing can be written, the work itself says so.
    return work();
  }
  let waited = false;
  while (!take(file)) {
    if (!waited) onWait();
    waited = true;
    await new Promise((done) => setTimeout(done, 300));
  }
  const touching = setInterval(() => touch(file), TOUCH_MS);
  const leave = () => rmSync(file, { force: true });
  // A Ctrl+C during a step ends us there and then.
  process.on('exit', leave);
  try {
    return await work();
  } finally {
    clearInterval(touching);
    process.off('exit', leave);
    leave();
  }
}

/** @param {string} file */
function take(file) {
  try {
    if (isStale(file)) rmSync(file, { force: true });
    writeFileSync(file, `${process.pid}\n`, { flag: 'wx' });
    return true;
  } catch (error) {
    return !(error instanceof Error && Reflect.get(error, 'code') === 'EEXIST');
  }
}

/** @param {string} file */
function isStale(file) {
  const found = statSync(file, { throwIfNoEntry: false });
  // Into the future as well: clocks are set.
  return found !== undefined && Math.abs(Date.now() - found.mtimeMs) > STALE_MS;
}

/** @param {string} file */
function touch(file) {
  try {
    utimesSync(file, new Date(), new Date());
  } catch {
    // Somebody has deleted all of the folder; the work goes on.
  }
}
