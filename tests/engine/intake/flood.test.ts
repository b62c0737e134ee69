import { expect, test } from 'vitest';
import { closeFlood } from '../../../src/engine/log/intake/replay/flood';

const range = (from: number, to: number) => Array.from({ length: to - from }, (_, n) => from + n);

/** A replay of lines 0 to 19, `mixed` live lines between each of its lines; 10 came before the request. */
function flood(mixed: number): { readonly before: number[]; readonly received: number[] } {
  const received = range(10, 20);
  let next = 20;
  for (const line of range(0, 20)) {
    received.push(line, ...range(next, next + mixed));
    next += mixed;
  }
  return { before: range(0, 10), received: [...received, ...range(next, next + 20)] };
}

const slept = { replays: 0, cut: false };
const pouring = { replays: 1, cut: false };

test.each([
  [0, slept],
  [1, slept],
  [3, slept],
  [8, slept],
  [0, pouring],
  [1, pouring],
  [3, pouring],
  [8, pouring],
])('each line once, with %i live lines between those of the replay: %o', (mixed, how) => {
  const { before, received } = flood(mixed);
  const keys = received.map(String);
  const rest = { held: [], keys, live: [], from: 0, burst: received.length };
  const { append } = closeFlood({ ...rest, before, received }, 20, how);
  const shown = append.map(({ from, index }) => (from === 'before' ? before : received)[index]);
  expect(shown).toEqual(range(0, 40 + 20 * mixed));
});

test.each([slept, pouring])('no more lines are taken for copies than a replay has: %o', (how) => {
  const { before, received } = flood(1);
  // Every line is printed twice from now on.
  const twice = range(200, 260).flatMap((line) => [line, line]);
  const all = [...received, ...twice];
  const rest = { held: [], keys: all.map(String), live: [], from: 0, burst: all.length };
  const { dropped } = closeFlood({ ...rest, before, received: all }, 20, how);
  expect(dropped.size).toBe(20);
});

test('a replay is known that hundreds of live lines interrupt', () => {
  const before = range(0, 200);
  const received = [
    ...range(50, 100),
    ...range(200, 500),
    ...range(100, 120),
    ...range(500, 900),
    ...range(120, 200),
    ...range(900, 1_000),
  ];
  const rest = { held: [], keys: received.map(String), live: [], from: 0, burst: received.length };
  const { append } = closeFlood({ ...rest, before, received }, 150, pouring);
  const shown = append.map(({ from, index }) => (from === 'before' ? before : received)[index]);
  expect(shown).toEqual(range(0, 1_000));
});
