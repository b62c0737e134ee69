import { expect, test } from 'vitest';
import { createLevels } from '../../../src/engine/log/levels/levels';
import { placesOf } from './placesOf';

test('colours do not hide a level, nor a trace', () => {
  expect(
    placesOf([
      '\u001b[31m[12:00:00 \u001b[1mERROR\u001b[0m\u001b[31m]: boom\u001b[0m',
      '\u001b[31m\tat a.b.C.d(C.java:1)\u001b[0m',
    ]),
  ).toEqual([
    { level: 'error', of: null },
    { level: 'error', of: 1 },
  ]);
});

test('a head that the next line tells the level of is said to be waited for', () => {
  const levels = createLevels();
  expect(levels.push('Jan 01, 2024 12:00:00 PM org.example.Server start', 7)).toEqual({
    level: null,
    of: null,
    levelOfHead: 'awaited',
  });
  expect(levels.push('WARNING: port in use', 9)).toEqual({
    level: 'warn',
    of: 7,
    levelOfHead: 'told',
  });
});

test('the numbers of lines may have gaps, where lines of ours stand between', () => {
  const levels = createLevels();
  levels.push('[12:00:00 ERROR]: boom', 100);
  expect(levels.push('java.lang.Error: x', 250)).toMatchObject({ level: 'error', of: 100 });
});

test('what the node says in the middle of a trace does not end it', () => {
  expect(
    placesOf([
      '[12:00:00 ERROR]: boom',
      'java.lang.Error: x',
      '[Pterodactyl Daemon]: Server marked as running...',
      '\tat a.b.C.d(C.java:1)',
    ]).map(({ of }) => of),
  ).toEqual([null, 1, null, 1]);
});

test('a server that prints without heads keeps its lines apart, though a library of its has heads', () => {
  const lines = Array.from({ length: 90 }, (_, index) =>
    index % 4 === 0 ? `[12:00:${index + 10} INFO]: saved` : `Player ${index} came in`,
  );
  expect(
    placesOf(lines)
      .slice(60)
      .every(({ of }) => of === null),
  ).toBe(true);
});

test('what a program prints now and then among lines with heads belongs to these', () => {
  const lines = Array.from({ length: 60 }, (_, index) =>
    index % 2 === 0 ? `[12:00:${index} INFO]: saved` : `Player ${index} came in`,
  );
  expect(placesOf(lines).map(({ of }) => of)).toEqual(
    lines.map((_, index) => (index % 2 === 0 ? null : index)),
  );
});

test('a long table under one head stays with it', () => {
  const lines = ['[12:00:00 INFO]: a', '[12:00:01 INFO]: Memory:'];
  for (let index = 0; index < 500; index++) lines.push(`heap ${index} MB`);
  expect(
    placesOf(lines)
      .slice(2)
      .every(({ of }) => of === 2),
  ).toBe(true);
});

test('a text that ends in the middle of a line of JSON still tells its level', () => {
  const line = `{"level":50,"msg":"${'x'.repeat(16_000)}`;
  expect(placesOf([line])).toEqual([{ level: 'error', of: null }]);
});

test('a prompt that a console left before a head, and a time of Docker before a trace, hide neither', () => {
  expect(
    placesOf([
      '> [12:00:00 WARN]: slow',
      '2024-01-01T12:00:00.123456789Z [12:00:00 ERROR]: boom',
      '2024-01-01T12:00:00.123456789Z \tat a.b.C.d(C.java:1)',
      '> [12:00:01 INFO]: on',
    ]),
  ).toEqual([
    { level: 'warn', of: null },
    { level: 'error', of: null },
    { level: 'error', of: 2 },
    { level: 'info', of: null },
  ]);
});
