import type { Clock } from '../clock';
import type { Keeper } from './keeper';
import type { Step } from './record';
import type { ConnectionHistory } from './timeline.types';

export interface Timeline {
  /** Called for each step that changes or does something; never for a line of output. */
  note(step: Step): void;
  /** All that is known until now. `null`: what understands it could not be loaded. */
  read(heardBy: number | null): Promise<ConnectionHistory | null>;
}

/** So many steps: opening takes five, and is not to share the network with this. */
const worthLoading = 6;
/** Steps that wait for a network, at most. */
const mostWaiting = 500;

/** The history of the connection. What understands its steps comes when it is needed. */
export function createTimeline(clock: Clock): Timeline {
  const waiting: Step[] = [];
  let keeper: Promise<Keeper | null> | null = null;
  let take: ((step: Step) => void) | null = null;

  async function load(): Promise<Keeper | null> {
    try {
      const { createKeeper } = await import('./keeper');
      const made = createKeeper();
      for (const step of waiting.splice(0)) made.take(step);
      take = made.take;
      return made;
    } catch {
      keeper = null;
      return null;
    }
  }

  return {
    note(step) {
      if (take !== null) {
        take(step);
        return;
      }
      waiting.push(step);
      if (waiting.length > mostWaiting) waiting.shift();
      if (waiting.length >= worthLoading) keeper ??= load();
    },
    async read(heardBy) {
      keeper ??= load();
      const kept = (await keeper)?.read();
      if (kept === undefined) return null;
      const heardAt = heardBy === null ? null : clock.now() - (clock.elapsed() - heardBy);
      return { ...kept, heardAt };
    },
  };
}
