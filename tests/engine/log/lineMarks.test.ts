import { describe, expect, it } from 'vitest';
import { readMark } from '../../../src/engine/log/lineMarks';
import { createReading } from '../../../src/engine/log/reading';
import { createLogStore } from '../../../src/engine/log/store';
import { createLogView } from '../../../src/engine/log/view';
import { createFakeClock } from '../fakes/fakeClock';

function setUp(texts: readonly string[]) {
  const clock = createFakeClock();
  const store = createLogStore({ maxLines: 1_000 });
  const print = (text: string): void => {
    store.append({ source: 'console', at: 0, text, rest: '', notice: null });
  };
  for (const text of texts) print(text);
  const reading = createReading({ store, clock, onKnown() {} });
  const view = createLogView({
    store,
    clock,
    request: { rows: 40, window: 100, following: true, visible: true },
    deliver() {},
    onStatus() {},
  });
  return {
    print(text: string) {
      print(text);
      reading.grew();
    },
    async marks(...seqs: readonly number[]) {
      const asked = reading.marks(view, seqs);
      clock.advance(1_000);
      return (await asked).map(readMark);
    },
  };
}

describe('the marks of lines', () => {
  it('tell errors and warnings, and what belongs to them from what begins them', async () => {
    const { marks } = setUp([
      '[12:00:00 INFO]: well',
      '[12:00:01 WARN]: slow',
      '[12:00:02 FATAL]: gone',
      'java.lang.IllegalStateException: no world',
      '\tat com.example.Plugin.onJoin(Plugin.java:12)',
    ]);
    expect(await marks(0, 1, 2, 3, 4)).toEqual([
      { grave: null, head: true, opened: false },
      { grave: 'warn', head: true, opened: false },
      { grave: 'error', head: true, opened: false },
      { grave: 'error', head: false, opened: false },
      { grave: 'error', head: false, opened: false },
    ]);
  });

  it('are not known of a line whose level stands in the next one, until that has come', async () => {
    const { print, marks } = setUp(['Mar 04, 2026 5:06:07 AM com.example.Main start']);
    expect(await marks(0, 1)).toEqual([null, null]);
    print('WARNING: it is late');
    expect(await marks(0, 1)).toEqual([
      { grave: 'warn', head: true, opened: false },
      { grave: 'warn', head: false, opened: false },
    ]);
  });
});
