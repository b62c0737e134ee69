import { expect, test } from 'vitest';
import { createMergeLoader } from '../../../src/engine/log/intake/mergeLoader';

test('all who wait for the merge hear that it is there, also who asks while it is on its way', async () => {
  const heard: string[] = [];
  const loader = createMergeLoader(
    undefined,
    () => heard.push('ready'),
    () => ({ expect() {}, takes: () => false, end() {} }),
  );
  loader.load(() => heard.push('one'));
  loader.load(() => heard.push('two'));
  await expect.poll(() => heard).toEqual(['ready', 'one', 'two']);
  loader.load(() => heard.push('three'));
  expect(heard.at(-1)).toBe('three');
});

test('where the merge could not be loaded, all that came with either of two replays is shown', () => {
  const loader = createMergeLoader(
    undefined,
    () => {},
    () => ({ expect() {}, takes: () => false, end() {} }),
  );
  const { append, inexact } = loader.merge({
    held: [],
    sameRun: true,
    heldAny: false,
    liveBefore: [],
    received: ['c', 'd'],
    window: 150,
    first: { keys: ['a', 'b'], received: ['a', 'b'], seam: 'first' },
  });
  expect(append.map(({ from, index }) => `${from} ${index}`)).toEqual([
    'first 0',
    'first 1',
    'received 0',
    'received 1',
  ]);
  expect(inexact).toBe('order');
});
