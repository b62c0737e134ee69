import { setTimeout as wait } from 'node:timers/promises';
import type { Devnode } from '../../devnode';
import type { NodeServer } from '../../devnode/world';

/** ms */
const mostBetweenReplays = 2_000;
/** Longer than what comes after a pause may be taken for the rest of a replay, on a busy machine as well. ms */
const replayEnds = 900;

/** How often the pages of `server` have asked the node for its last lines. */
export function replaysAsked(devnode: Devnode, server: NodeServer): number {
  return devnode.node.counters(server.record.uuid).framesIn['send logs'] ?? 0;
}

/**
 * Waits until the log so far has been replayed to a page: lines that come from then on are live ones.
 * `before`: what had been asked for when the page was opened.
 */
export async function replayed(
  devnode: Devnode,
  server: NodeServer,
  before: number,
): Promise<void> {
  // Of a young log the tail is fetched twice, as a rule within a second.
  const until = Date.now() + mostBetweenReplays;
  while (replaysAsked(devnode, server) < before + 2 && Date.now() < until) await wait(50);
  await wait(replayEnds);
}
