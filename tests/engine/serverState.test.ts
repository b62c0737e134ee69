import { expect, test } from 'vitest';
import { initialServerState, type ServerStateEvent } from '../../src/engine/serverState';
import { daemon, output, play, power, reduce, stats, status, tick } from './serverStatePlay';

test('since when the process is what it is, is known only if we saw it change', () => {
  const first = play([[1_000, status('running')]]);
  expect(first).toMatchObject({ process: 'running', processSince: null });
  const changed = play([[5_000, status('stopping')]], first);
  expect(changed).toMatchObject({ process: 'stopping', processSince: 5_000 });
  const away = play([[6_000, { kind: 'session ended' }]], changed);
  expect(away).toMatchObject({ process: 'stopping', stale: true });
  expect(play([[9_000, status('stopping')]], away)).toMatchObject({
    stale: false,
    processSince: 5_000,
  });
  expect(play([[9_000, status('offline')]], away)).toMatchObject({
    stale: false,
    process: 'offline',
    processSince: null,
  });
});

test('the start of the process comes from its uptime and does not tremble', () => {
  const up = play([
    [100_000, status('running')],
    [100_000, stats(60_000)],
  ]);
  expect(up.runningSince).toBe(40_000);
  expect(play([[101_000, stats(60_700)]], up)).toBe(up);
  expect(play([[110_000, stats(2_000)]], up).runningSince).toBe(108_000);
  expect(play([[102_000, status('offline')]], up).runningSince).toBeNull();
});

test('a start is under way until the server runs', () => {
  const sent = play([
    [0, status('offline')],
    [1_000, power('start')],
  ]);
  expect(sent.power).toEqual({
    action: 'start',
    sentAt: 1_000,
    unanswered: false,
    begun: false,
    uncertain: false,
  });
  const starting = play([[2_000, status('starting')]], sent);
  expect(starting.power?.begun).toBe(true);
  expect(play([[60_000, tick]], starting).power?.unanswered).toBe(false);
  expect(play([[4_000, status('running')]], starting).power).toBeNull();
});

test('a start that fails leaves the server offline and is under way no longer', () => {
  const starting = play([
    [0, status('offline')],
    [1_000, power('start')],
    [1_010, status('offline')],
    [2_000, status('starting')],
  ]);
  expect(starting.power?.begun).toBe(true);
  expect(play([[3_000, status('offline')]], starting).power).toBeNull();
  expect(play([[3_000, status('stopping')]], starting).power).toBeNull();
  const away = play([[3_000, { kind: 'session ended' }]], starting);
  expect(play([[9_000, status('offline')]], away).power).toBeNull();
});

test('a stop whose end was not heard is over when the server is seen up again', () => {
  const stopping = play([
    [0, status('running')],
    [1_000, power('stop')],
    [1_100, status('stopping')],
    [2_000, { kind: 'session ended' }],
  ]);
  expect(stopping.power).not.toBeNull();
  expect(play([[9_000, status('starting')]], stopping).power).toBeNull();
  expect(play([[9_000, status('running')]], stopping).power).toBeNull();
});

test('stop and kill are under way until the server is offline', () => {
  for (const action of ['stop', 'kill'] as const) {
    const sent = play([
      [0, status('running')],
      [1_000, power(action)],
      [1_100, status('stopping')],
    ]);
    expect(sent.power?.begun).toBe(true);
    expect(play([[2_000, status('offline')]], sent).power).toBeNull();
  }
});

test('a restart is over when the server starts anew, not while it still runs', () => {
  const sent = play([
    [0, status('running')],
    [1_000, power('restart')],
    [1_010, status('running')],
  ]);
  expect(sent.power).not.toBeNull();
  const offline = play(
    [
      [1_100, status('stopping')],
      [2_000, status('offline')],
    ],
    sent,
  );
  expect(offline.power?.begun).toBe(true);
  expect(play([[2_500, status('starting')]], offline).power).toBeNull();
  expect(play([[2_500, status('running')]], offline).power).toBeNull();
});

test('after 10 s without a word the action is unanswered, later it is forgotten', () => {
  const sent = play([
    [0, status('running')],
    [1_000, power('stop')],
  ]);
  expect(play([[10_999, tick]], sent)).toBe(sent);
  const late = play([[11_000, tick]], sent);
  expect(late.power?.unanswered).toBe(true);
  expect(play([[12_000, tick]], late)).toBe(late);
  expect(play([[61_000, tick]], late).power).toBeNull();
});

