import { mkdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { findBrowser, thisMachine } from './browser';
import { ensureBuilt, wordsOf } from './build';
import { checkFirstLoad } from './checkSize';
import { runStep } from './childProcess.mjs';
import { failedTests } from './failedTests';
import { ROOT } from './install.mjs';
import {
  add,
  type Count,
  countPlaywright,
  countVerdicts,
  countVitest,
  notRun,
  readReport,
} from './reports';
import { parseTestArguments, withJsonReport } from './testArguments';

const CACHE = join(ROOT, '.cache');

/** `npm test`: the build and its size, Vitest, Playwright, the benchmark; the last line says how it went. */
export async function main(args: readonly string[]): Promise<number> {
  const parsed = parseTestArguments(args);
  if (!parsed.ok) {
    console.error(parsed.sentence);
    return 1;
  }
  const { plan } = parsed;
  await mkdir(CACHE, { recursive: true });

  const counts: Count[] = [];
  const failures: string[] = [];
  const page = await buildPage();
  if (page !== null) counts.push(page);
  if (plan.unit) counts.push(await unitTests(plan.rest, failures));
  if (plan.browser) counts.push(await browserTests(plan.rest, page, failures));
  if (plan.bench) counts.push(await benchTest(page));

  for (const failure of failures) console.log(failure);
  for (const { note } of counts) if (note !== null) console.log(note);
  const { passed, failed, skipped } = add(counts);
  if (skipped > 0) console.log(`${skipped} skipped`);
  await writeFile(join(CACHE, 'tests.json'), `${JSON.stringify({ passed, failed, skipped })}\n`);
  console.log(`${passed} passed, ${failed} failed`);
  return failed === 0 ? 0 : 1;
}

/** `null` when the page is built and small enough. */
async function buildPage(): Promise<Count | null> {
  const built = await ensureBuilt({ root: ROOT });
  if (!built.ok) {
    console.error(wordsOf(built));
    return notRun('The page could not be built: that counts as one failed.');
  }
  const size = await checkFirstLoad(join(ROOT, 'dist'));
  console.log(size.table);
  return size.ok ? null : notRun(size.sentence);
}

async function unitTests(rest: readonly string[], failures: string[]): Promise<Count> {
  const report = join(CACHE, 'vitest.json');
  await rm(report, { force: true });
  const vitest = join(ROOT, 'node_modules', 'vitest', 'vitest.mjs');
  const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${report}`];
  const { code } = await runStep(process.execPath, [vitest, 'run', ...reporters, ...rest], {
    cwd: ROOT,
    show: true,
  });
  const said = await readReport(report);
  failures.push(...failedTests(said, ROOT));
  return countVitest(said, code);
}

async function browserTests(
  rest: readonly string[],
  page: Count | null,
  failures: string[],
): Promise<Count> {
  if (page !== null) return notRun('The browser tests were not run: that counts as one failed.');
  const browser = await findBrowser(thisMachine(ROOT));
  if (!browser.ok) return notRun(browser.sentence);
  console.log(`Browser: ${browser.path}`);
  const report = join(CACHE, 'playwright.json');
  await rm(report, { force: true });
  const playwright = join(ROOT, 'node_modules', '@playwright', 'test', 'cli.js');
  const { code } = await runStep(process.execPath, [playwright, 'test', ...withJsonReport(rest)], {
    cwd: ROOT,
    env: { ...process.env, ROOST_CHROMIUM: browser.path, PLAYWRIGHT_JSON_OUTPUT_FILE: report },
    show: true,
  });
  const said = await readReport(report);
  failures.push(...failedTests(said, ROOT));
  return countPlaywright(said, code);
}

/** Side by side with plain xterm.js, when nothing else runs: it fails on a ratio or a loss. */
async function benchTest(page: Count | null): Promise<Count> {
  if (page !== null) return notRun('The benchmark was not run: that counts as one failed.');
  console.log('The benchmark, in its short form');
  try {
    const { shortVerdicts } = await import('../tests/bench/run');
    return countVerdicts((await shortVerdicts()) ?? []);
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    return notRun(`The benchmark came to no end (${why}): that counts as one failed.`);
  }
}
