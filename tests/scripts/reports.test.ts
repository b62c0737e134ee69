import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { run } from '../../scripts/childProcess.mjs';
import { failedTests } from '../../scripts/failedTests';
import { ROOT } from '../../scripts/install.mjs';
import {
  add,
  countPlaywright,
  countVerdicts,
  countVitest,
  readReport,
} from '../../scripts/reports';
import { parseTestArguments, withJsonReport } from '../../scripts/testArguments';
import { lendPackages, makeFolder } from './folder';

/** Runs a real runner, so that its report is counted as it really looks. */
async function runIn(
  files: Readonly<Record<string, string>>,
  cli: string,
  args: readonly string[],
  more: Readonly<Record<string, string>> = {},
) {
  const folder = await makeFolder({ 'package.json': '{ "type": "module" }', ...files });
  lendPackages(folder);
  // What this run tells its own workers is none of that one's business.
  const env = Object.fromEntries(
    Object.entries(process.env).filter(
      ([name]) => !/^(VITEST|NODE_ENV|TEST|NODE_OPTIONS)/.test(name),
    ),
  );
  const { code, output } = await run(process.execPath, [join(ROOT, 'node_modules', cli), ...args], {
    cwd: folder.path,
    env: { ...env, ...more },
  });
  return { code, output, report: await readReport(join(folder.path, 'report.json')) };
}

const vitest = (files: Readonly<Record<string, string>>) =>
  runIn(files, 'vitest/vitest.mjs', ['run', '--reporter=json', '--outputFile.json=report.json']);

const playwright = (test: string, args: readonly string[] = []) =>
  runIn(
    {
      'playwright.config.ts': `export default { testDir: 'browser', reporter: [['json', { outputFile: 'report.json' }]] };`,
      'browser/a.spec.ts': `import { expect, test } from '@playwright/test';\n${test}`,
    },
    '@playwright/test/cli.js',
    ['test', ...args],
    { PLAYWRIGHT_JSON_OUTPUT_FILE: 'report.json' },
  );

const withoutFolder = (failure: string) => failure.replace(/^Failed: .*?(?=[ab]\.test)/, '');

const IMPORT = "import { expect, it } from 'vitest';\n";
const PASS = "it('passes', () => expect(1).toBe(1));\n";

describe("Vitest's report", () => {
  it('counts tests, and a file that could not be loaded as one that failed', async () => {
    const { code, report } = await vitest({
      'a.test.ts': `${IMPORT}${PASS}it('fails', () => expect(1).toBe(2)); it.skip('waits', () => {});`,
      'b.test.ts': "import './nowhere';",
    });
    expect(countVitest(report, code)).toEqual({ passed: 1, failed: 2, skipped: 1, note: null });
    const [first, second, ...more] = failedTests(report, '/').map(withoutFolder);
    expect(first).toBe(
      'a.test.ts › fails: AssertionError: expected 1 to be 2 // Object.is equality',
    );
    expect(second).toMatch(/^b\.test\.ts: .*nowhere/);
    expect(more).toEqual([]);
  });

  it('lets an error outside of the tests not pass', async () => {
    const { code, report } = await vitest({
      'a.test.ts': `${IMPORT}${PASS}setTimeout(() => { throw new Error('late'); }, 0);\nit('waits', () => new Promise((done) => setTimeout(done, 50)));`,
    });
    expect(countVitest(report, code)).toMatchObject({ passed: 2, failed: 1 });
  });

  it('counts a success as one', async () => {
    const { code, report } = await vitest({ 'a.test.ts': `${IMPORT}${PASS}` });
    expect(countVitest(report, code)).toEqual({ passed: 1, failed: 0, skipped: 0, note: null });
  });
});

describe('a failing test', () => {
  it('is shown with its reason, on every Node we run on', async () => {
    const complete = join(ROOT, 'scripts', 'completeNode20.mjs');
    const files = {
      'vitest.config.ts': `import { completeNode20 } from '${complete}';\ncompleteNode20();\nexport default {};`,
      'a.test.ts': `${IMPORT}it('fails', () => expect('apples').toBe('pears'));`,
    };
    const { output } = await runIn(files, 'vitest/vitest.mjs', ['run']);
    expect(output).toContain("expected 'apples' to be 'pears'");
  });
});

describe("Playwright's report", () => {
  it('counts tests', async () => {
    const { code, report } = await playwright(
      "test('a', () => expect(1).toBe(1)); test.describe('in', () => test('b', () => expect(1).toBe(2))); test.skip('c', () => {});",
    );
    expect(countPlaywright(report, code)).toEqual({ passed: 1, failed: 1, skipped: 1, note: null });
    expect(failedTests(report, '/')).toEqual([
      'Failed: a.spec.ts › in › b: Error: expect(received).toBe(expected) // Object.is equality',
    ]);
  });

  it('is there beside another reporter that is asked for', async () => {
    for (const asked of [['--reporter=line'], ['--reporter', 'line']]) {
      const { code, output, report } = await playwright(
        "test('a', () => expect(1).toBe(1));",
        withJsonReport([...asked, '-g', 'a']),
      );
      expect(output).toContain('1 passed');
      expect(countPlaywright(report, code)).toMatchObject({ passed: 1, failed: 0 });
    }
  });

  it('lets a file that could not be loaded not pass', async () => {
    const { code, report } = await playwright("throw new Error('not loaded');");
    expect(countPlaywright(report, code)).toMatchObject({ passed: 0, failed: 1 });
  });
});

describe('a run that says nothing', () => {
  it('has failed when there is no report, no test, or an exit code without a failure', () => {
    expect(countVitest(null, 0)).toMatchObject({ passed: 0, failed: 1 });
    expect(countPlaywright({}, 0)).toMatchObject({ passed: 0, failed: 1 });
    expect(countVitest({ numPassedTests: 0, numFailedTests: 0 }, 0)).toMatchObject({ failed: 1 });
    const stats = { expected: 3, unexpected: 0, flaky: 0, skipped: 0 };
    expect(countPlaywright({ stats, errors: [] }, 130)).toMatchObject({ passed: 3, failed: 1 });
    expect(countPlaywright({ stats, errors: [] }, 0)).toMatchObject({ passed: 3, failed: 0 });
  });

  it('has failed when the benchmark came to no figure, or one was missed', () => {
    expect(countVerdicts([])).toMatchObject({ passed: 0, failed: 1 });
    const verdicts = [{ reached: true }, { reached: false }];
    expect(countVerdicts(verdicts)).toMatchObject({ passed: 1, failed: 1 });
  });

  it('adds up with the others', () => {
    const count = { passed: 2, failed: 1, skipped: 3, note: null };
    expect(add([count, count, countVitest(null, 1)])).toEqual({ passed: 4, failed: 3, skipped: 6 });
  });
});

describe('what comes after npm test --', () => {
  it.each([
    [[], { unit: true, browser: true, bench: true, rest: [] }],
    [['--unit'], { unit: true, browser: false, bench: false, rest: [] }],
    [
      ['--browser', '-g', 'token'],
      { unit: false, browser: true, bench: false, rest: ['-g', 'token'] },
    ],
    [['--unit', '--browser'], { unit: true, browser: true, bench: true, rest: [] }],
  ])('%j chooses the tests', (args, plan) => {
    expect(parseTestArguments(args)).toEqual({ ok: true, plan });
  });

  it('is turned away when it is not clear which runner is meant', () => {
    expect(parseTestArguments(['-g', 'token'])).toMatchObject({ ok: false });
  });
});
