import { isKept, keptLines } from './device';
import { expect, printLines, test } from './fixtures';
import { openQuiet } from './log';

test('what is kept of a server can be deleted; the page keeps its lines, and what comes is kept again', async ({
  console,
  survival,
}) => {
  const { page } = console;
  await openQuiet(console, survival);
  await printLines(survival, ['before']);
  await isKept(console);
  await console.button('Settings').click();
  const dialog = page.getByRole('dialog');
  await expect(dialog).toContainText(/ of this server are kept on this device\./);
  await dialog.getByRole('button', { name: 'Delete for this server' }).click();
  await expect(dialog.getByRole('alert')).toContainText('will be gone for good');
  expect(await keptLines(console)).toBeGreaterThan(0);
  await dialog.getByRole('button', { name: 'Delete them' }).click();
  await expect(dialog.getByRole('status').filter({ hasText: 'Deleted.' })).toContainText(
    'Nothing is kept on this device.',
  );
  // What was being written just then goes as well, a moment later.
  await expect.poll(() => keptLines(console)).toBe(0);
  await page.keyboard.press('Escape');
  await console.sees(/^before$/);
  await printLines(survival, ['after']);
  await expect.poll(() => keptLines(console)).toBe(1);
});

test('nothing is written while the private view is on, and what came then is not written later', async ({
  console,
  survival,
}) => {
  const { page } = console;
  await page.addInitScript(() => {
    if (localStorage.getItem('roost.settings') !== null) return;
    const state = { privateView: true };
    localStorage.setItem('roost.settings', JSON.stringify({ state, version: 1 }));
  });
  await openQuiet(console, survival);
  await printLines(survival, ['secret']);
  await console.sees(/^secret$/);
  // Twice as long as lines may take.
  await new Promise((resolve) => setTimeout(resolve, 4_000));
  expect(await keptLines(console)).toBe(0);
  await console.button('Times and size').click();
  await page.getByRole('checkbox', { name: 'Private view' }).uncheck();
  await printLines(survival, ['open']);
  // A word on what is missing, and the line.
  await expect.poll(() => keptLines(console)).toBe(2);
});

test('where the browser has no storage, or no room in it, a sentence says so and the console works', async ({
  console,
  devnode,
  survival,
  context,
}) => {
  const { page } = console;
  const devtools = await context.newCDPSession(page);
  const { origin } = new URL(devnode.url);
  await devtools.send('Storage.overrideQuotaForOrigin', { origin, quotaSize: 1_000 });
  await console.open(survival);
  await console.running();
  await expect(console.banner(/^This device has no more room for the log/)).toBeVisible();
  await printLines(survival, ['with no room']);
  await console.sees(/^with no room$/);

  await devtools.send('Storage.overrideQuotaForOrigin', { origin });
  // Without workers the engine is in the page, where its storage can be taken away.
  await page.addInitScript(() => {
    for (const name of ['Worker', 'SharedWorker', 'indexedDB']) {
      Object.defineProperty(window, name, { value: undefined });
    }
  });
  await page.reload();
  await console.running();
  await expect(console.banner(/^This browser keeps nothing for this page/)).toBeVisible();
  await printLines(survival, ['with no storage']);
  await console.sees(/^with no storage$/);
});
