import { expect, test } from 'vitest';
import type { EngineSettings, ShownAnew } from '../../../src/engine/engine.types';
import type { LogFilter } from '../../../src/engine/log/filter/filter.types';
import { createJournal } from '../../../src/worker/journal';
import { session, withKey } from './tabsWorld';

const settings: EngineSettings = {
  server: '8d3f9a2e',
  panel: session,
  node: { tokenInUrl: false },
  maxLines: 1_000,
};
const request = { rows: 20, window: 100, following: true, visible: true };

test('another engine is told what holds by now, and to do nothing a second time', () => {
  const query = { text: 'a', regex: false, matchCase: false, wholeWord: false };
  const { note, told } = createJournal([{ type: 'start', settings, from: 0 }]);
  note({ type: 'keep on device', limits: null });
  note({ type: 'keep on device', limits: { bytes: 5, age: 6 } });
  note({ type: 'open view', view: 1, request });
  note({ type: 'open view', view: 2, request });
  note({ type: 'change view', view: 1, request: { rows: 30 } });
  note({ type: 'change view', view: 1, request: { following: false } });
  note({ type: 'filter', view: 1, call: 1, filter: null, around: 7, held: false });
  note({ type: 'filter', view: 1, call: 2, filter: null, around: 9, held: false });
  note({ type: 'track', view: 2, wanted: true });
  note({ type: 'close view', view: 2 });
  note({ type: 'find', request: { kind: 'change', id: 3, query, at: 12 } });
  note({ type: 'find', request: { kind: 'step', to: 'next' } });
  note({ type: 'command', call: 1, line: 'stop' });
  note({ type: 'power', call: 2, action: 'kill' });
  note({ type: 'retry' });
  note({ type: 'drawn', view: 1, batch: 4, took: 1 });
  note({ type: 'keep lines', lines: 500 });
  note({ type: 'access', access: withKey('ptlc_one') });
  note({ type: 'hint', hint: 'hidden' });
  expect(told(64)).toEqual([
    {
      type: 'start',
      settings: { ...settings, panel: withKey('ptlc_one'), maxLines: 500 },
      from: 64,
    },
    { type: 'keep on device', limits: { bytes: 5, age: 6 } },
    { type: 'open view', view: 1, request: { ...request, rows: 30, following: false } },
    { type: 'filter', view: 1, call: 2, filter: null, around: null, held: false },
    { type: 'find', request: { kind: 'change', id: 3, query, at: null } },
    { type: 'hint', hint: 'hidden' },
  ]);
});

function filterBy(text: string): LogFilter {
  const rule = { keep: 'show', text, kind: 'pattern', caseSensitive: false } as const;
  return { rules: [rule], levels: null, sources: null };
}

test('a filter that is in force is set again, also where one with a fault was typed after it', () => {
  const { note, heard, told } = createJournal([{ type: 'start', settings, from: 0 }]);
  const ask = (call: number, text: string | null): void =>
    note({
      type: 'filter',
      view: 1,
      call,
      filter: text === null ? null : filterBy(text),
      around: null,
      held: false,
    });
  const filters = (): unknown[] =>
    told(0).flatMap((message) => (message.type === 'filter' ? [message.filter] : []));
  const status = { firstSeq: 0, endSeq: 0, end: 0, lines: 0, leftOut: 0, complete: true };
  const shown: ShownAnew = { status, leftAt: null };
  note({ type: 'open view', view: 1, request });
  ask(1, 'joined');
  ask(2, 'joined|left');
  heard({ type: 'filtered', call: 1, result: { ok: true, value: null } });
  heard({ type: 'filtered', call: 2, result: { ok: true, value: shown } });
  ask(3, 'joined|left(');
  // Nobody knows yet what is wrong with it.
  expect(filters()).toEqual([filterBy('joined|left'), filterBy('joined|left(')]);
  const failure = { rule: 0, reason: 'missing closing )' };
  heard({ type: 'filtered', call: 3, result: { ok: false, failure } });
  expect(filters()).toEqual([filterBy('joined|left')]);
  ask(4, 'left');
  heard({ type: 'filtered', call: 4, result: { ok: true, value: shown } });
  expect(filters()).toEqual([filterBy('left')]);
  ask(5, null);
  expect(filters()).toEqual([null]);
});
