import { expect, test } from 'vitest';
import { logWords } from '../../src/ui/messages/en/log';

test('of a server that was off before and is now it is said that it may have run', () => {
  const away = { kind: 'connected again', downSince: 0, at: 90_000 } as const;
  expect(logWords.notice(away)).toBe('Connected again after 1 min 30 s');
  expect(logWords.notice({ ...away, off: true })).toBe(
    'Connected again after 1 min 30 s. If it ran meanwhile, that output is gone',
  );
});
