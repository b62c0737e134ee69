import { expect, test } from 'vitest';
import { findLateReplay } from '../../../src/engine/log/intake/lateReplay';
import { lines } from './intakeWorld';

const held = lines(0, 40);
const expected = { old: 30, window: 150, next: null };

test('all of a young log is a replay, and what was printed since may follow', () => {
  expect(findLateReplay(lines(0, 45), held, expected)).toEqual({ next: 40, sure: true });
  expect(findLateReplay(lines(0, 28), held, expected)).toEqual({ next: 28, sure: true });
});

test('its beginning is one as well, but a server may have printed that again', () => {
  expect(findLateReplay(lines(0, 6), held, expected)).toEqual({ next: 6, sure: false });
});

test('a line that says when it was printed is not printed again', () => {
  const dated = held.map((line, nth) => `[12:00:${10 + nth}] ${line}`);
  expect(findLateReplay(dated.slice(0, 6), dated, expected)).toEqual({ next: 6, sure: true });
});

test('a part goes on where the one before it ended, and needs no mark of its own', () => {
  const next = { ...expected, next: 6 };
  expect(findLateReplay(lines(6, 8), held, next)).toEqual({ next: 8, sure: true });
  expect(findLateReplay(lines(8, 10), held, next)).toBeNull();
  expect(findLateReplay(lines(6, 7), held, next)).toBeNull();
});

test('what was printed since is printed again, also where a replay would go on with it', () => {
  expect(findLateReplay(lines(30, 31), held, { ...expected, next: 30 })).toBeNull();
  expect(findLateReplay(lines(30, 34), held, { ...expected, next: 30 })).toBeNull();
});

test('what was printed since the waiting ended begins no replay, until a whole window has been', () => {
  const block = lines(26, 40);
  expect(findLateReplay(block, held, { ...expected, old: 27 })).toMatchObject({ next: 40 });
  expect(findLateReplay(block, held, { ...expected, old: 26 })).toBeNull();
  expect(findLateReplay(block, held, { ...expected, old: 10, window: 20 })).toMatchObject({
    next: 40,
  });
});

test('many equal lines are none in a log of such', () => {
  const same = [...lines(0, 12), ...Array(18).fill('All is too slow')];
  expect(findLateReplay(same.slice(12), same, expected)).toBeNull();
});
