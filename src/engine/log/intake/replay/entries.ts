import type { ReplayInput } from '../replay';

/** A few more or less prove nothing: live lines are among them, and broken lines count twice. */
const LEEWAY = 5;

/** How many entries came, as the node counts them. */
export function entriesOf({ arrivals, received }: ReplayInput): number {
  return arrivals?.at(-1)?.entries ?? received.length;
}

/** Whether as many came as the node replays at most: there may be older ones. */
export function isFull(input: ReplayInput): boolean {
  return entriesOf(input) + LEEWAY >= input.window;
}

/** Whether the node has fewer than it would replay: what came begins where its log does. */
export function isWhole(input: ReplayInput): boolean {
  return input.windowKnown === true && !isFull(input);
}
