import { expect, test } from 'vitest';
import type { Hint } from '../../../src/engine/surroundings';
import { createPageHints } from '../../../src/worker/pageHints';

function createWorld() {
  const hints = createPageHints();
  const heard: Hint[] = [];
  hints.subscribe((hint) => heard.push(hint));
  return { join: hints.join, heard };
}

test('somebody looks as long as one page is seen', () => {
  const { join, heard } = createWorld();
  const [one, other] = [join(), join()];
  one.tell('hidden');
  expect(heard).toEqual([]);
  other.tell('hidden');
  expect(heard).toEqual(['hidden']);
  one.tell('visible');
  expect(heard).toEqual(['hidden', 'visible']);
});

test('whoever turns to a page is told of, also where another one is seen', () => {
  const { join, heard } = createWorld();
  join();
  const page = join();
  page.tell('hidden');
  page.tell('visible');
  page.tell('wake');
  expect(heard).toEqual(['visible', 'wake']);
});

test('the network is gone when all pages say so, and back with the first that does', () => {
  const { join, heard } = createWorld();
  const [one, other] = [join(), join()];
  one.tell('offline');
  expect(heard).toEqual([]);
  other.tell('offline');
  one.tell('online');
  expect(heard).toEqual(['offline', 'online']);
});

test('a page that has gone has no say any more', () => {
  const { join, heard } = createWorld();
  const [seen, hidden] = [join(), join()];
  hidden.tell('hidden');
  seen.leave();
  expect(heard).toEqual(['hidden']);
  hidden.leave();
  seen.tell('visible');
  expect(heard).toEqual(['hidden']);
  join();
  expect(heard).toEqual(['hidden', 'visible']);
});
