import { describe, expect, it } from 'vitest';
import type { LogBatch } from '../../../src/engine/engine.types';
import { createLogStore } from '../../../src/engine/log/store';
import { createLogViews } from '../../../src/engine/log/views';
import { createFakeClock } from '../fakes/fakeClock';

const request = { rows: 10, window: 50, following: true, visible: true };

function setUp(masked: boolean) {
  const clock = createFakeClock();
  const store = createLogStore({ maxLines: 1_000 });
  const views = createLogViews({ store, clock });
  const seen: string[] = [];
  let shown: string[] = [];
  const view = views.open(
    { ...request, masked },
    {
      deliver(batch: LogBatch) {
        const texts = batch.lines.flatMap((line) => (line.source === 'fold' ? [] : [line.text]));
        seen.push(...texts);
        shown = batch.kind === 'rebuild' ? texts : [...shown, ...texts];
        view.acknowledge(batch.id);
      },
      onStatus() {},
    },
  );
  return {
    view,
    seen,
    shown: () => shown,
    print(...texts: string[]) {
      for (const text of texts) {
        store.append({ source: 'console', at: 0, text, rest: '', notice: null });
        views.grew();
      }
    },
    async settle() {
      // The masks are loaded in time of their own.
      for (let turn = 0; turn < 20; turn++) {
        await clock.advance(50);
        await new Promise((resolve) => setTimeout(resolve, 5));
      }
    },
  };
}

const joined = 'Steve joined from 203.0.113.7';

describe('the private view', () => {
  it('never shows an address, from the first line on, and the same one by the same word', async () => {
    const { print, settle, shown, seen } = setUp(true);
    print(joined, 'Alex joined from 203.0.113.8', 'Steve left 203.0.113.7');
    await settle();
    expect(shown()).toEqual([
      'Steve joined from <ip 1>',
      'Alex joined from <ip 2>',
      'Steve left <ip 1>',
    ]);
    expect(seen.join()).not.toContain('203.0.113');
  });

  it('hides what is on screen when it is turned on, and shows it again when it is turned off', async () => {
    const { view, print, settle, shown } = setUp(false);
    print(joined);
    await settle();
    expect(shown()).toEqual([joined]);
    view.change({ masked: true });
    await settle();
    expect(shown()).toEqual(['Steve joined from <ip 1>']);
    view.change({ masked: false });
    await settle();
    expect(shown()).toEqual([joined]);
  });
});
