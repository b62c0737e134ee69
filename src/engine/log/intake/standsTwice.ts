import type { Collector } from './collector';
import type { ReplayResult } from './replay';
import { hasClock } from './replay/evidence';

/** Whether a line with a time of its own would stand twice among what is to be appended. */
export function standsTwice(collector: Collector, result: ReplayResult): boolean {
  const seen = new Set<string>();
  for (const { from, index } of result.append) {
    const line = from === 'before' ? collector.before[index] : collector.received[index];
    if (line === undefined || !hasClock(line.raw)) continue;
    if (seen.has(line.raw)) return true;
    seen.add(line.raw);
  }
  return false;
}
