import type { Asked } from './asked';
import { findBurst } from './burst';
import type { Collector, Waiting } from './collector.types';
import type { ReplayResult } from './replay';
import { linesOf } from './rounds';
import { mostWaiting } from './waits';
import type { Window } from './window';
import { KEYS } from './writer';

/** Lines that pour in, with pauses: the log may have been asked for again, for it was not seen. */

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
/** More are never printed at once. */
const AT_ONCE = 1_000;

/** Lines that came with others, in many moments. 0: they came in a few, as what a server prints at once. */
function spreadOut(lines: readonly Waiting[]): number {
  if (lines.length > AT_ONCE) return lines.length;
  const moments = new Map<number, number>();
  for (const { elapsed } of lines) {
    const moment = Math.floor(elapsed / MOMENT);
    moments.set(moment, (moments.get(moment) ?? 0) + 1);
  }
  const full = [...moments.values()].filter((count) => count >= LEAST);
  if (full.length < MOMENTS) return 0;
  return full.reduce((sum, count) => sum + Math.min(count, MOST), 0);
}

/** All that came in this session but what may have been the replay, each once. */
function withoutReplay({ aside, before, received }: Collector, { size, known }: Window): Waiting[] {
  const first = aside ?? { before, received };
  const { start, end } = findBurst(first.received, size);
  const most = known ? size : Math.max(size, Math.min(end - start, KEYS));
  const replay = first.received.slice(start, start + most);
  const others = [...first.before, ...first.received.slice(0, start)];
  const since = first.received.slice(start + most);
  const all = [...others, ...since, ...(aside === null ? [] : [...before, ...received])];
  const seen = new Set(replay.map(({ raw }) => raw));
  return all.filter(({ raw }) => !seen.has(raw) && seen.add(raw));
}

/** Whether lines come too fast for an order to be known. */
function isFast(collector: Collector, learned: Window, asked: Asked): boolean {
  const requestedAt = asked.at;
  const readyAt = asked.readyAt();
  const now = asked.now();
  const { before, received } = collector;
  const paused = requestedAt - (before.at(-1)?.elapsed ?? 0) >= PAUSE;
  if (!paused && isFaster(before.length, requestedAt - readyAt)) return true;
  const live = (received.at(-1)?.entries ?? 0) - learned.size;
  const goesOn = now - (received.at(-1)?.elapsed ?? 0) < PAUSE;
  if (goesOn && isFaster(live, now - requestedAt)) return true;
  return isFaster(spreadOut(withoutReplay(collector, learned)), now - readyAt);
}

function isFaster(lines: number, ms: number): boolean {
  return lines >= ENOUGH && lines * 1000 > ms * FAST;
}

/** So long after the request the rest of a replay that has begun to come is waited for, ms. */
const restAtMost = 4500;
/** From one look at them to the next, ms. */
const untilRest = 100;

/**
 * Merges lines that pour in. `merge`: what the collector holds, with so many replays in it.
 * `mayCome`: more of one may be waited for. `null`: they do not.
 */
export function mergePoured(
  collector: Collector,
  learned: Window,
  asked: Asked,
  mayCome: boolean,
  merge: (replays: number) => ReplayResult,
): ReplayResult | null {
  if (!isFast(collector, learned, asked)) return null;
  const result = mergeTwo(collector, learned, merge);
  const isOne = collector.aside === null && collector.received.length < mostWaiting;
  const inTime = asked.now() < asked.at + restAtMost;
  const coming = result.coming === true && mayCome && isOne && inTime;
  if (coming) asked.rests(untilRest);
  return { ...result, coming, inexact: 'fast' };
}

/** So few lines of a young log may be equal to others by chance. */
const YOUNG = 3;

/**
 * What came since a first round that had all of a young log, without that: the second answer, too
 * short to be known as one, has each of those lines once more. Of a server that prints the same again
 * and again each would have come more than once.
 */
function withoutYoung(
  first: readonly Waiting[],
  since: readonly Waiting[],
  window: number,
): readonly Waiting[] {
  const log = new Set(first.map(({ raw }) => raw));
  if (log.size < YOUNG || first.length >= window) return since;
  const again = since.filter(({ raw }) => log.has(raw));
  const isOnce =
    again.length === log.size && new Set(again.map(({ raw }) => raw)).size === log.size;
  return isOnce ? since.filter(({ raw }) => !log.has(raw)) : since;
}

/**
 * Merges what came with each of two replays, as it came: the second one with what the first round
 * came to in front.
 */
function mergeTwo(
  collector: Collector,
  learned: Window,
  merge: (replays: number) => ReplayResult,
): ReplayResult {
  const { aside, received } = collector;
  if (aside === null) return merge(1);
  const since = withoutYoung([...aside.before, ...aside.received], received, learned.size);
  // That lines pour in was not seen at the first round.
  learned.forget();
  collector.rearrange(aside.before, aside.received);
  const first = merge(1);
  // Where all of them were new, its rest, or all of it, is among what has come since.
  if (first.append.length === aside.before.length + aside.received.length) {
    const before = aside.received.at(-1)?.entries ?? 0;
    const later = since.map((line) => ({ ...line, entries: line.entries + before }));
    const all = [...aside.received, ...later];
    collector.rearrange(aside.before, all, aside.received.length);
    return merge(since.length < received.length ? 1 : 2);
  }
  const lines = linesOf(collector, first);
  collector.rearrange(lines, since);
  const result = merge(1);
  const timed = result.append.map((merged) =>
    merged.from === 'before' ? { ...merged, live: lines[merged.index]?.live === true } : merged,
  );
  return { ...result, seam: first.seam, append: timed };
}
