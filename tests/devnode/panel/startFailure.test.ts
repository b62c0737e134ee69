import { createServer, type Server } from 'node:http';
import { expect, onTestFinished, test, vi } from 'vitest';
import { openFront } from '../../../devnode/front';
import { startFailure } from '../../../devnode/startFailure';
import { createHarness } from '../node/harness';

const refused = (code: string, path?: string) =>
  Object.assign(new Error(`${code}: refused`), { code, ...(path !== undefined && { path }) });

test('why it could not start is a sentence that says what to do', () => {
  expect(startFailure(refused('EADDRINUSE'), 8730)).toBe(
    'Port 8730 and the 19 after it are taken: choose another with --port, or 0 for any.',
  );
  expect(startFailure(refused('EACCES'), 80)).toMatch(/port 80: choose one above 1023/);
  expect(startFailure(refused('EACCES', '/srv'), 80)).toMatch(/^\/srv may not be written.*--data/);
  expect(startFailure(refused('ENOSPC', '/srv'), 80)).toMatch(/no room left on the disk/);
  expect(startFailure(new Error('odd'), 80)).toBe('The development node could not start: odd');
});

test('many taken ports in a row are passed over without a warning of Node', async () => {
  const warned = vi.fn();
  process.on('warning', warned);
  onTestFinished(() => void process.off('warning', warned));
  const { first, others } = await takeInARow(13);
  onTestFinished(() => {
    for (const other of others) other.close();
  });
  const front = await openFront(first);
  expect(front.port).toBeGreaterThanOrEqual(first + 13);
  await front.close();
  await new Promise((done) => setTimeout(done, 20));
  expect(warned).not.toHaveBeenCalled();
});

test('a server that should run from the start and cannot is told in the terminal', async () => {
  const told: string[] = [];
  const harness = await createHarness({ cwd: '/dev/null/none' }, { autostart: true }, (line) =>
    told.push(line),
  );
  onTestFinished(() => harness.close());
  await expect.poll(() => told).toEqual([expect.stringMatching(/ was not started: .*ENOTDIR/)]);
});

/** So many listeners on ports that follow one another. */
async function takeInARow(count: number): Promise<{ first: number; others: Server[] }> {
  for (let from = 20_000; ; from += 50) {
    const taken: Server[] = [];
    for (let port = from; port < from + count; port++) {
      const server = createServer();
      const free = await new Promise<boolean>((resolve) => {
        server.once('error', () => resolve(false)).listen(port, '127.0.0.1', () => resolve(true));
      });
      if (!free) break;
      taken.push(server);
    }
    if (taken.length === count) return { first: from, others: taken };
    for (const server of taken) server.close();
  }
}
