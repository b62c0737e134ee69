import { gapBefore } from '../burst';

/** When each received line came, and how many entries of the node's log had come with it. */
export interface Arrivals {
  readonly received: readonly { readonly elapsed: number; readonly entries: number }[];
}

/** What comes after a pause as long was not printed with what came before it, ms. */
const SET_OFF = 12;

/**
 * Where the live lines behind the replay begin, if each live line is told from it: the node replays
 * `window` entries of its log, so it is known how many are live. Those that `live` does not have
 * must be the last ones, and stand apart; else `null`. `front`: how many came in front of the replay.
 */
export function liveFrom(
  { received }: Arrivals,
  window: number,
  live: ReadonlySet<number>,
  front: number,
): number | null {
  const weight = (index: number): number =>
    (received[index]?.entries ?? 0) - (received[index - 1]?.entries ?? 0);
  let left = (received.at(-1)?.entries ?? 0) - window;
  for (const index of live) left -= weight(index);
  let start = received.length;
  while (left > 0 && start > front) {
    start -= 1;
    if (!live.has(start)) left -= weight(start);
  }
  if (left !== 0) return null;
  return start === received.length || isSetOff(received, start, front) ? start : null;
}

/** The lines from `start` on came after a longer pause than any since line `front`. */
export function isSetOff(received: Arrivals['received'], start: number, front: number): boolean {
  let longest = 0;
  for (let index = front + 1; index < start; index++) {
    longest = Math.max(longest, gapBefore(received, index));
  }
  return gapBefore(received, start) >= Math.max(SET_OFF, 1.5 * longest);
}
