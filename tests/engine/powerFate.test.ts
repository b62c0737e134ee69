import { expect, test } from 'vitest';
import type { ProcessState } from '../../src/engine/protocol';
import { play, power, stats, status, tick } from './serverStatePlay';

/** The connection ends right after a power action went out, and is back 5 s later. */
function sentAndLost(action: 'start' | 'stop' | 'restart' | 'kill', before: ProcessState) {
  return play([
    [0, status(before)],
    [100_000, power(action)],
    [100_050, { kind: 'session ended' }],
  ]);
}

test('a power action that the connection ended over is uncertain, however long the outage is', () => {
  const away = sentAndLost('stop', 'running');
  expect(away.power).toMatchObject({ action: 'stop', uncertain: true, unanswered: false });
  const later = play(
    [
      [111_000, tick],
      [400_000, tick],
    ],
    away,
  );
  expect(later).toBe(away);
});

test.each([
  ['start', 'offline', 'starting'],
  ['stop', 'running', 'stopping'],
  ['kill', 'running', 'stopping'],
  ['restart', 'running', 'stopping'],
] as const)('the next status shows that %s arrived: it goes on', (action, before, after) => {
  const back = play([[105_000, status(after)]], sentAndLost(action, before));
  expect(back.power).toMatchObject({ action, begun: true, uncertain: false });
  expect(back.notShown).toBeNull();
});

test.each([
  ['start', 'offline', 'running'],
  ['stop', 'running', 'offline'],
  ['kill', 'running', 'offline'],
  ['restart', 'running', 'starting'],
] as const)('the next status shows that %s is done: nothing is said', (action, before, after) => {
  const back = play([[105_000, status(after)]], sentAndLost(action, before));
  expect(back.power).toBeNull();
  expect(back.notShown).toBeNull();
});

test.each([
  ['start', 'offline'],
  ['stop', 'running'],
  ['kill', 'starting'],
] as const)(
  'the next status shows nothing of %s: it is said, and no longer waited for',
  (action, before) => {
    const back = play([[105_000, status(before)]], sentAndLost(action, before));
    expect(back.power).toBeNull();
    expect(back.notShown).toEqual({ action, at: 105_000 });
    // It was only late.
    const later = play([[106_000, status(before === 'offline' ? 'starting' : 'stopping')]], back);
    expect(later.notShown).toBeNull();
  },
);

test('whether a running server was restarted meanwhile is known by its uptime', () => {
  const back = play([[130_000, status('running')]], sentAndLost('restart', 'running'));
  expect(back.power?.uncertain).toBe(true);
  expect(back.notShown).toBeNull();
  const restarted = play([[130_500, stats(9_000)]], back);
  expect(restarted).toMatchObject({ power: null, notShown: null, runningSince: 121_500 });
  const same = play([[130_500, stats(130_000)]], back);
  expect(same).toMatchObject({ power: null, notShown: { action: 'restart' } });
});

test('an action that the node had begun is not uncertain', () => {
  const away = play([
    [0, status('running')],
    [1_000, power('stop')],
    [1_100, status('stopping')],
    [1_200, { kind: 'session ended' }],
  ]);
  expect(away.power).toMatchObject({ begun: true, uncertain: false });
});

test('a power action that the node dropped is under way no longer', () => {
  const sent = sentAndLost('stop', 'running');
  const dropped = (what: string) => play([[100_100, { event: 'throttled', what }]], sent);
  expect(dropped('set state')).toMatchObject({ power: null, throttled: { power: 'stop' } });
  expect(dropped('send stats')).toMatchObject({ throttled: { power: null } });
  expect(dropped('send stats').power).not.toBeNull();
});

test('a refusal of the node names the action that it answers', () => {
  const error = { event: 'daemon error', text: 'another power action is running' } as const;
  const waiting = play([
    [0, status('running')],
    [1_000, power('restart')],
    [1_100, status('stopping')],
    [1_200, power('stop')],
  ]);
  expect(play([[1_300, error]], waiting).nodeError?.refused).toBe('stop');
  // Somebody else's restart had begun when ours arrived.
  const others = play([
    [0, status('running')],
    [1_000, power('restart')],
    [1_100, status('stopping')],
  ]);
  expect(play([[1_300, error]], others).nodeError?.refused).toBe('restart');
  const other = { event: 'daemon error', text: 'an unexpected error' } as const;
  expect(play([[1_300, other]], others).nodeError?.refused).toBeNull();
  const idle = play([[0, status('running')]]);
  expect(play([[1_300, error]], idle).nodeError?.refused).toBeNull();
});
