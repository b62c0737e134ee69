import { filterWords as w } from '../messages/en/filter';
import { type FilterState, isActive } from './filterState';

/** What is said of how much the filter shows. `null`: nothing. */
export function countsOf({ filter, inForce, fault, status }: FilterState): string | null {
  if (!isActive(filter) || fault !== null) return null;
  // What is known of the lines is still said of those that another filter shows.
  if (inForce !== filter) return w.applying;
  if (status === null) return null;
  const { lines, leftOut, complete } = status;
  if (complete) return lines === 0 ? w.nothing : w.counts(lines, leftOut);
  return `${w.counts(lines, leftOut)} · ${w.looking}`;
}
