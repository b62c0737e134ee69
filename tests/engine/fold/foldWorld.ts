import type { LogBatch, LogViewRequest } from '../../../src/engine/engine.types';
import type { DrawnLine, FoldWish } from '../../../src/engine/log/fold/fold.types';
import { createReading } from '../../../src/engine/log/reading';
import { createLogStore } from '../../../src/engine/log/store';
import { createLogView } from '../../../src/engine/log/view';
import { createFakeClock } from '../fakes/fakeClock';

/** A log with a view that folds, and a terminal that holds what it was told to draw. */
export function foldWorld(
  wish: FoldWish = { traces: true, repeats: 20 },
  request: Partial<LogViewRequest> = {},
  maxLines = 10_000,
) {
  const clock = createFakeClock();
  const store = createLogStore({ maxLines });
  const batches: LogBatch[] = [];
  let screen: DrawnLine[] = [];
  const view = createLogView({
    store,
    clock,
    request: { rows: 40, window: 100, following: true, visible: true, ...request },
    deliver(batch) {
      batches.push(batch);
      const { replaces } = batch;
      if (batch.kind === 'rebuild') screen = [];
      else if (replaces !== null) screen = screen.filter(({ seq }) => seq < replaces);
      screen.push(...batch.lines);
    },
    onStatus() {},
  });
  const reading = createReading({ store, clock, onKnown: () => view.grew() });
  reading.fold(view, wish);
  return {
    clock,
    store,
    view,
    reading,
    batches,
    rows: () => screen,
    /** What is on the screen, a text for each row. */
    screen: () => screen.map(textOf),
    print(...texts: string[]) {
      for (const text of texts) {
        const source = text.startsWith('› ') ? 'own' : 'console';
        store.append({ source, at: clock.now(), text, rest: '', notice: null });
        reading.grew();
        view.grew();
      }
    },
    /** Draws each batch at once, for `ms`. */
    async draw(ms: number) {
      for (let passed = 0; passed < ms; passed += 10) {
        await clock.advance(10);
        const last = batches.at(-1);
        if (last) view.acknowledge(last.id);
      }
    },
  };
}

export function textOf(line: DrawnLine): string {
  if (line.source !== 'fold') return line.text;
  return line.same ? `▸ the same ${line.count} more` : `▸ ${line.count} more`;
}

export function frames(count: number): string[] {
  return Array.from({ length: count }, (_, n) => `\tat com.example.Farm.dig(Farm.java:${n})`);
}

export const failed = '[12:00:01] [Server thread/ERROR]: Could not pass event';
