import type { LogBatch } from '../engine/engine.types';

/** Calls `draw` as soon as it may take long without holding up somebody. */
export type WhenFree = (draw: () => void) => void;

/** When a batch is drawn, and how long that takes the page. */
export interface Turns {
  /** `mayWait`: it takes long, and nobody has asked for it. */
  take(batch: LogBatch, mayWait: boolean): void;
  /** What waits is drawn now, and no rest is taken. */
  hurry(): void;
  /** ms since the batch that was drawn last began to be. */
  took(): number;
  /** A drawing that nobody may have read took the page `took` ms: calls `done` for the next one. */
  rest(took: number, done: () => void): void;
  /** At once, until something better is set. */
  whenFree: WhenFree;
  /** The same. */
  whenRested: WhenFree;
}

/** ms of a drawing that whoever types would feel: a slow device, or a busy one. */
const long = 60;

export function createTurns(draw: (batch: LogBatch) => void): Turns {
  let begunAt = 0;
  let waiting: (() => void) | null = null;
  let resting: (() => void) | null = null;
  const turns: Turns = {
    take(batch, mayWait) {
      const go = (): void => {
        if (waiting !== go) return;
        waiting = null;
        begunAt = performance.now();
        draw(batch);
      };
      waiting = go;
      if (mayWait) turns.whenFree(go);
      else go();
    },
    rest(took, done) {
      const go = (): void => {
        if (resting !== go) return;
        resting = null;
        done();
      };
      resting = go;
      if (took < long) go();
      else turns.whenRested(go);
    },
    hurry() {
      waiting?.();
      resting?.();
    },
    took: () => performance.now() - begunAt,
    whenFree: (go) => go(),
    whenRested: (go) => go(),
  };
  return turns;
}
