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
