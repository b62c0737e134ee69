import { describe, expect, it } from 'vitest';
import { compileFilter } from '../../../../src/engine/log/filter/compile';
import { createTextMatcher } from '../../../../src/engine/log/find/textMatcher';

async function shows(text: string, wanted: string, caseSensitive = false): Promise<boolean> {
  const rule = { keep: 'show', text: wanted, kind: 'text', caseSensitive } as const;
  const compiled = await compileFilter({ rules: [rule], levels: null, sources: null });
  if (!compiled.ok) throw new Error(compiled.failure.reason);
  const line = { seq: 0, source: 'console', at: null, text, folded: 0, notice: null } as const;
  return compiled.value.shows(line);
}

function finds(text: string, wanted: string, matchCase = false): boolean {
  let found = false;
  const query = { text: wanted, regex: false, matchCase, wholeWord: false };
  createTextMatcher(query)(text, () => {
    found = true;
  });
  return found;
}

describe('a text of a filter', () => {
  it.each([
    ['a mark of its own', 'cafe\u0301 is open', 'caf\u00e9'],
    ['one character', 'caf\u00e9 is open', 'cafe\u0301'],
    ['capitals', 'CAFE\u0301 IS OPEN', 'caf\u00e9'],
    ['a dot on a capital I', '\u0130stanbul', 'istanbul'],
    ['a sigma at the end of a word', '\u03bf\u03b4\u03bf\u03c2', '\u039f\u0394\u039f\u03a3'],
    ['a sigma elsewhere', '\u039f\u0394\u039f\u03a3 x', '\u03bf\u03b4\u03bf\u03c3'],
  ])('shows a line that finding finds: %s', async (_what, text, wanted) => {
    expect(finds(text, wanted)).toBe(true);
    expect(await shows(text, wanted)).toBe(true);
  });

  it('looks at capitals where they count, whichever way a mark is printed', async () => {
    expect(await shows('cafe\u0301', 'caf\u00e9', true)).toBe(true);
    expect(await shows('CAFE\u0301', 'caf\u00e9', true)).toBe(false);
  });
});
