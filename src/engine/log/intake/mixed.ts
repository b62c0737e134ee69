import type { Burst } from './burst';
import type { Collector } from './collector';
import { isTwice } from './doubt';
import type { ReplayResult } from './replay';
import { few } from './waits';

/** Live lines have come as well, or may have: a seam that stays in doubt is marked. */
export function isMixed(collector: Collector, burst: Burst, result: ReplayResult): boolean {
  const { before, received } = collector;
  const around = before.length > 0 || burst.start > 0 || burst.end < received.length;
  return around || isTwice(collector, result) || hasEqual(received);
}

/** Of so few lines as make a young log any two that are equal may be one and its copy. */
function hasEqual(received: Collector['received']): boolean {
  return received.length < few && new Set(received.map(({ raw }) => raw)).size < received.length;
}
