import { expect, test } from 'vitest';
import type { ServerEvent } from '../../src/engine/protocol';
import { install, message, play, power, reduce, status } from './serverStatePlay';

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

test('what ended while we were away is over as soon as the panel says so, even after the first status', () => {
  const state = play([
    [0, { event: 'install started' }],
    [10, { kind: 'session ended' }],
    [20, status('offline')],
  ]);
  expect(state.install?.endedAt).toBeNull();
  const told = play([[30, { kind: 'details', hold: null }]], state);
  expect(told.install?.endedAt).toBe(30);
  expect(told.holdStale).toBe(false);
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
