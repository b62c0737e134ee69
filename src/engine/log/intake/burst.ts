/** The lines of a replay come in one burst; live lines come when they are printed. */
export interface Burst {
  readonly start: number;
  /** Past the last. */
  readonly end: number;
  /** So many lines came at once that they can only be the replay. */
  readonly sure: boolean;
  /** The first of those; past the last line if there are none. */
  readonly from: number;
}

/** A pause that the frames of one replay hardly have between them, ms. */
export const PAUSE = 60;
/** Fewer lines in a row than this are no replay, if there is another. */
export const CLUSTER = 10;
/** Lines that a replay begins with, to be known by. */
export const BEGINNING = 5;
/** After those, so many that came as one are the rest of it, which a busy machine held up. */
const REST = 4;
/** ms from each to the next */
const REST_PACE = 5;
/** and no later than this after what came before it, ms: a server prints some at once as well. */
const REST_AFTER = 400;
/** In front of a replay only a few, short live lines are believed, parted by a pause as short. */
const FRONT_PAUSE = 20;
const FRONT_LINES = 4;
const FRONT_CHARACTERS = 2048;
/** In front of a whole window that came as one, all that came in so many ms. */
const FRONT_TOOK = 250;

/**
 * Tells the replay's burst from the live lines around it, by when they came. A guess, made so
 * that it errs towards the replay: a slow network stretches it. What comes at once when there are
 * `window` lines was held up on its way, and is live.
 */
export function findBurst(
  received: readonly { readonly raw: string; readonly elapsed: number }[],
  window = Number.POSITIVE_INFINITY,
): Burst {
  let end = received.length;
  let largest = 0;
  let clusterStart = 0;
  let found = false;
  let from = received.length;
  let isWhole = false;
  for (let index = 1; index <= received.length; index++) {
    if (index < received.length && gapBefore(received, index) < PAUSE) continue;
    const lines = index - clusterStart;
    const took = gap(received, clusterStart, index - 1);
    const near = gap(received, end - 1, clusterStart) <= REST_AFTER;
    const rest = found && near && lines >= REST && took <= lines * REST_PACE;
    const more = lines >= CLUSTER && (!found || end < window);
    if (more || rest || (!found && lines > largest)) end = index;
    if (lines >= CLUSTER && !found) {
      from = clusterStart;
      isWhole = lines >= window && gap(received, 0, from - 1) >= FRONT_TOOK;
    }
    if (lines >= CLUSTER) found = true;
    largest = Math.max(largest, lines);
    clusterStart = index;
  }
  const front = isWhole ? from : frontOf(received);
  return { start: found ? front : 0, end, sure: found, from };
}

function frontOf(received: readonly { readonly raw: string; readonly elapsed: number }[]): number {
  let front = 0;
  let characters = 0;
  for (let index = 1; index <= FRONT_LINES && index < received.length; index++) {
    characters += received[index - 1]?.raw.length ?? 0;
    if (characters > FRONT_CHARACTERS) break;
    if (gapBefore(received, index) >= FRONT_PAUSE) front = index;
  }
  return front;
}

export function gapBefore(
  received: readonly { readonly elapsed: number }[],
  index: number,
): number {
  return gap(received, index - 1, index);
}

function gap(received: readonly { readonly elapsed: number }[], from: number, to: number): number {
  return (received[to]?.elapsed ?? 0) - (received[from]?.elapsed ?? 0);
}
