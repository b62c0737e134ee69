import { readdir } from 'node:fs/promises';
import type { Browser } from '@playwright/test';
import { expect, it, onTestFinished, vi } from 'vitest';
import { setStage } from '../../scripts/scenes/stage';
import { makeFolder } from './folder';

it('a scene whose page cannot be opened leaves nothing behind that would keep the command from ending', async () => {
  const { path } = await makeFolder();
  vi.stubEnv('TMPDIR', path);
  vi.stubEnv('TEMP', path);
  onTestFinished(() => void vi.unstubAllEnvs());
  const browser = {
    async newContext() {
      throw new Error('the browser has crashed');
    },
  };
  await expect(setStage(browser as unknown as Browser, { size: 'desktop' })).rejects.toThrow(
    'the browser has crashed',
  );
  expect(await readdir(path)).toEqual([]);
});
