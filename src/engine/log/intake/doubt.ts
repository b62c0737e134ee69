import type { Asked } from './asked';
import type { Collector } from './collector.types';
import type { Returns } from './mergeLoader';
import type { ReplayResult } from './replay';

/**
 * Whether it is open which of the lines to be appended are live, or where they stand: then the log
 * is asked for once more (resume.md, the merge, step 6); also where one would stand twice (`isTwice`).
 */
export function isInDoubt(
  collector: Collector,
  result: ReplayResult,
  { at: requestedAt, trip }: Asked,
  returns: Returns | null,
): boolean {
  // Nothing but what is held, nothing amiss.
  const { seam, append, covered, joined } = result;
  if (seam === 'joined' && append.length === 0 && covered === joined) return false;
  // How long a young log is by now nobody knows: any of its lines may be a live one.
  const [line, ...more] = collector.received;
  const took = (line?.elapsed ?? 0) - requestedAt;
  const isAnswer = more.length === 0 && took >= trip / 2 && took < trip + PROMPT;
  const isUntold = !result.told && line !== undefined && !isAnswer;
  return isUntold || returns?.isTwice(collector, result) === true;
}

/** One line that comes within this, and no sooner than it can, is the answer, ms. */
const PROMPT = 400;
