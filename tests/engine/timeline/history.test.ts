import { expect, test } from 'vitest';
import { createHistory } from '../../../src/engine/timeline/history';
import type { TimelineEvent } from '../../../src/engine/timeline/timeline.types';

const waiting = (ms: number): TimelineEvent => ({ kind: 'waiting', ms, attempt: ms });
const closed = (code: number): TimelineEvent => ({
  kind: 'closed',
  code,
  stage: 'opening',
  lasted: 5,
});
const opening: TimelineEvent = { kind: 'opening', address: 'wss://node.example/ws' };

test('the oldest entries go first, and how many have gone is known', () => {
  const history = createHistory(500);
  for (let n = 0; n < 1_200; n += 1) history.add(n, [{ kind: 'asked by hand' }]);
  const { entries, left } = history.read();
  expect([entries.length, left]).toEqual([500, 700]);
  expect([entries[0]?.at, entries.at(-1)?.at]).toEqual([700, 1_199]);
});

test('tries that end alike are counted, however long each pause was', () => {
  const history = createHistory();
  history.add(0, [{ kind: 'started' }, opening]);
  for (let n = 1; n <= 50; n += 1) history.add(n, [closed(1006), waiting(n * 100), opening]);
  const { entries } = history.read();
  expect(entries.map(({ event }) => event.kind)).toEqual([
    'started',
    'opening',
    'closed',
    'waiting',
    'opening',
  ]);
  expect(entries.at(-2)?.again).toEqual({ times: 49, last: 50 });
});

test('a try that ends otherwise is an entry of its own, and the count begins anew', () => {
  const history = createHistory();
  for (const code of [1006, 1006, 1012, 1006, 1006])
    history.add(code, [opening, closed(code), waiting(1)]);
  const { entries } = history.read();
  const codes = entries.flatMap(({ event }) => (event.kind === 'closed' ? event.code : []));
  expect(codes).toEqual([1006, 1012, 1006]);
  expect(entries.map(({ again }) => again?.times ?? 0)).toEqual([0, 0, 1, 0, 0, 0, 0, 0, 1]);
});

test('who goes to and fro between tabs all day leaves one entry', () => {
  const history = createHistory();
  history.add(0, [{ kind: 'started' }]);
  for (let n = 1; n <= 1_000; n += 1) {
    history.add(n, [{ kind: 'hint', hint: n % 2 === 1 ? 'hidden' : 'visible' }]);
  }
  const { entries } = history.read();
  expect(entries).toHaveLength(2);
  expect(entries[1]).toMatchObject({
    event: { hint: 'visible' },
    again: { times: 999, last: 1_000 },
  });
});
