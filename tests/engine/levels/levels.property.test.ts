import fc from 'fast-check';
import { expect, test } from 'vitest';
import { LEVELS } from '../../../src/engine/log/levels/level';
import { createLevels } from '../../../src/engine/log/levels/levels';
import { headOfMark, levelOfMark, toMark } from '../../../src/engine/log/levels/mark';
import { placesOf } from './placesOf';

/** What heads, traces and lines of JSON are made of, so that chance comes near to them. */
const pieces = [
  ...['[', ']', '(', ')', '<', '>', '{', '}', '"', ':', '|', '/', '-', ' ', '\t', ', ', '.', '='],
  ...['12:00:00', '2024-01-01', '12:00', '01Jan2024', 'Jan  1', '1700000000', '0.123', 'Z', 'PM'],
  ...[
    'INFO',
    'error',
    'Warning',
    'FATAL',
    'level',
    'W',
    'main',
    'Server thread',
    'daemon',
    '\u001b[31m',
  ],
  ...['at a.b.C(D.java:1)', 'Caused by: ', 'java.lang.Error', 'Traceback (most recent call last):'],
  ...[
    '  File "x", line 1',
    'goroutine 1 [running]:',
    'panic: ',
    '#0 ',
    'ValueError: x',
    'L ',
    '<3>',
  ],
  ...[
    'Jan 01, 2024 12:00:00 PM a.B c',
    'LogNet: ',
    '"level":30',
    '^1',
    '§c',
    'ü',
    '\u202f',
    '💥',
    '\\',
  ],
];
const line = fc.oneof(
  fc.array(fc.constantFrom(...pieces), { maxLength: 12 }).map((parts) => parts.join('')),
  fc.string({ unit: 'binary', maxLength: 80 }),
);

test('whatever is printed, a line stands for itself or belongs to an earlier one that does, and has its level', () => {
  fc.assert(
    fc.property(fc.array(line, { maxLength: 60 }), (texts) => {
      const places = placesOf(texts);
      for (const [index, { level, of }] of places.entries()) {
        if (of === null) continue;
        expect(of).toBeLessThan(index + 1);
        expect(places[of - 1]).toEqual({ level, of: null });
      }
    }),
    { numRuns: 2000 },
  );
});

test('a line is read without regard to those that come after', () => {
  fc.assert(
    fc.property(fc.array(line, { minLength: 1, maxLength: 30 }), (texts) => {
      const levels = createLevels();
      const all = texts.map((text, index) => levels.push(text, index + 1));
      const fewer = createLevels();
      const some = texts.slice(0, -1).map((text, index) => fewer.push(text, index + 1));
      expect(all.slice(0, -1)).toEqual(some);
    }),
  );
});

/** CPU ms for so many lines, the least of several counts: other work of the machine is not in it. */
function costs(text: string, lines: number): number {
  let least = Number.POSITIVE_INFINITY;
  for (let turn = 0; turn < 4; turn++) {
    const levels = createLevels();
    const begun = process.cpuUsage();
    for (let line = 1; line <= lines; line++) levels.push(text, line);
    const { user, system } = process.cpuUsage(begun);
    least = Math.min(least, (user + system) / 1000);
  }
  return least;
}

test('a line of any length costs in proportion to it: none of the patterns turns back over and over', () => {
  for (const piece of [...pieces, 'a', 'A', '1', 'a.', 'a b ', '1:', 'a:', '[a]', 'A.b(', 'x=y ']) {
    const short = piece.repeat(Math.ceil(2048 / piece.length));
    const long = short.repeat(8);
    // Eight times as long; what costs by the square would be sixty-four times as dear. The least of
    // several counts, and what is too quick to be measured is quick enough.
    const dear = costs(long, 40) > 30 * Math.max(costs(short, 40), 1);
    expect({ piece, dear }).toEqual({ piece, dear: false });
  }
});

/** CPU ms of looking at each character of a line once, the least of several counts, 0.01 at least. */
function walk(text: string): number {
  let least = Number.POSITIVE_INFINITY;
  let sum = 0;
  for (let turn = 0; turn < 20; turn++) {
    const begun = process.cpuUsage();
    for (let round = 0; round < 20; round++) {
      for (let index = 0; index < text.length; index++) sum += text.charCodeAt(index) & 1;
    }
    const { user, system } = process.cpuUsage(begun);
    least = Math.min(least, (user + system) / 20_000);
  }
  return sum === 0 ? 0 : Math.max(least, 0.01);
}

test('nor is one dear behind what a head begins with', () => {
  const beginnings = [
    ...['[', '[ ', '[a] ', '(', '\t', '   ', '  at ', 'at ', 'java.', 'L 01/01/2024 - 12:00:00: '],
    ...['[12:00:00] ', '[12:00:00 ERROR]: ', '2024-01-01 12:00:00 ', '[12:00:00]: [string "'],
    ...['LOG  : General', 'ts=', 'I, [2024-01-01T', '2024.01.01 12:00:00 [ 1 ] {', 'nginx: ', '> '],
  ];
  const fillers = [
    ...[' ', '[', ']', '(', '{', ':', '.', '/', '-', '|', ', ', '#1 ', '^1', '§c', '\t', 'a', '1'],
    ...[
      'a.',
      'a b ',
      'a:',
      '1:',
      'x=y ',
      'a/',
      '[a]',
      'Exception: ',
      'x.lua:1: ',
      'ERROR ',
      '12:00:00',
    ],
  ];
  // Some patterns cost in proportion and yet too much: so it is measured by what going through the
  // line once costs. That is about 0.016 ms, and the dearest takes twenty times as much.
  const most = 100 * walk('[12:00:00 INFO]: '.repeat(1024).slice(0, 16_384));
  for (const beginning of beginnings) {
    for (const filler of fillers) {
      const text = beginning + filler.repeat(Math.ceil(16_384 / filler.length));
      const cost = costs(text, 8) / 8;
      expect({ beginning, filler, dear: cost > most }).toEqual({ beginning, filler, dear: false });
    }
  }
});

test('a mark of 32 bits gives back the level and the head it was made of', () => {
  const place = fc.record({
    level: fc.constantFrom(...LEVELS, null),
    back: fc.integer({ min: 0, max: 2 ** 29 - 1 }),
    line: fc.integer({ min: 2 ** 29, max: 2 ** 40 }),
  });
  fc.assert(
    fc.property(place, ({ level, back, line: number }) => {
      const of = back === 0 ? null : number - back;
      const kept = new Uint32Array([toMark({ level, of }, number)])[0] ?? 0;
      expect({ level: levelOfMark(kept), of: headOfMark(kept, number) }).toEqual({ level, of });
    }),
  );
});
