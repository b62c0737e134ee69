import type { Collector } from './collector.types';
import type { ReplayResult } from './replay';
import { keyOf, type Writer } from './writer';

/**
 * What the replay shows to be one piece is what the next one is compared with: what was held
 * before a gap, or before a restart, does not lead up to what comes now.
 */
export function rememberReplay(writer: Writer, collector: Collector, result: ReplayResult): void {
  if (result.seam === 'joined') return;
  const appended = new Set<number>();
  for (const { from, index } of result.append) if (from === 'received') appended.add(index);
  writer.forgetKeys();
  for (let index = 0; index < result.covered; index++) {
    const line = collector.received[index];
    if (line !== undefined && !appended.has(index)) writer.remember(keyOf(line.raw));
  }
}
