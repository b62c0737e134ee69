import type { LogBatch } from '../engine/engine.types';

/** Calls `draw` as soon as it may take long without holding up somebody. */
export type WhenFree = (draw: () => void) => void;

/** When a batch is drawn, and how long that takes the page. */
export interface Turns {
  /** `mayWait`: it takes long, and nobody has asked for it. */
  take(batch: LogBatch, mayWait: boolean): void;
  /** What waits is drawn now. */
  hurry(): void;
  /** ms since the batch that was drawn last began to be. */
  took(): number;
  /** At once, until something better is set. */
  whenFree: WhenFree;
}

export function createTurns(draw: (batch: LogBatch) => void): Turns {
  let begunAt = 0;
  let waiting: (() => void) | null = null;
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
    hurry: () => waiting?.(),
    took: () => performance.now() - begunAt,
    whenFree: (go) => go(),
  };
  return turns;
}
