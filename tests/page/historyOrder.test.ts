import { expect, test, vi } from 'vitest';
import { createSafeStorage } from '../../src/storage';
import { createHistory } from '../../src/ui/command/history';
import { createMemoryStorage } from './memoryStorage';

// What tells is loaded with the first one: it may know of the second sooner.
vi.mock('../../src/ui/command/looksSecret', () => ({
  looksSecret: (line: string) =>
    line === 'say one' ? new Promise((told) => setTimeout(told, 20, false)) : false,
}));

test('commands are kept in the order in which they were sent, whichever is first known to be no secret', async () => {
  const storage = createSafeStorage(createMemoryStorage);
  const history = createHistory(storage, 'aaaaaaaa');
  const lines = ['say one', 'list', 'say two'];
  await Promise.all(lines.map((line) => history.add(line)));
  expect(createHistory(storage, 'aaaaaaaa').entries()).toEqual(lines);
});
