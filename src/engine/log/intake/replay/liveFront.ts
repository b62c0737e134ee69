import type { ReplayInput } from '../replay';

/** So many live lines may have come at once with the replay. */
const MOST_WITH = 4;
/** So many lines, all different, have to be the same. */
const ENOUGH = 3;

/**
 * A young log is all there, so it may begin with all that has come live: then lines that came at once
 * with it, in front of it, are live as well, and no older ones of its own.
 */
export function withLiveFront(input: ReplayInput): ReplayInput {
  const { received, window, liveBefore, front = 0 } = input;
  for (let begin = front + 1; begin <= front + MOST_WITH; begin++) {
    if (received.length - begin >= window) continue;
    const live = [...liveBefore, ...received.slice(0, begin)];
    const isAll = live.every((key, nth) => received[begin + nth] === key);
    if (isAll && live.length >= ENOUGH && new Set(live).size === live.length) {
      return { ...input, front: begin };
    }
  }
  return input;
}
