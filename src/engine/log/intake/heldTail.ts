import type { LogStore } from '../store';
import type { HeldTail, RestoredTail } from './intake.types';
import { KEYS } from './writer';

/** Lines of others among those of the process that are looked through for them. */
const OTHERS = 1000;

/**
 * Reads what a replay is compared with from lines that were kept from before and have been put into
 * `store`. `kept`: what `Intake.tail` said when they were kept, its `from` by their present numbers.
 */
export function readTail(store: LogStore, kept: HeldTail): RestoredTail {
  const keys: string[] = [];
  let lastAt: number | null = null;
  const from = Math.max(kept.from, store.first, store.end - KEYS - OTHERS);
  for (const { source, seq, text, at } of store.slice(from, store.end)) {
    if (source !== 'console') continue;
    keys.push(text + store.rest(seq));
    lastAt = at ?? lastAt;
  }
  return { ...kept, keys: keys.slice(-KEYS), lastAt };
}
