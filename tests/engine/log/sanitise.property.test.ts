import fc from 'fast-check';
import { expect, test } from 'vitest';
import { plain } from '../../../src/engine/log/plain';
import { sanitise } from '../../../src/engine/log/sanitise';
import { faultOf } from './checker';

const pieces = [
  '\u001b',
  '\u001b[',
  '\u009b',
  '\u001b]',
  '\u009d',
  '\u001bP',
  '\u0090',
  '\u001b_',
  '\u009f',
  '\u001b^',
  '\u001bX',
  '\u001b\\',
  '\u009c',
  '\u0007',
  '\u0018',
  '\u001a',
  '\r',
  '\n',
  '\b',
  '\t',
  '\u000e',
  '\u000f',
  '0',
  '1',
  '2',
  '4096',
  '2147483647',
  ';',
  ':',
  '?',
  '>',
  ' ',
  '!',
  '#8',
  '(0',
  'm',
  'K',
  'X',
  'G',
  'C',
  'D',
  '`',
  'J',
  'L',
  'b',
  'I',
  'c',
  'h',
  'H',
  '8;;',
  '8;id=1;',
  'http://a.example/x',
  'https://b.example',
  'javascript:alert(1)',
  '38;5;',
  '48;2;1;2;3',
  '58:2::9:9:9',
  '4:3',
  '0m',
  '31m',
  '1;31m',
  '\u001b[31m',
  '\u001b[0m',
  '\u001b[m',
  '\u001b[8m',
  '\u001b[4:3m',
  '\u001b[1K',
  '\u001b[2K',
  '\u001b[K',
  '\u001b[5D',
  '\u001b]8;;http://a.example\u001b\\',
  '\u001b]8;;\u0007',
  'abc',
  'é',
  '漢',
  '字',
  '👩',
  '\u200d',
  '💻',
  '\ufe0f',
  '\ufe0e',
  '\u20e3',
  '🏽',
  '🏴',
  '\u{e0067}',
  '\u{e007f}',
  '\u0301',
  '\u0301\u0301\u0301\u0301',
  '\u{1d165}',
  '\u202e',
  '\u2066',
  '\u200b',
  '\u200c',
  '\ufeff',
  '\u00ad',
  '\u180e',
  '\u2060',
  '\u3164',
  '\ud800',
  '\udc00',
  '\u{1f1e9}',
];

const line = fc.oneof(
  {
    weight: 6,
    arbitrary: fc.array(fc.constantFrom(...pieces), { maxLength: 60 }).map((p) => p.join('')),
  },
  { weight: 2, arbitrary: fc.string({ unit: 'binary', maxLength: 80 }) },
  {
    weight: 2,
    arbitrary: fc
      .array(fc.integer({ min: 0, max: 0xffff }), { maxLength: 80 })
      .map((codes) => String.fromCharCode(...codes)),
  },
  {
    weight: 2,
    arbitrary: fc
      .array(fc.integer({ min: 0, max: 0xa0 }), { maxLength: 120 })
      .map((codes) => String.fromCharCode(...codes)),
  },
);

test('the checker of these tests sees hostile text for what it is', () => {
  const hostile = [
    'a\u001b[2J',
    'a\u001bc',
    'a\u001b[?1049h',
    'a\u009b31m',
    'a\u001b[31m',
    'a\u001b]8;;http://a\u001b\\b',
    'a\u001b]8;;file:///a\u001b\\b\u001b]8;;\u001b\\',
    'a\u202eb',
    'a\u200bb',
    'a\u200db',
    'a\ufe0f',
    '\u0301',
    `a${'\u0301'.repeat(9)}`,
    'a\ud800',
    'a\b',
    'a\u0085',
    'a\u001b[8mb\u001b[0m',
    'a\u{e0041}',
    'x'.repeat(16_385),
  ];
  for (const text of hostile) expect(faultOf(text), JSON.stringify(text)).not.toBeNull();
});

test('whatever is printed, only harmless text comes out, with nothing left open', () => {
  fc.assert(
    fc.property(line, (raw) => {
      const { text, rest } = sanitise(raw);
      expect(faultOf(text)).toBeNull();
      expect(rest).toBe('');
    }),
    { numRuns: 20_000 },
  );
});

test('a line that has been sanitised stays as it is', () => {
  fc.assert(
    fc.property(line, (raw) => {
      const { text } = sanitise(raw);
      expect(sanitise(text)).toEqual({ text, rest: '' });
    }),
    { numRuns: 20_000 },
  );
});

test('a line does not depend on the lines before it', () => {
  const quiet = 'before \u001b[31mred\u001b[0m >....\r\u001b[KTAB\there 漢\b\b字';
  const alone = sanitise(quiet);
  fc.assert(
    fc.property(fc.array(line, { maxLength: 4 }), (hostile) => {
      for (const raw of hostile) sanitise(raw);
      expect(sanitise(quiet)).toEqual(alone);
    }),
    { numRuns: 3_000 },
  );
});

test('in whatever pieces hostile output is cut into lines, each of them is harmless', () => {
  fc.assert(
    fc.property(line, fc.array(fc.nat(200), { maxLength: 5 }), (raw, cuts) => {
      let from = 0;
      for (const cut of [...cuts.sort((a, b) => a - b), raw.length]) {
        expect(faultOf(sanitise(raw.slice(from, cut)).text)).toBeNull();
        from = Math.max(from, cut);
      }
    }),
    { numRuns: 5_000 },
  );
});

test('a long line is folded without losing or breaking anything', () => {
  fc.assert(
    fc.property(line, fc.integer({ min: 1, max: 300 }), (unit, times) => {
      const raw = `${unit}\u001b[m${'x'.repeat(120)}`.repeat(times);
      const { text, rest } = sanitise(raw);
      expect(faultOf(text)).toBeNull();
      expect(faultOf(rest, Number.POSITIVE_INFINITY)).toBeNull();
      if (rest !== '') expect(text.length).toBeGreaterThan(16_384 - 2_400);
    }),
    { numRuns: 100 },
  );
});

test('the text without its colours has no escape left, and nothing else is taken from it', () => {
  fc.assert(
    fc.property(line, (raw) => {
      const { text } = sanitise(raw);
      const bare = plain(text);
      expect(bare.includes('\u001b')).toBe(false);
      expect(sanitise(bare)).toEqual({ text: bare, rest: '' });
    }),
    { numRuns: 5_000 },
  );
});
