import type { Hiding, LogBatch } from '../engine/engine.types';

/**
 * Takes the rows of the terminal out of sight while they hold what is to be hidden: from the moment
 * that it is asked for until the window that hides it has been drawn.
 */
export interface Cover {
  /** Whether there are rows is not asked: while they are being written nobody knows it. */
  wish(hiding: Hiding): void;
  came(batch: LogBatch): void;
  drawn(batch: LogBatch): void;
}

const amount: Readonly<Record<Hiding, number>> = { nothing: 0, secrets: 1, names: 2 };

export function createCover(host: HTMLElement, hiding: Hiding): Cover {
  let wanted = hiding;

  function set(covered: boolean): void {
    host.classList.toggle('roost-covered', covered);
  }

  function hidesEnough({ hiding: hidden = 'nothing' }: LogBatch): boolean {
    return amount[hidden] >= amount[wanted];
  }

  return {
    wish(next) {
      const more = amount[next] > amount[wanted];
      wanted = next;
      if (more) set(true);
      else if (next === 'nothing') set(false);
    },
    came(batch) {
      // It was on its way; the window that is wanted comes behind it.
      if (!hidesEnough(batch)) set(true);
    },
    drawn(batch) {
      if (batch.kind === 'rebuild' && hidesEnough(batch)) set(false);
    },
  };
}
