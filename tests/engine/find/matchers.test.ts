import { expect, test } from 'vitest';
import { fold } from '../../../src/engine/log/find/fold';
import { createPatternMatcher } from '../../../src/engine/log/find/patternMatcher';
import { createTextMatcher, type Matcher } from '../../../src/engine/log/find/textMatcher';
import { queryOf } from './findWorld';

function found(matcher: Matcher, text: string): string[] {
  const all: string[] = [];
  matcher(text, (from, to) => all.push(text.slice(from, to)));
  return all;
}

function pattern(text: string, more = {}): Matcher {
  const matcher = createPatternMatcher(queryOf({ text, regex: true, ...more }));
  if (!matcher.ok) throw new Error(JSON.stringify(matcher.failure));
  return matcher.value;
}

function faultOf(text: string) {
  const matcher = createPatternMatcher(queryOf({ text, regex: true }));
  return matcher.ok ? null : matcher.failure;
}

test('no character changes its length when case is ignored, so that positions are those of the text', () => {
  const wrong: string[] = [];
  for (let code = 0; code <= 0x10ffff; code++) {
    const character = String.fromCodePoint(code);
    if (fold(character).length !== character.length) wrong.push(code.toString(16));
    // Nor at the end of a word.
    if (code < 0x500 && fold(`a${character}`).slice(1) !== fold(character)) {
      wrong.push(`${code.toString(16)} at an end`);
    }
  }
  expect(wrong).toEqual([]);
});

test('a text is found whatever its case, where that is one and the same letter', () => {
  const look = (text: string, line: string) => found(createTextMatcher(queryOf({ text })), line);
  expect(look('straße', 'STRAẞE Straße STRASSE')).toEqual(['STRAẞE', 'Straße']);
  expect(look('İzmir', 'izmir İZMİR')).toEqual(['izmir', 'İZMİR']);
  expect(look('οδος', 'ΟΔΟΣ οδοσ')).toEqual(['ΟΔΟΣ', 'οδοσ']);
  expect(look('aa', 'aaaaa')).toEqual(['aa', 'aa']);
  expect(look('a.c', 'abc a.c')).toEqual(['a.c']);
  expect(look('a\nb', 'a\nb')).toEqual([]);
});

test('a letter with its mark is found whether it is printed as one character or as two', () => {
  const [one, two] = ['Café au lait, 한글', 'Café au lait, 한글'].map((text, nth) =>
    text.normalize(nth === 0 ? 'NFC' : 'NFD'),
  );
  if (one === undefined || two === undefined) throw new Error('There are two.');
  expect(one).not.toBe(two);
  for (const text of ['café', 'CAFÉ', '한글']) {
    for (const form of ['NFC', 'NFD']) {
      for (const more of [{}, { wholeWord: true }]) {
        const matcher = createTextMatcher(queryOf({ text: text.normalize(form), ...more }));
        const all = found(matcher, `${one}\n${two}\n${one}`);
        expect(all.map((match) => match.normalize('NFC').toLowerCase())).toEqual(
          Array(3).fill(text.toLowerCase()),
        );
        expect(all[1]).toBe(all[1]?.normalize('NFD'));
      }
    }
  }
  // Where case counts, it counts in both.
  const exact = createTextMatcher(queryOf({ text: 'É'.normalize('NFC'), matchCase: true }));
  expect(found(exact, 'é É'.normalize('NFD'))).toEqual(['É'.normalize('NFD')]);
  // As typed, should it be neither.
  const mixed = `${'é'.normalize('NFC')}${'é'.normalize('NFD')}`;
  expect(found(createTextMatcher(queryOf({ text: mixed })), mixed)).toEqual([mixed]);
});

test('a whole word ends where no letter, mark or digit goes on, in every script', () => {
  const word = { wholeWord: true };
  const text = createTextMatcher(queryOf({ text: 'user', ...word }));
  expect(found(text, 'user users user1 _user über-user user.')).toHaveLength(3);
  expect(found(createTextMatcher(queryOf({ text: 'é', ...word })), 'é né é\u0301')).toEqual(['é']);
  expect(found(createTextMatcher(queryOf({ text: '[x', ...word })), 'a[x] [xy')).toEqual(['[x']);
  expect(found(createTextMatcher(queryOf({ text: '𝒜', ...word })), '𝒜 𝒜𝒜')).toEqual(['𝒜']);
  expect(found(pattern('a+?', word), 'aaa ba')).toEqual(['aaa']);
  expect(found(pattern('über|ber', word), 'über ber')).toEqual(['über', 'ber']);
  // Also where the pattern is older than Unicode in patterns.
  expect(found(pattern('[\\w-x]er|b\\-er', word), 'ber b-er')).toEqual(['ber', 'b-er']);
});

test('matches of nothing are passed over and never go on for ever', () => {
  expect(found(pattern('a*'), 'baac🙂a')).toEqual(['aa', 'a']);
  expect(found(pattern('^|$|\\b|(?=x)'), 'x 🙂 x')).toEqual([]);
  expect(found(pattern('(?:)'), '')).toEqual([]);
  expect(found(pattern('.'), '🙂e')).toEqual(['🙂', 'e']);
});

test('what makes a pattern none is said in terms of our own', () => {
  expect(faultOf('a(b')).toEqual({ kind: 'group not closed' });
  expect(faultOf('(?:a|(b)')).toEqual({ kind: 'group not closed' });
  expect(faultOf('ab)')).toEqual({ kind: 'group not opened' });
  // Two halves that the search itself would make a whole of.
  expect(faultOf('a)(b')).toEqual({ kind: 'group not opened' });
  expect(faultOf('[a-z')).toEqual({ kind: 'class not closed' });
  expect(faultOf('[(')).toEqual({ kind: 'class not closed' });
  expect(faultOf('*')).toEqual({ kind: 'nothing to repeat' });
  expect(faultOf('a|+')).toEqual({ kind: 'nothing to repeat' });
  expect(faultOf('a+++')).toEqual({ kind: 'nothing to repeat' });
  expect(faultOf('a\\')).toEqual({ kind: 'ends with backslash' });
  expect(faultOf('[b-a]')).toMatchObject({ kind: 'other' });
  for (const fine of ['a+?', '[)(]', '(?<=a)b', '(?<name>a)\\k<name>', '\\(', 'a{2,3}?', '\\-']) {
    expect(faultOf(fine)).toBeNull();
  }
});
