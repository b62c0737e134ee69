import { readFile } from 'node:fs/promises';

/** What one runner did, counted. */
export interface Count {
  readonly passed: number;
  readonly failed: number;
  readonly skipped: number;
  /** Why more failed than the report says; `null` when the report stands. */
  readonly note: string | null;
}

/** Reads a runner's JSON report; `null` when it left none that can be read. */
export async function readReport(file: string): Promise<unknown> {
  try {
    return JSON.parse(await readFile(file, 'utf8'));
  } catch {
    return null;
  }
}

/** Counts Vitest's report. A file that could not be loaded holds no test, and has failed. */
export function countVitest(report: unknown, exitCode: number): Count {
  const passed = numberAt(report, 'numPassedTests');
  const failed = numberAt(report, 'numFailedTests');
  if (passed === null || failed === null) return noReport('Vitest');
  const skipped =
    (numberAt(report, 'numPendingTests') ?? 0) + (numberAt(report, 'numTodoTests') ?? 0);
  const unloaded = listAt(report, 'testResults').filter(
    (file) =>
      at(file, 'status') === 'failed' &&
      !listAt(file, 'assertionResults').some((test) => at(test, 'status') === 'failed'),
  ).length;
  return judge('Vitest', { passed, failed: failed + unloaded, skipped }, exitCode);
}

/** Counts Playwright's report. A flaky test has failed once, and so it has failed. */
export function countPlaywright(report: unknown, exitCode: number): Count {
  const stats = at(report, 'stats');
  const passed = numberAt(stats, 'expected');
  const unexpected = numberAt(stats, 'unexpected');
  if (passed === null || unexpected === null) return noReport('Playwright');
  // That no test was found is seen from the figures, and is often said beside the reason for it.
  const errors = listAt(report, 'errors').filter(
    (error) => !/No tests found/.test(`${at(error, 'message')}`),
  ).length;
  const failed = unexpected + (numberAt(stats, 'flaky') ?? 0) + errors;
  return judge(
    'Playwright',
    { passed, failed, skipped: numberAt(stats, 'skipped') ?? 0 },
    exitCode,
  );
}

/** Counts the figures of the benchmark, each a test of its own. */
export function countVerdicts(verdicts: readonly { readonly reached: boolean }[]): Count {
  if (verdicts.length === 0)
    return notRun('The benchmark has no figures: that counts as one failed.');
  const passed = verdicts.filter(({ reached }) => reached).length;
  return { passed, failed: verdicts.length - passed, skipped: 0, note: null };
}

/** What a step that never came to its tests counts as. */
export function notRun(note: string): Count {
  return { passed: 0, failed: 1, skipped: 0, note };
}

export function add(counts: readonly Count[]): { passed: number; failed: number; skipped: number } {
  const total = { passed: 0, failed: 0, skipped: 0 };
  for (const count of counts) {
    total.passed += count.passed;
    total.failed += count.failed;
    total.skipped += count.skipped;
  }
  return total;
}

function noReport(runner: string): Count {
  return notRun(`${runner} ended without a report: that counts as one failed.`);
}

/** A report of nothing, or one the exit code contradicts, must not pass for a success. */
function judge(runner: string, count: Omit<Count, 'note'>, exitCode: number): Count {
  if (count.failed > 0) return { ...count, note: null };
  if (count.passed === 0) {
    return { ...count, failed: 1, note: `${runner} ran no test: that counts as one failed.` };
  }
  if (exitCode !== 0) {
    return {
      ...count,
      failed: 1,
      note: `${runner} ended with ${exitCode} and no failed test: that counts as one failed.`,
    };
  }
  return { ...count, note: null };
}

export function at(value: unknown, key: string): unknown {
  if (typeof value !== 'object' || value === null) return undefined;
  return Reflect.get(value, key);
}

function numberAt(value: unknown, key: string): number | null {
  const found = at(value, key);
  return typeof found === 'number' ? found : null;
}

export function listAt(value: unknown, key: string): readonly unknown[] {
  const found = at(value, key);
  return Array.isArray(found) ? found : [];
}
