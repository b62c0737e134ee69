import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';

const root = join(import.meta.dirname, '..', '..', '..');

/** The rules that src/engine/CONNECTION.md numbers. */
function rules(): string[] {
  const text = readFileSync(join(root, 'src', 'engine', 'CONNECTION.md'), 'utf8');
  return [...text.matchAll(/^\| ([SL]\d+) \|/gm)].map(([, number]) => number ?? '');
}

/** The numbers in the lines `// Holds S1, L2.` of the tests of the engine. */
function cited(): Set<string> {
  const tests = join(root, 'tests', 'engine');
  const files = readdirSync(tests, { recursive: true, encoding: 'utf8' });
  const numbers = files
    .filter((file) => file.endsWith('.ts'))
    .flatMap((file) => [
      ...readFileSync(join(tests, file), 'utf8').matchAll(/^\s*\/(?:\/|\*\*) Holds ([^\n]*)/gm),
    ])
    .flatMap(([, line]) => line?.match(/\b[SL]\d+\b/g) ?? []);
  return new Set(numbers);
}

test('each rule of the connection is held by a test, and no test cites a rule that is not there', () => {
  const all = rules();
  expect(all.length).toBeGreaterThan(25);
  expect(new Set(all).size).toBe(all.length);
  expect(all.filter((rule) => !cited().has(rule))).toEqual([]);
  expect([...cited()].filter((rule) => !all.includes(rule))).toEqual([]);
});
