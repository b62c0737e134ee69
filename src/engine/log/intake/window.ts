import type { Waiting } from './collector.types';
import type { ReplayResult } from './replay';

/** How many entries of its log the node replays: a setting of the node, learned from full replays. */
export interface Window {
  readonly size: number;
  /** It has been seen. */
  readonly known: boolean;
  /** `burstEnd`: so many of the received lines came at once. */
  learn(result: ReplayResult, received: readonly Waiting[], burstEnd: number): void;
  /** Lines had poured in: that there were more at once than it was thought to be says nothing. */
  forget(): void;
}

/** A few lines that came live may hide in a replay. */
const HIDDEN = 30;
/** So often running it has to be seen, if it is less or a little more than was thought. */
const TWICE = 2;
const OFTEN = 4;

const USUAL = 150;

export function createWindow(given = USUAL): Window {
  let size = given;
  let known = false;
  let last = 0;
  let times = 0;

  /** A full replay has shown it. Live lines that were not told from it make it seem larger. */
  function see(seen: number): void {
    if (seen <= 0) return;
    times = seen === last ? times + 1 : 1;
    last = seen;
    const enough = seen < size || seen > size + HIDDEN ? TWICE : OFTEN;
    if (seen !== size && times < enough) return;
    size = seen;
    known = true;
  }

  return {
    get size() {
      return size;
    },
    get known() {
      return known;
    },
    forget() {
      if (!known) size = given;
    },
    learn(result, received, burstEnd) {
      if (result.window !== null) see(result.window);
      else if (result.told && (received.at(-1)?.entries ?? 0) >= size) known = true;
      // More at once than the node was thought to replay, and not its copies: then it replays more.
      const atOnce = received[burstEnd - 1]?.entries ?? 0;
      const { size: different } = new Set(received.slice(0, burstEnd).map(({ raw }) => raw));
      if (!known && Math.min(atOnce, different) > size + HIDDEN) size = atOnce;
    },
  };
}
