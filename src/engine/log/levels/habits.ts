import { type Group, isGrave } from './group';
import type { Head } from './head';

/**
 * What the log has been like so far: whether its lines have heads, or only those of a library that
 * the server uses. So it is told whether a line without a head goes on with the one before.
 */
export interface Habits {
  sawHead(head: Head): void;
  /** A line without a head came, and is no part of a trace. */
  sawPlain(): void;
  /** It stood for itself. */
  sawLoose(): void;
  attaches(to: Group): boolean;
  /**
   * A line came that has but a name in a bracket, `[EconomyAPI] …`: whether it is a plain line of
   * somebody's in a log whose lines have a time and a level.
   */
  holdsTagged(to: Group): boolean;
}

/** Plain lines before the first head that count: what is printed there says little of what comes. */
const MOST_BEFORE = 8;
/** Plain lines behind one head that count: a long table is as much as these. */
const MOST_BEHIND = 8;

export function createHabits(): Habits {
  /** How many lines had a head, how many of them a time or but a name, and how many stood without one. */
  let heads = 0;
  let timed = 0;
  let tags = 0;
  let jsons = 0;
  /** How many had but a name, those included that were held to be plain. */
  let names = 0;
  let loose = 0;
  /** Of these, how many came when some line had had a head. */
  let between = 0;
  /** How many plain lines came behind heads that tell of no trouble, and how many more may count. */
  let behind = 0;
  let mayCount = 0;

  function attaches(to: Group): boolean {
    switch (to.sort) {
      case 'timed':
        // A plugin's, in the log of a game that prints plain lines.
        if (loose > MOST_BEFORE + 2 * timed) return false;
        if (to.level === null && loose > timed) return false;
        return behind <= MOST_BEHIND + 2 * heads;
      case 'two lines':
        return behind <= MOST_BEHIND + 2 * heads;
      case 'marked':
        return heads - tags > loose;
      case 'tagged':
        return tags > 4 + 2 * loose;
      case 'worded':
      case 'said':
        return heads > 20 + 10 * loose;
      case 'json':
        return jsons > 6 + 8 * between;
      case 'mixed':
      case 'loose':
      case 'trace':
        return false;
    }
  }

  return {
    attaches,
    holdsTagged(to) {
      names += 1;
      return to.sort === 'timed' && to.level !== null && names * 4 <= timed && attaches(to);
    },
    sawHead({ sort, level }) {
      if (heads === 0) loose = Math.min(loose, MOST_BEFORE);
      heads += 1;
      if (sort === 'timed') timed += 1;
      if (sort === 'tagged') tags += 1;
      if (sort === 'json') jsons += 1;
      mayCount = sort === 'timed' && !isGrave({ level }) ? MOST_BEHIND : 0;
    },
    sawPlain() {
      if (mayCount === 0) return;
      mayCount -= 1;
      behind += 1;
    },
    sawLoose() {
      loose += 1;
      if (heads > 0) between += 1;
    },
  };
}
