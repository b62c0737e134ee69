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

test('of a server that falls again and again no more runs are kept than are listed, the newest', async () => {
  const desk = createDesk();
  const idsKept = async (): Promise<readonly string[]> => {
    const answer = await desk.device.open().runs(SERVER);
    return answer.ok ? answer.value.map(({ id }) => id) : [];
  };
  for (let visit = 0; visit < 2; visit++) {
    const page = await openRuns(desk);
    page.play(status('offline'));
    for (let nth = 0; nth < 700; nth++) {
      page.play(status('starting'));
      await desk.time.advance(600);
      page.play(status('offline'));
      await desk.time.advance(600);
    }
    await desk.time.advance(3_000);
    const listed = page.runs.list().map(({ id }) => id);
    expect(listed).toHaveLength(500);
    expect(new Set(await idsKept())).toEqual(new Set(listed));
    page.kill();
    page.runs.dispose();
  }
});

test('runs that an older version has kept without a limit are brought down to it', async () => {
  const desk = createDesk();
  const before = await openRuns(desk);
  before.play(status('offline'), status('starting'), status('offline'));
  await desk.time.advance(3_000);
  before.kill();
  before.runs.dispose();
  const storage = desk.device.open();
  const answer = await storage.runs(SERVER);
  const [run] = answer.ok ? answer.value : [];
  if (run === undefined) throw new Error('No run is kept.');
  const many = Array.from({ length: 1_200 }, (_, nth) => ({ ...run, id: `${run.id}-${nth}` }));
  await storage.keepRuns(SERVER, many, [run.id]);
  const page = await openRuns(desk);
  await desk.time.advance(3_000);
  const newest = many.slice(-500).map(({ id }) => id);
  expect(page.runs.list().map(({ id }) => id)).toEqual([...newest].reverse());
  expect(await storage.runs(SERVER)).toMatchObject({ value: newest.map((id) => ({ id })) });
});

test('runs that are written before the word comes that all was deleted are deleted, too', async () => {
  const desk = createDesk();
  desk.device.hearsLate = true;
  const page = await openRuns(desk);
  await desk.time.advance(3_000);
  await desk.device.open().forget(null);
  page.play(status('offline'), status('starting'), status('offline'));
  await desk.time.advance(3_000);
  desk.device.hear();
  await desk.time.advance(60_000);
  page.kill();
  expect((await openRuns(desk)).runs.list()).toEqual([]);
});

test('a run that could not be written is written when that is possible again', async () => {
  const desk = createDesk();
  const page = await openRuns(desk);
  desk.device.writeFault = 'full';
  page.play(status('offline'), status('starting'), status('offline'));
  await desk.time.advance(3_000);
  desk.device.writeFault = null;
  await desk.time.advance(120_000);
  page.kill();
  expect((await openRuns(desk)).runs.list()).toHaveLength(1);
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
