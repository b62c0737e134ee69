import type { Collector } from './collector.types';
import type { ReplayResult } from './replay';
import { countKeys } from './replay/evidence';
import { keyOf } from './writer';

/** Lines from which on it shows whether a log repeats itself, and the share of lines up to which it does not. */
const SHOWS = 50;
const REPEATED = 1 / 100;

/**
 * A line would be gone that has come, or one would stand twice in a log that else repeats none: the
 * merge was wrong somewhere, and a seam that is said to be so is better than a guess that is not.
 * `before`: what was held; `received`: all that came with a first replay.
 */
export function isAmiss(
  collector: Collector,
  { append, seam, inexact }: ReplayResult,
  before: readonly string[],
  received: readonly string[],
): boolean {
  // A gap is said already, and that no order can be known.
  if (seam.startsWith('gap') || inexact === 'fast') return false;
  const held = seam === 'joined' ? before : [];
  const added = append.map((merged) => keyOf(collector.find(merged).line?.raw ?? ''));
  const counts = countKeys([...held, ...added]);
  const came = [...collector.before, ...collector.received].map(({ raw }) => keyOf(raw));
  if ([...came, ...received].some((key) => !counts.has(key))) return true;
  const twice = [...counts].filter(([, count]) => count > 1);
  const isRare = twice.length <= Math.max(1, (held.length + added.length) * REPEATED);
  if (!isRare || held.length + added.length < SHOWS) return false;
  const fresh = new Set(added);
  return twice.some(([key]) => fresh.has(key));
}
