import { relative } from 'node:path';
import { stripVTControlCharacters } from 'node:util';
import { at, listAt } from './reports';

/**
 * What failed, by name and the first line of its reason, out of either runner's JSON report. It is
 * said once more at the end of `npm test`: what is kept of a long output is most often its end.
 */
export function failedTests(report: unknown, root: string): string[] {
  return [...failedInVitest(report, root), ...failedInPlaywright(listAt(report, 'suites'), [])];
}

function failedInVitest(report: unknown, root: string): string[] {
  return listAt(report, 'testResults').flatMap((file) => {
    const name = relative(root, `${at(file, 'name')}`);
    const failed = listAt(file, 'assertionResults').filter(
      (test) => at(test, 'status') === 'failed',
    );
    if (failed.length === 0 && at(file, 'status') === 'failed') {
      return [line(name, at(file, 'message'))];
    }
    return failed.map((test) =>
      line(`${name} › ${at(test, 'fullName')}`, listAt(test, 'failureMessages')[0]),
    );
  });
}

/** Suites stand in suites: a file, and in it what is described together. */
function failedInPlaywright(suites: readonly unknown[], path: readonly unknown[]): string[] {
  return suites.flatMap((suite) => {
    const here = [...path, at(suite, 'title')];
    const failed = listAt(suite, 'specs').filter((spec) => at(spec, 'ok') === false);
    return [
      ...failed.map((spec) => line([...here, at(spec, 'title')].join(' › '), reasonOf(spec))),
      ...failedInPlaywright(listAt(suite, 'suites'), here),
    ];
  });
}

function reasonOf(spec: unknown): unknown {
  const errors = listAt(spec, 'tests')
    .flatMap((test) => listAt(test, 'results'))
    .flatMap((result) => listAt(result, 'errors'));
  return at(errors[0], 'message');
}

function line(name: string, reason: unknown): string {
  const first =
    stripVTControlCharacters(`${reason ?? ''}`)
      .split('\n')
      .find((text) => text.trim() !== '') ?? '';
  return first === '' ? `Failed: ${name}` : `Failed: ${name}: ${first.trim()}`;
}
