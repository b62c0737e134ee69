import type { Clock } from '../engine/clock';
import type { FindQuery } from '../engine/log/find/find.types';
import type { PatternRunner, RunAnswer } from '../engine/log/find/runner';
import type { PatternJob, PatternNews } from './findPattern.types';

/** The least of a worker that is needed here. */
export interface PatternWorker {
  postMessage(job: PatternJob): void;
  terminate(): void;
  onmessage: ((event: { readonly data: PatternNews }) => void) | null;
  onerror: (() => void) | null;
}

interface Waiting extends PatternJob {
  answer(answer: RunAnswer): void;
}

/**
 * ms. The silence is counted in ticks: where the whole machine stands still for a while, as in sleep,
 * one tick is late, and the answer that has come meanwhile is read before the next. The first may come
 * at once, so there is one more.
 */
const tick = 100;
const silentTicks = 6;
/** Its script may have to come over the network. */
const ticksToStart = 100;

/**
 * Runs patterns in a worker of their own, and ends it when it says nothing for half a second: what
 * takes that long for a few lines would take hours for a log. The next pattern gets a new one.
 */
export function createPatternRunner(
  clock: Clock,
  /** `null` or an error: there are no workers here. */
  startWorker: () => PatternWorker | null,
): PatternRunner {
  let worker: PatternWorker | null = null;
  let started = false;
  let silent = 0;
  let cancelTick: (() => void) | null = null;
  let waiting: Waiting[] = [];

  function start(): boolean {
    try {
      worker = startWorker();
    } catch {
      worker = null;
    }
    if (worker === null) return false;
    started = false;
    worker.onmessage = ({ data }) => heard(data);
    worker.onerror = () => end('no worker', () => true);
    return true;
  }

  function heard(news: PatternNews): void {
    started = true;
    silent = 0;
    if (news.kind === 'answer') waiting.shift()?.answer(news.answer);
    if (waiting.length === 0) rest();
  }

  function rest(): void {
    cancelTick?.();
    cancelTick = null;
    silent = 0;
  }

  function watch(): void {
    cancelTick ??= clock.after(tick, () => {
      cancelTick = null;
      silent += 1;
      if (silent < (started ? silentTicks : ticksToStart)) {
        watch();
        return;
      }
      const culprit = waiting[0]?.query;
      end(started ? 'too slow' : 'no worker', ({ query }) => !started || query === culprit);
    });
  }

  /** Ends the worker and answers those that are concerned; the others have another try. */
  function end(kind: 'too slow' | 'no worker', concerns: (job: Waiting) => boolean): void {
    worker?.terminate();
    worker = null;
    rest();
    const all = waiting;
    waiting = [];
    for (const job of all) if (concerns(job)) job.answer({ kind });
    for (const job of all) if (!concerns(job)) give(job);
  }

  function give(job: Waiting): void {
    if (worker === null && !start()) {
      job.answer({ kind: 'no worker' });
      return;
    }
    waiting.push(job);
    const { query, text, wanted } = job;
    worker?.postMessage({ query, text, wanted });
    watch();
  }

  return {
    run: (query: FindQuery, text, wanted) =>
      new Promise((resolve) => give({ query, text, wanted, answer: resolve })),
    close() {
      worker?.terminate();
      worker = null;
      rest();
      // Whoever still waits has closed, too.
      waiting = [];
    },
  };
}
