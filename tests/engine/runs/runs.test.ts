import { describe, expect, test } from 'vitest';
import { createLogStore } from '../../../src/engine/log/store';
import { createRuns } from '../../../src/engine/runs/runs';
import type { ListedRun } from '../../../src/engine/runs/runs.types';
import { initialServerState, type ServerStateEvent } from '../../../src/engine/serverState';
import { createFakeClock } from '../fakes/fakeClock';
import { daemon, reduce, stats, status } from '../serverStatePlay';

const away: ServerStateEvent = { kind: 'session ended' };

function setUp(known: readonly ListedRun[] = []) {
  const clock = createFakeClock(1_000_000);
  const store = createLogStore({ maxLines: 1_000 });
  let state = initialServerState;
  const runs = createRuns({ clock, store, state, onChange: () => {} });
  runs.adopt(known);
  return {
    clock,
    runs,
    play(...events: readonly ServerStateEvent[]) {
      for (const event of events) {
        const before = state;
        state = reduce(state, event, clock.now());
        if (state !== before) runs.changed(before, state);
      }
    },
    print(lines = 1) {
      for (let nth = 0; nth < lines; nth++) {
        store.append({ source: 'console', at: clock.now(), text: 'line', rest: '', notice: null });
      }
    },
  };
}

const report = [
  daemon('---------- Detected server process in a crashed state! ----------'),
  daemon('Exit code: 137'),
  daemon('Out of memory: true'),
];

test('a run that is seen from its start to its end has the times of both, and when it was ready', () => {
  const { runs, play, clock, print } = setUp();
  play(status('offline'));
  print(3);
  clock.tick(1_000);
  play(status('starting'));
  print(5);
  clock.tick(10_000);
  play(stats(8_000), status('running'));
  clock.tick(60_000);
  print(2);
  play(status('stopping'), status('offline'));
  expect(runs.all).toMatchObject([
    {
      startedAt: 1_001_000,
      upSince: 1_003_000,
      readyAt: 1_011_000,
      endedAt: 1_071_000,
      end: 'stopped',
      from: 3,
      to: 9,
    },
  ]);
});

for (const [when, events] of [
  ['before its end is said', [...report, status('offline')]],
  ['after its end was said', [status('offline'), ...report]],
] as const) {
  test(`a crash that is reported ${when} ends the run with its exit code`, () => {
    const { runs, play, clock } = setUp();
    play(status('running'), stats(5_000));
    clock.tick(9_000);
    play(...events);
    clock.tick(1_000);
    play(status('starting'));
    expect(runs.all).toMatchObject([
      { end: 'crashed', endedAt: 1_009_000, exitCode: 137, outOfMemory: true },
      { end: null, exitCode: null, startedAt: 1_010_000 },
    ]);
  });
}

test('a run that was begun before anybody looked is known by its uptime', () => {
  const { runs, play } = setUp();
  play(status('running'), stats(400_000), stats(401_000));
  expect(runs.all).toMatchObject([{ startedAt: 600_000, upSince: 600_000, end: null }]);
});

test('a run that was begun, and known, before runs were looked for is one like any other', () => {
  const clock = createFakeClock(1_000_000);
  const store = createLogStore({ maxLines: 1_000 });
  const before = [status('running'), stats(400_000)].reduce(
    (state, event) => reduce(state, event, clock.now()),
    initialServerState,
  );
  const runs = createRuns({ clock, store, state: before, onChange: () => {} });
  runs.adopt([]);
  const after = reduce(before, status('offline'), clock.now());
  runs.changed(before, after);
  expect(runs.all).toMatchObject([{ startedAt: 600_000, end: 'stopped', from: 0 }]);
});

test('a restart while we were away ends one run unseen and begins another where we left', () => {
  const { runs, play, clock, print } = setUp();
  play(status('running'), stats(400_000));
  print(4);
  play(away);
  clock.tick(100_000);
  print(2);
  play(status('running'), stats(30_000));
  expect(runs.all).toMatchObject([
    { end: 'unseen', endedAt: null },
    { end: null, startedAt: 1_070_000, from: 4 },
  ]);
});

test('an absence changes nothing in a run that goes on', () => {
  const { runs, play, clock } = setUp();
  play(status('running'), stats(400_000), away);
  clock.tick(100_000);
  play(status('running'), stats(500_000));
  expect(runs.all).toHaveLength(1);
});

describe('a run that was kept from before', () => {
  const kept: ListedRun = {
    id: 'a',
    startedAt: 500_000,
    upSince: 501_000,
    readyAt: 520_000,
    endedAt: null,
    end: null,
    exitCode: null,
    outOfMemory: null,
    from: 0,
    to: null,
  };

  test('goes on where its uptime does', () => {
    const { runs, play } = setUp([kept]);
    play(status('running'), stats(499_500));
    expect(runs.all).toEqual([kept]);
  });

  test('has ended unseen where another one is up', () => {
    const { runs, play } = setUp([kept]);
    play(status('running'), stats(10_000));
    expect(runs.all).toMatchObject([
      { id: 'a', end: 'unseen' },
      { startedAt: 990_000, end: null },
    ]);
  });

  test('has ended unseen where the server is offline', () => {
    const { runs, play } = setUp([kept]);
    play(status('offline'));
    expect(runs.all).toEqual([{ ...kept, end: 'unseen' }]);
  });

  test('goes on where its state was heard before it was read', () => {
    const { runs, play } = setUp();
    play(status('running'));
    runs.adopt([kept]);
    play(stats(499_000));
    expect(runs.all).toMatchObject([{ id: 'a', startedAt: 500_000, upSince: 501_000, from: 0 }]);
  });
});
