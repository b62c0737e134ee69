import type { Burst } from './burst';
import type { Collector, Waiting } from './collector.types';
import type { ReplayResult } from './replay';
import { hasClock } from './replay/evidence';
import { few } from './waits';

/** So many lines stand between a live line and its copy at the replay's end, and behind that. */
const APART = 20;

/** A line would stand twice that says when it was printed, or above and at the end and nowhere else. */
export function isTwice(collector: Collector, { append }: ReplayResult): boolean {
  const places = new Map<string, number[]>();
  for (const [place, merged] of append.entries()) {
    const raw = collector.find(merged).line?.raw;
    if (raw !== undefined) places.set(raw, [...(places.get(raw) ?? []), place]);
  }
  for (const [raw, [first = 0, second, third]] of places) {
    if (second === undefined) continue;
    if (hasClock(raw)) return true;
    const atEnd = second >= append.length - APART && second - first >= APART;
    if (third === undefined && atEnd) return true;
  }
  return false;
}

/** Live lines have come as well, or may have: a seam that stays in doubt is marked. */
export function isMixed(collector: Collector, burst: Burst, result: ReplayResult): boolean {
  const { before, received } = collector;
  const around = before.length > 0 || burst.start > 0 || burst.end < received.length;
  return around || isTwice(collector, result) || hasEqual(received);
}

/** Of so few lines as make a young log any two that are equal may be one and its copy. */
function hasEqual(received: Collector['received']): boolean {
  return received.length < few && new Set(received.map(({ raw }) => raw)).size < received.length;
}

/** Lines pour in: of so many replays as were asked for so many have not come with them yet. 0: they do not. */
export function owedInFlood(
  { before, received }: Collector,
  result: ReplayResult | null,
  asked: number,
  window: number,
): number {
  if (result?.inexact !== 'fast') return 0;
  const twice = before.length + received.length - result.append.length;
  return Math.max(0, asked - Math.round(twice / window));
}

/** Of the first lines of a run those that came live, where its replay has begun to bring them again. */
export function liveOf(lines: readonly Waiting[]): readonly Waiting[] {
  const raws = lines.map(({ raw }) => raw);
  const firstAt = new Map<string, number>();
  const replay = raws.findIndex((raw, from) => {
    const at = firstAt.get(raw);
    if (at === undefined) firstAt.set(raw, from);
    else if (raws.length <= 2 * from - at)
      return raws.slice(from).every((again, i) => again === raws[at + i]);
    return false;
  });
  return replay < 0 ? lines : lines.slice(0, replay);
}
