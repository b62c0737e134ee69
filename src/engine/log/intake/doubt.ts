import type { Asked } from './asked';
import type { Collector } from './collector.types';
import type { Returns } from './mergeLoader';
import type { ReplayResult } from './replay';

/**
 * Whether it is open which of the lines to be appended are live, or where they stand: then the log
 * is asked for once more (resume.md, the merge, step 6); also where one would stand twice (`isTwice`).
 */
export function isInDoubt(
  collector: Collector,
  result: ReplayResult,
  { at: requestedAt, trip }: Asked,
  returns: Returns | null,
): boolean {
  // Nothing but what is held, nothing amiss.
  const { seam, append, covered, joined } = result;
  if (seam === 'joined' && append.length === 0 && covered === joined) return false;
  // How long a young log is by now nobody knows: any of its lines may be a live one.
  const [line, ...more] = collector.received;
  const took = (line?.elapsed ?? 0) - requestedAt;
  const isAnswer = more.length === 0 && took >= trip / 2 && took < trip + PROMPT;
  const isUntold = !result.told && line !== undefined && !isAnswer;
  return isUntold || returns?.isTwice(collector, result) === true;
}

/** One line that comes within this, and no sooner than it can, is the answer, ms. */
const PROMPT = 400;

/** Lines a second from which on the order inside a seam cannot be known (step 8). */
const FAST = 30;
/** A pause in which lines may have come together by chance, ms. */
const PAUSE = 150;
const ENOUGH = 12;
/** A way or a server may pause while lines pour in: they do where they come in so many moments, */
const MOMENTS = 5;
/** each of so many ms, */
const MOMENT = 100;
/** with so many lines, of which no more count. */
const LEAST = 3;
const MOST = 100;

/** Whether lines come too fast for an order to be known. Times: elapsed, ms. */
export function isFast(
  collector: Pick<Collector, 'before' | 'received' | 'all'>,
  window: number,
  readyAt: number,
  { at: requestedAt, count }: Pick<Asked, 'at' | 'count'>,
  now: number,
): boolean {
  const { before, received, all } = collector;
  const paused = requestedAt - (before.at(-1)?.elapsed ?? 0) >= PAUSE;
  if (!paused && isFaster(before.length, requestedAt - readyAt)) return true;
  const live = (received.at(-1)?.entries ?? 0) - window;
  const goesOn = now - (received.at(-1)?.elapsed ?? 0) < PAUSE;
  if (goesOn && isFaster(live, now - requestedAt)) return true;
  return isFaster(spreadOut(all) - count * window, now - readyAt);
}

/** Lines that came with others, in many moments. 0: they came in a few, as what a server prints at once. */
function spreadOut(lines: readonly { readonly elapsed: number }[]): number {
  const moments = new Map<number, number>();
  for (const { elapsed } of lines) {
    const moment = Math.floor(elapsed / MOMENT);
    moments.set(moment, (moments.get(moment) ?? 0) + 1);
  }
  const full = [...moments.values()].filter((count) => count >= LEAST);
  if (full.length < MOMENTS) return 0;
  return full.reduce((sum, count) => sum + Math.min(count, MOST), 0);
}

function isFaster(lines: number, ms: number): boolean {
  return lines >= ENOUGH && lines * 1000 > ms * FAST;
}
