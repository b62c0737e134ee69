import type { Collector } from './collector';
import type { ReplayResult } from './replay';
import { clockOf } from './replay/evidence';

/**
 * Whether the lines to be appended contradict the times that they have of their own: one of them
 * would stand twice, or below one that was printed later.
 */
export function isInDoubt(collector: Collector, result: ReplayResult): boolean {
  const seen = new Set<string>();
  let latest = '';
  for (const { from, index } of result.append) {
    const line = from === 'before' ? collector.before[index] : collector.received[index];
    const clock = line === undefined ? null : clockOf(line.raw);
    if (line === undefined || clock === null) continue;
    if (seen.has(line.raw) || clock < latest) return true;
    seen.add(line.raw);
    latest = clock;
  }
  return false;
}
