import type { Clock } from '../clock';
import type { LineFacts } from '../log/filter/passing';
import type { LogStore } from '../log/store';
import type { StopLines } from './trouble.types';

/** Lines before the end that are shown. */
const most = 8;
/** Lines that are gone through for them: the node's own and ours stand among them. */
const reach = 1_000;
/** ms of one turn of work. */
const turn = 8;
/** Lines between two looks at the time. */
const stride = 256;

/** Which lines tell of a stop: the run has the lines from `from` on, and none from `to` on. */
export async function findStopLines(options: {
  readonly store: LogStore;
  readonly clock: Clock;
  /** Levels and groups of all lines. `null`: they cannot be loaded. */
  readonly facts: () => Promise<LineFacts | null>;
  readonly from: number;
  readonly to: number;
  /** The log has the run from its first line on. */
  readonly beganHere: boolean;
}): Promise<StopLines> {
  const { store, clock, from, to, beganHere } = options;
  const last = lastLines(store, from, to);
  const facts = await options.facts();
  if (facts === null) return { firstError: null, last, wholeRun: false, levelsKnown: false };
  const wholeRun = beganHere && from >= store.first;
  let firstError: number | null = null;
  for (let seq = Math.max(from, store.first); seq < to && firstError === null; ) {
    const until = clock.elapsed() + turn;
    do {
      const end = Math.min(to, seq + stride);
      for (; seq < end && firstError === null; seq++) {
        if (isError(facts, seq) && store.get(seq)?.source === 'console') firstError = seq;
      }
    } while (seq < to && firstError === null && clock.elapsed() < until);
    if (seq < to && firstError === null) await pause(clock);
  }
  return { firstError, last, wholeRun, levelsKnown: true };
}

function lastLines(store: LogStore, from: number, to: number): number[] {
  const last: number[] = [];
  const least = Math.max(from, store.first, to - reach);
  for (let seq = to - 1; seq >= least && last.length < most; seq--) {
    if (store.get(seq)?.source === 'console') last.unshift(seq);
  }
  return last;
}

/** The head of its group: a frame of a stack trace is no error of its own. */
function isError(facts: LineFacts, seq: number): boolean {
  const level = facts.levelOf(seq);
  return (level === 'error' || level === 'fatal') && facts.headOf(seq) === seq;
}

function pause(clock: Clock): Promise<void> {
  return new Promise((resolve) => {
    clock.after(0, resolve);
  });
}
