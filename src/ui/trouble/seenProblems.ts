import { isFeature } from '../../engine/trouble/knownLines';
import type { Feature, KnownProblem } from '../../engine/trouble/trouble.types';
import type { SafeStorage } from '../../storage';

/** Which known problems of one server were put away, and when: a page that is opened later says them for a new run only. */
export interface SeenProblems {
  /** Whether it was put away in this run already. `isUp`: the server runs, so when it began will be known. */
  has(problem: KnownProblem, isUp: boolean): boolean;
  /** `now`: wall clock, ms. */
  putAway(feature: Feature, now: number): void;
}

export function createSeenProblems(storage: SafeStorage, server: string): SeenProblems {
  const name = `roost.problems.${server}`;
  const times = read(storage.getItem(name));
  return {
    has({ feature, since }, isUp) {
      const at = times.get(feature);
      if (at === undefined) return false;
      // Rather a second later than to come and go.
      return since === null ? isUp : at >= since;
    },
    putAway(feature, now) {
      times.set(feature, now);
      storage.setItem(name, JSON.stringify(Object.fromEntries(times)));
    },
  };
}

function read(kept: string | null): Map<Feature, number> {
  const times = new Map<Feature, number>();
  try {
    const value: unknown = JSON.parse(kept ?? '{}');
    for (const [feature, at] of Object.entries(value ?? {})) {
      if (isFeature(feature) && typeof at === 'number') times.set(feature, at);
    }
  } catch {
    // Of another making: nothing was put away.
  }
  return times;
}
