import { expect, test } from 'vitest';
import type { LogViewStatus } from '../../src/engine/engine.types';
import { isAnother } from '../../src/ui/track/isAnother';

const whole: LogViewStatus = {
  firstSeq: 0,
  endSeq: 100,
  end: 100,
  lines: 100,
  leftOut: 0,
  complete: true,
};
const filtered: LogViewStatus = { ...whole, lines: 4, leftOut: 96 };

test('a filter that comes, goes, or lets less pass shows something else; lines that come do not', () => {
  expect(isAnother(whole, null)).toBe(true);
  expect(isAnother(filtered, whole)).toBe(true);
  expect(isAnother(whole, filtered)).toBe(true);
  expect(isAnother({ ...filtered, lines: 2, leftOut: 98 }, filtered)).toBe(true);
  expect(isAnother({ ...whole, endSeq: 101, end: 101, lines: 101 }, whole)).toBe(false);
  expect(isAnother({ ...filtered, endSeq: 101, leftOut: 97 }, filtered)).toBe(false);
});
