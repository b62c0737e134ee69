/** Which tests to run, and what the runner is told besides. */
export interface TestPlan {
  readonly unit: boolean;
  readonly browser: boolean;
  /** The benchmark in its short form: where all is run. */
  readonly bench: boolean;
  readonly rest: readonly string[];
}

/**
 * Reads what comes after `npm test --`. The two runners have different options, so what is not
 * ours needs one of them named.
 */
export function parseTestArguments(
  args: readonly string[],
):
  | { readonly ok: true; readonly plan: TestPlan }
  | { readonly ok: false; readonly sentence: string } {
  const unit = args.includes('--unit');
  const browser = args.includes('--browser');
  const rest = args.filter((argument) => argument !== '--unit' && argument !== '--browser');
  if (rest.length > 0 && unit === browser) {
    return {
      ok: false,
      sentence: `Say which tests ${rest.join(' ')} is for: npm test -- --unit …, or npm test -- --browser …`,
    };
  }
  return {
    ok: true,
    plan: { unit: unit || !browser, browser: browser || !unit, bench: unit === browser, rest },
  };
}

/** Playwright's options, with the report that is counted beside the one that is asked for. */
export function withJsonReport(rest: readonly string[]): string[] {
  return rest.map((argument, at) => {
    const isValue = rest[at - 1] === '--reporter';
    return isValue || argument.startsWith('--reporter=') ? `${argument},json` : argument;
  });
}
