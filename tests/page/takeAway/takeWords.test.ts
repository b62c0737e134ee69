import { expect, test } from 'vitest';
import { takeAwayWords } from '../../../src/ui/messages/en/takeAway';

test('a line has the same number after the end of a worker, whose log was counted from elsewhere', () => {
  expect(takeAwayWords.fromLine(1_233)).toBe('From line 1,234 on');
  expect(takeAwayWords.fromLine(2 ** 24 + 1_233)).toBe('From line 1,234 on');
});
