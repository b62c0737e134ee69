import type { LogBatch, LogViewRequest, LogViewStatus } from '../../../src/engine/engine.types';
import type { DrawnLine } from '../../../src/engine/log/fold/fold.types';
import { createLogStore } from '../../../src/engine/log/store';
import { createLogView } from '../../../src/engine/log/view';
import { createFakeClock } from '../fakes/fakeClock';

/** A view of a log that prints numbered lines, and a terminal that draws what it is given. */
export function setUp(request: Partial<LogViewRequest> = {}, maxLines = 10_000) {
  const clock = createFakeClock();
  const store = createLogStore({ maxLines });
  const batches: LogBatch[] = [];
  const statuses: LogViewStatus[] = [];
  /** What a terminal would hold: the text of each line shown. */
  let screen: string[] = [];
  const view = createLogView({
    store,
    clock,
    request: { rows: 10, window: 50, following: true, visible: true, ...request },
    deliver(batch) {
      batches.push(batch);
      const texts = batch.lines.map(textOf);
      screen = batch.kind === 'rebuild' ? texts : [...screen, ...texts];
    },
    onStatus: (status) => void statuses.push(status),
  });
  let printed = 0;
  return {
    clock,
    store,
    batches,
    statuses,
    view,
    screen: () => screen,
    print(count: number) {
      for (let i = 0; i < count; i++) {
        store.append({
          source: 'console',
          at: 0,
          text: `line ${printed++}`,
          rest: '',
          notice: null,
        });
        view.grew();
      }
    },
    /** A terminal that draws each batch at once, for `ms`, and says that it took `took`. */
    async draw(ms: number, took = 0) {
      for (let passed = 0; passed < ms; passed += 10) {
        await clock.advance(10);
        const last = batches.at(-1);
        if (last) view.acknowledge(last.id, took);
      }
    },
  };
}

export const textOf = (line: DrawnLine): string =>
  line.source === 'fold' ? `▸ ${line.count}` : line.text;

export const lines = (from: number, to: number) =>
  Array.from({ length: to - from }, (_, i) => `line ${from + i}`);
