import type { LogBatch, LogViewRequest, LogViewStatus } from '../../../src/engine/engine.types';
import { createFind } from '../../../src/engine/log/find/find';
import type { FindQuery, FindReport } from '../../../src/engine/log/find/find.types';
import type { DrawnLine } from '../../../src/engine/log/fold/fold.types';
import { createMaskLoader } from '../../../src/engine/log/maskLoader';
import { createLogStore } from '../../../src/engine/log/store';
import type { TrackPicture } from '../../../src/engine/log/track/track.types';
import { createLogViews } from '../../../src/engine/log/views';
import { createFakeClock } from '../fakes/fakeClock';
import { patternsHere } from '../find/findWorld';
import type { PrintedLine } from './readingLines';
import type { Beginning } from './readingSteps';

/** What was loaded once is there at once from then on: the worlds need not wait for it. */
export async function loadAll(): Promise<void> {
  await Promise.all([
    import('../../../src/engine/log/reading'),
    import('../../../src/engine/log/privateScreen'),
    import('../../../src/engine/log/mask/screenMask'),
    import('re2js'),
  ]);
}

/** A log that is read: the real store, views and find, and a terminal that does as it is told. */
export function createReadingWorld(begun: Beginning, heed: (batch: LogBatch) => void) {
  const time = createFakeClock();
  const clock = {
    ...time,
    /** Who looks at the time has worked since the last look. */
    elapsed(): number {
      time.sleep(begun.work);
      return time.elapsed();
    },
  };
  const store = createLogStore({ maxLines: begun.keep, maxBytes: begun.bytes });
  const masks = createMaskLoader({ store, clock, addresses: () => [] });
  const views = createLogViews({ store, clock, loadMask: masks.load });
  const reports: FindReport[] = [];
  const find = createFind({
    store,
    clock,
    patterns: patternsHere,
    answer: (said) => {
      if (said.kind === 'report') reports.push(said.report);
      view.found();
    },
  });
  let request: LogViewRequest = { rows: 8, window: begun.window, following: true, visible: true };
  if (begun.fold !== null) request = { ...request, fold: begun.fold };
  let screen: DrawnLine[] = [];
  /** Lines are missing in the middle of the screen: a flood has passed them over. */
  let hasHole = false;
  let unpainted: number | null = null;
  let status: LogViewStatus | null = null;
  let picture: TrackPicture | null = null;
  let queries = 0;

  function deliver(batch: LogBatch): void {
    if (unpainted !== null) throw new Error('A batch came before the last one was painted.');
    heed(batch);
    status = batch.status;
    const { replaces } = batch;
    if (batch.kind === 'rebuild') {
      screen = [];
      hasHole = false;
    } else if (replaces !== null) {
      const kept = screen.filter(({ seq }) => seq < replaces);
      if (screen.length - kept.length > request.rows) {
        // As the terminal does where what has to be drawn anew has left the screen.
        view.showAround(Number.MAX_SAFE_INTEGER, false);
        view.acknowledge(batch.id);
        return;
      }
      screen = kept;
    }
    hasHole ||= batch.skipped > 0;
    screen = [...screen, ...batch.lines];
    unpainted = batch.id;
  }

  function paint(): void {
    if (unpainted === null) return;
    const id = unpainted;
    unpainted = null;
    view.acknowledge(id);
  }

  const view = views.open(request, {
    deliver,
    onStatus: (told) => {
      status = told;
    },
  });
  view.track({ found: find.matches, tell: (told) => (picture = told) });

  function grew(): void {
    views.grew();
    find.grew();
  }

  return {
    store,
    view,
    find,
    grew,
    screen: () => screen,
    hasHole: () => hasHole,
    status: () => status,
    picture: () => picture,
    report: () => reports.at(-1) ?? null,
    request: () => request,
    change(changes: Partial<LogViewRequest>) {
      request = { ...request, ...changes };
      view.change(changes);
    },
    look: (query: FindQuery, at: number | null) => find.change(++queries, query, at),
    print({ source, text, rest }: PrintedLine) {
      const notice =
        source === 'notice'
          ? ({ kind: 'restarted', at: 0, beginningMissing: false } as const)
          : null;
      store.append({ source, at: clock.now(), text, rest, notice });
      grew();
    },
    wait: time.advance,
    paint,
    /** Paints each batch at once, for `ms`. */
    async draw(ms: number) {
      for (let passed = 0; passed < ms; passed += 10) {
        paint();
        await time.advance(10);
      }
      paint();
    },
    close() {
      find.close();
      view.close();
      views.close();
      masks.close();
    },
  };
}

export type ReadingWorld = ReturnType<typeof createReadingWorld>;
