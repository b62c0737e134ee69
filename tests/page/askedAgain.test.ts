import { expect, it, vi } from 'vitest';
import { createEngineClient } from '../../src/worker/client';
import type { EngineLinkOptions } from '../../src/worker/engineLink';
import type { ToEngine } from '../../src/worker/messages';

const world = vi.hoisted(() => ({
  link: null as EngineLinkOptions | null,
  said: [] as ToEngine[],
}));

// No worker of a browser's can be had here, nor be ended.
vi.mock('../../src/worker/engineLink', () => ({
  createEngineLink(options: EngineLinkOptions) {
    world.link = options;
    const post = (message: ToEngine): void => void world.said.push(message);
    return { kind: 'shared', post, ready: true, postOnce: post, dispose() {} };
  },
}));

it('a filter that was asked for when the worker ended is answered by the next one; a command is not known to have gone', async () => {
  const client = createEngineClient({ server: 'a' } as Parameters<typeof createEngineClient>[0]);
  const view = client.openView({} as Parameters<typeof client.openView>[0], {
    onBatch() {},
    onStatus() {},
  });
  const answers: unknown[] = [];
  void view
    .setFilter({ rules: [], levels: null, sources: null }, null)
    .then((answer) => answers.push(answer));
  const command = client.sendCommand('say hello');
  const call = world.said.find((message) => message.type === 'filter')?.call ?? -1;

  world.link?.onLeft();
  expect(await command).toEqual({ sent: false, why: { kind: 'not known' } });
  expect(answers).toEqual([]);

  const result = { ok: true, value: { from: 0, to: 1 } } as never;
  world.link?.receive({ type: 'filtered', call, result });
  await vi.waitFor(() => expect(answers).toEqual([result]));
});
