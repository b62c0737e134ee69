import { expect, test } from 'vitest';
import { createKeptRuns } from '../../../src/engine/log/recorder/keptRuns';
import type { KeepLimits } from '../../../src/engine/log/recorder/limits';
import type { ServerStateEvent } from '../../../src/engine/serverState';
import { initialServerState } from '../../../src/engine/serverState';
import { reduce, stats, status } from '../serverStatePlay';
import { SERVER } from './fakeStorage';
import { createDesk, limits, lines } from './recorderWorld';

async function openRuns(desk: ReturnType<typeof createDesk>, most: KeepLimits | null = limits) {
  const page = await desk.open({ limits: most });
  let state = initialServerState;
  const runs = createKeptRuns({
    storage: desk.device.open(),
    server: SERVER,
    store: page.store,
    clock: desk.time,
    state,
    recorder: page.recorder,
    limits: () => most,
  });
  await runs.read();
  return {
    ...page,
    runs,
    play(...events: readonly ServerStateEvent[]) {
      for (const event of events) {
        const before = state;
        state = reduce(state, event, desk.time.now());
        if (state !== before) runs.changed(before, state);
      }
    },
    lineAt: (seq: number | null) => (seq === null ? null : page.store.get(seq)?.text),
  };
}

test('runs are there in the pages after, each with its lines, also when those were written again', async () => {
  const desk = createDesk();
  for (let nth = 0; nth < 4; nth++) {
    const page = await openRuns(desk);
    page.play(status('offline'));
    await desk.time.advance(1_000);
    page.play(status('starting'));
    page.print(`begin ${nth}`, ...lines(0, 300 * nth + 20), `end ${nth}`);
    page.play(stats(1), status('offline'));
    page.print('between');
    await desk.time.advance(3_000);
    page.kill();
    page.runs.dispose();
  }
  const { runs, lineAt } = await openRuns(desk);
  expect(runs.list().map(({ from, to, end }) => [lineAt(from), lineAt(to), end])).toEqual(
    [3, 2, 1, 0].map((nth) => [`begin ${nth}`, `end ${nth}`, 'stopped']),
  );
});

test('runs are deleted with the lines, and too old ones go by themselves', async () => {
  const desk = createDesk();
  const page = await openRuns(desk);
  page.play(status('offline'), status('starting'), status('offline'));
  await desk.time.advance(3_000);
  desk.time.jump(limits.age + 1);
  page.play(status('starting'), status('offline'));
  await desk.time.advance(3_000);
  page.kill();
  expect((await openRuns(desk)).runs.list()).toHaveLength(1);
  await desk.device.open().forget(null);
  expect((await openRuns(desk)).runs.list()).toHaveLength(0);
});

test('a run that came while nothing was to be kept is listed in its page, and not kept', async () => {
  const desk = createDesk();
  const page = await openRuns(desk, null);
  page.play(status('offline'), status('starting'), status('offline'));
  await desk.time.advance(3_000);
  expect(page.runs.list()).toHaveLength(1);
  page.kill();
  expect((await openRuns(desk)).runs.list()).toEqual([]);
});
