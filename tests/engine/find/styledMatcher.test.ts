import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { FindQuery } from '../../../src/engine/log/find/find.types';
import { matchesInText } from '../../../src/engine/log/find/lineMatches';
import { createStyledMatcher } from '../../../src/engine/log/find/styledMatcher';
import { createTextMatcher } from '../../../src/engine/log/find/textMatcher';
import { plain } from '../../../src/engine/log/plain';
import { queryOf } from './findWorld';

const visible = ['a', 'A', 'i', 'K', 'm', '[', '3', '1', ';', ' ', '.', '(', '\\'];
/** What the sanitiser leaves, and characters that are small ones of others. */
const parts = [
  ...visible,
  ...['İ', 'ı', '\u212a', 'ſ', 'ß', '🙂'],
  ...['\u001b[31m', '\u001b[31m', '\u001b[0m', '\u001b[0;38;5;1m'],
];
const unfinished = fc.constantFrom('', '', '', '\u001b', '\u001b[', '\u001b[3');
const line = fc
  .tuple(fc.array(fc.constantFrom(...parts), { maxLength: 14 }), unfinished)
  .map(([some, end]) => some.join('') + end);
const wanted = fc
  .array(fc.constantFrom(...visible), { minLength: 1, maxLength: 4 })
  .map((some) => some.join(''));

function inStyled(query: FindQuery, lines: readonly string[]): number[] | null {
  return createStyledMatcher(query)?.(lines.map((one) => `${one}\n`).join('')) ?? null;
}

test('with the colours left in, the same is counted as in the text that is shown', () => {
  let counted = 0;
  fc.assert(
    fc.property(
      fc.array(line, { maxLength: 30 }),
      wanted,
      fc.boolean(),
      (lines, text, matchCase) => {
        const query = queryOf({ text, matchCase });
        const counts = inStyled(query, lines);
        if (counts === null) return;
        counted += counts.length;
        const shown = lines.map((one) => `${plain(one)}\n`).join('');
        expect(counts).toEqual(matchesInText(createTextMatcher(query), shown, 'counts'));
      },
    ),
    { numRuns: 5_000 },
  );
  expect(counted).toBeGreaterThan(1_000);
});

test.each([
  ['a word', { text: 'word', wholeWord: true }, 'word'],
  ['what is not of ASCII', { text: 'Straße' }, 'Straße'],
  ['an i where there is a large one with a dot', { text: 'istanbul' }, 'İstanbul'],
  ['a k where there is a kelvin sign', { text: 'k' }, '3 \u212a'],
  ['what may begin in a colour', { text: '31m' }, '\u001b[31m0'],
  ['a long text', { text: 'long '.repeat(7) }, 'long'],
  ['a line with a link', { text: 'error' }, '\u001b]8;;http://error\u001b\\x\u001b]8;;\u001b\\'],
])('%s is left to the text that is shown', (_, query, text) => {
  expect(inStyled(queryOf(query), [text])).toBeNull();
});

test('a word is found across a change of its colour', () => {
  const lines = ['none', '\u001b[31mer\u001b[0;31mror\u001b[0m', 'ERROR 31m', '\u001b[31m0'];
  expect(inStyled(queryOf({ text: 'error' }), lines)).toEqual([1, 1, 2, 1]);
});
