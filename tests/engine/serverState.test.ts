import { expect, test } from 'vitest';
import type { ProcessState, ServerEvent, StatsFrame } from '../../src/engine/protocol';
import {
  createServerStateReducer,
  initialServerState,
  type ServerState,
  type ServerStateEvent,
} from '../../src/engine/serverState';

/** Takes the escape sequences of these tests out; the sanitiser has tests of its own. */
const clean = (text: string) => text.replace(/\u001b\[[\d;]*m/g, '').replace(/\u001b/g, '');
const reduce = createServerStateReducer({ clean });

type Timed = readonly [at: number, event: ServerStateEvent];

function play(events: readonly Timed[], from: ServerState = initialServerState): ServerState {
  return events.reduce((state, [at, event]) => reduce(state, event, at), from);
}

const status = (state: ProcessState): ServerEvent => ({ event: 'status', state });
const power = (action: 'start' | 'stop' | 'restart' | 'kill'): ServerStateEvent => ({
  kind: 'power sent',
  action,
});
const tick: ServerStateEvent = { kind: 'tick' };
const output = (text: string): ServerEvent => ({ event: 'console output', text });
const daemon = (text: string): ServerEvent =>
  output(`\u001b[33m\u001b[1m[Pterodactyl Daemon]:\u001b[39m ${text}\u001b[0m`);
const install = (text: string): ServerEvent => ({ event: 'install output', text });
const message = (text: string): ServerEvent => ({ event: 'daemon message', text });
const stats = (uptime: number): ServerEvent => ({
  event: 'stats',
  stats: {
    memory_bytes: 1,
    memory_limit_bytes: 1,
    cpu_absolute: 1,
    network: { rx_bytes: 0, tx_bytes: 0 },
    uptime,
    state: 'running',
    disk_bytes: 0,
  } satisfies StatsFrame,
});

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
  expect(sent.power).toEqual({ action: 'start', sentAt: 1_000, unanswered: false, begun: false });
  const starting = play([[2_000, status('starting')]], sent);
  expect(starting.power?.begun).toBe(true);
  expect(play([[60_000, tick]], starting).power?.unanswered).toBe(false);
  expect(play([[4_000, status('running')]], starting).power).toBeNull();
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
  expect(state.nodeError).toEqual({ text: 'another power action is running', at: 50 });
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

test('an install goes from its beginning to its end with its steps', () => {
  const state = play([
    [1_000, { event: 'install started' }],
    [2_000, install('Downloading server files...\r\n  12% of 40')],
    [3_000, install('\u001b[32mUnpacking\u001b[0m world')],
    [4_000, message('==> Setting permissions')],
  ]);
  expect(state.install).toEqual({
    startedAt: 1_000,
    endedAt: null,
    successful: false,
    lastLine: '==> Setting permissions',
    steps: ['Downloading server files...', 'Unpacking world', '==> Setting permissions'],
    percent: null,
  });
  const done = play([[9_000, { event: 'install completed' }]], state);
  expect(done.install).toMatchObject({ startedAt: 1_000, endedAt: 9_000, successful: true });
  expect(play([[9_500, { event: 'install completed' }]], done)).toBe(done);
});

test('who may not see the install hears of it from the panel, and whether it failed', () => {
  const held = play([[0, { kind: 'details', hold: 'installing' }]]);
  expect(held.install).toMatchObject({ startedAt: 0, endedAt: null });
  expect(play([[500, { kind: 'details', hold: 'installing' }]], held)).toBe(held);
  expect(play([[800, { kind: 'details', hold: null }]], held).install).toMatchObject({
    endedAt: 800,
    successful: true,
  });
  expect(play([[800, { kind: 'details', hold: 'install failed' }]], held).install).toMatchObject({
    endedAt: 800,
    successful: false,
  });
});

test('an old answer of the panel does not end an install that has just begun', () => {
  const state = play([
    [0, status('offline')],
    [1_000, { event: 'install started' }],
    [1_100, { kind: 'details', hold: null }],
  ]);
  expect(state.install?.endedAt).toBeNull();
});

test('an install whose end was said while we were away is over when the panel says so, or the server starts', () => {
  const away = play([
    [0, status('offline')],
    [1_000, { event: 'install started' }],
    [2_000, { kind: 'session ended' }],
  ]);
  expect(play([[5_000, { kind: 'details', hold: null }]], away).install?.endedAt).toBe(5_000);
  expect(play([[6_000, status('starting')]], away).install?.endedAt).toBe(6_000);
});

test('an image pull shows the percentage of its largest layer, without jumping', () => {
  const percents: (number | null)[] = [];
  let state = play([[0, { event: 'install started' }]]);
  for (const line of [
    'Pulling fs layer',
    'Downloading [==>      ]  10MB/40MB',
    'Downloading [=======> ]  1.9MB/2MB',
    'Download complete',
    'Downloading [====>    ]  20.2MB/40MB',
    'Extracting [=====>    ]  30MB/40MB',
    'Downloading index.html 55%',
  ]) {
    state = reduce(state, install(line), 1);
    percents.push(state.install?.percent ?? null);
  }
  expect(percents).toEqual([null, 25, 25, 25, 51, 75, null]);
});

test('steps and lines stay few and short whatever a script prints', () => {
  let state = play([[0, { event: 'install started' }]]);
  for (let i = 0; i < 200; i++) {
    state = reduce(state, install(`Downloading part ${i} ${'x'.repeat(10_000)}`), i);
  }
  expect(state.install?.steps.length).toBe(50);
  expect(state.install?.steps.at(-1)?.startsWith('Downloading part 199')).toBe(true);
  expect(state.install?.lastLine?.length).toBeLessThanOrEqual(300);
});

test('image pull output at an ordinary start begins no install', () => {
  const state = play([
    [0, power('start')],
    [1, install('Downloading [=> ] 1MB/2MB')],
  ]);
  expect(state.install).toBeNull();
  expect(state.power?.begun).toBe(true);
});

test('a restore begins with its first message and ends with its event', () => {
  const state = play([
    [0, message('something else')],
    [10, message('(restoring): world/level.dat')],
    [20, message('(restoring): server.properties')],
  ]);
  expect(state.restore).toMatchObject({
    startedAt: 10,
    endedAt: null,
    lastLine: '(restoring): server.properties',
  });
  expect(play([[30, { event: 'backup restore completed' }]], state).restore).toMatchObject({
    endedAt: 30,
    successful: true,
  });
  expect(play([[0, { kind: 'details', hold: 'restoring backup' }]]).restore?.endedAt).toBeNull();
});

test('a transfer goes through its states to success or failure', () => {
  const transfer = (said: string): ServerEvent => ({ event: 'transfer status', status: said });
  const state = play([
    [0, transfer('pending')],
    [10, transfer('processing')],
    [20, { event: 'transfer logs', text: 'Uploading archive...' }],
  ]);
  expect(state.transfer).toMatchObject({
    startedAt: 0,
    endedAt: null,
    status: 'processing',
    lastLine: 'Uploading archive...',
  });
  for (const [said, successful] of [
    ['completed', true],
    ['success', true],
    ['failed', false],
    ['failure', false],
    ['cancelled', false],
  ] as const) {
    const done = play([[30, transfer(said)]], state);
    expect(done.transfer).toMatchObject({ endedAt: 30, successful, status: said });
    expect(play([[31, transfer(said)]], done)).toBe(done);
  }
  const held = play([[0, { kind: 'details', hold: 'transferring' }]]);
  expect(play([[9, { kind: 'details', hold: null }]], held).transfer?.endedAt).toBe(9);
});

test('backups, drops, and deletion are kept', () => {
  const backup = { uuid: 'b', successful: false, bytes: 12 };
  const state = play([
    [1, { event: 'backup completed', backup }],
    [2, { event: 'throttled', what: 'send command' }],
    [3, { event: 'deleted' }],
  ]);
  expect(state.backup).toEqual({ ...backup, at: 1 });
  expect(state.throttled).toEqual({ what: 'send command', at: 2 });
  expect(state.deleted).toBe(true);
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