test('the lines of the node that prepares a start are an answer', () => {
  const sent = play([
    [0, status('offline')],
    [1_000, power('start')],
    [1_500, daemon('Pulling Docker container image, this could take a few minutes to complete...')],
  ]);
  expect(sent.power?.begun).toBe(true);
  const flooding = play([
    [0, status('running')],
    [1_000, power('restart')],
    [1_500, daemon('Server is outputting console data too quickly -- throttling...')],
  ]);
  expect(flooding.power?.begun).toBe(false);
});

test('a daemon error ends what was under way and is kept with its time', () => {
  const state = play([
    [0, power('start')],
    [50, { event: 'daemon error', text: ' \u001b[31manother power action is running ' }],
  ]);
  expect(state.power).toBeNull();
  expect(state.nodeError).toEqual({
    text: 'another power action is running',
    at: 50,
    refused: 'start',
  });
});

test('a crash report is read line by line', () => {
  const state = play([
    [100, daemon('---------- Detected server process in a crashed state! ----------')],
    [101, daemon('Exit code: 137')],
    [102, daemon('Out of memory: true')],
    [103, daemon('Aborting automatic restart, last crash occurred less than 60 seconds ago.')],
  ]);
  expect(state.crash).toEqual({ at: 100, exitCode: 137, outOfMemory: true, gaveUp: true });
  expect(play([[200, power('start')]], state).crash).toBeNull();
  expect(play([[9_000, daemon('Exit code: 1')]], state)).toBe(state);
});

test('a program that talks of crashes without the mark of the node changes nothing', () => {
  for (const text of [
    'Detected server process in a crashed state',
    '\u001b[31m[Pterodactyl Daemon]: Detected server process in a crashed state',
    `\u001b[33m\u001b[1m[${'x'.repeat(200)} Daemon]: Detected server process in a crashed state`,
  ]) {
    expect(reduce(initialServerState, output(text), 0)).toBe(initialServerState);
  }
});

test('backups, drops, and deletion are kept', () => {
  const backup = { uuid: 'b', successful: false, bytes: 12 };
  const state = play([
    [1, { event: 'backup completed', backup }],
    [2, { event: 'throttled', what: 'send command' }],
    [3, { event: 'deleted' }],
  ]);
  expect(state.backup).toEqual({ ...backup, at: 1 });
  expect(state.throttled).toEqual({ what: 'send command', at: 2, commands: [], power: null });
  expect(state.deleted).toBe(true);
});

test('a server that a later session finds alive is not deleted', () => {
  const deleted = play([
    [0, status('running')],
    [1, { event: 'deleted' }],
    [2, status('offline')],
  ]);
  expect(deleted.deleted).toBe(true);
  const back = play(
    [
      [3, { kind: 'session ended' }],
      [4, status('running')],
    ],
    deleted,
  );
  expect(back.deleted).toBe(false);
});

test('what tells nothing new leaves the very same object', () => {
  const state = play([
    [0, status('running')],
    [1, stats(1_000)],
  ]);
  const nothing: ServerStateEvent[] = [
    output('[12:00:00] [Server thread/INFO]: hello'),
    output('\u001b[32mgreen'),
    daemon(''),
    status('running'),
    { event: 'auth success', permissions: null },
    { event: 'jwt error', text: '' },
    { event: 'token expiring' },
    { event: 'token expired' },
    { kind: 'tick' },
    { kind: 'details', hold: null },
  ];
  for (const event of nothing) expect(reduce(state, event, 2)).toBe(state);
});

test('100,000 lines of output cost next to nothing', () => {
  const lines = [
    output(`\u001b[32m[12:00:00] [Server thread/INFO]: \u001b[0m${'x'.repeat(80)}`),
    output('[12:00:00] [Server thread/INFO]: Steve joined the game'),
  ];
  const started = performance.now();
  let state = initialServerState;
  for (let i = 0; i < 100_000; i++) state = reduce(state, lines[i & 1] ?? tick, i);
  expect(state).toBe(initialServerState);
  expect(performance.now() - started).toBeLessThan(250);
});
