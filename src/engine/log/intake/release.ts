import type { NewLine } from '../store';
import type { Collector } from './collector.types';
import type { ReplayResult } from './replay';
import type { Writer } from './writer';

/**
 * Writes what waited for the merge: the lines as `result` orders them, and the node's own where
 * they came among the live ones, as are `others`, in the order of their times. `null`: there was no
 * replay, all that waited is live.
 */
export function release(
  writer: Writer,
  collector: Collector,
  result: Pick<ReplayResult, 'append' | 'cutAt'> | null,
  others: readonly NewLine[],
  sayCut: () => void,
): void {
  const { before, received, node } = collector;
  let nextNode = 0;
  const writeNode = (upTo: number): void => {
    for (
      let line = node[nextNode];
      line !== undefined && line.after <= upTo;
      line = node[nextNode]
    ) {
      writer.other('node', line.raw, line.at);
      nextNode += 1;
    }
  };

  let nextOther = 0;
  const writeOthers = (upTo: number): void => {
    for (
      let line = others[nextOther];
      line !== undefined && (line.at ?? 0) <= upTo;
      line = others[nextOther]
    ) {
      writer.again(line);
      nextOther += 1;
    }
  };

  if (result === null) {
    for (const line of before) writer.console(line.raw, line.at);
    received.forEach((line, index) => {
      writeOthers(line.at);
      writeNode(index);
      writer.console(line.raw, line.at);
    });
  } else {
    for (const [nth, merged] of result.append.entries()) {
      if (nth === result.cutAt) sayCut();
      const { line, live } = collector.find(merged);
      if (line === undefined) continue;
      // A replayed line is older than any line of the node that came meanwhile.
      if (live) writeOthers(line.at);
      if (live && merged.from === 'received') writeNode(merged.index);
      writer.console(line.raw, live ? line.at : null);
    }
  }
  if (result !== null && result.cutAt === result.append.length) sayCut();
  writeOthers(Number.POSITIVE_INFINITY);
  writeNode(Number.POSITIVE_INFINITY);
}

/**
 * The connection ends before the merge. What the process said is in the node's log: the next replay
 * brings it, or its gap is said there. What the node said itself comes live alone, and is written.
 */
export function giveUp(writer: Writer, collector: Collector): void {
  for (const { raw, at } of collector.node) writer.other('node', raw, at);
  collector.clear();
}

/** What is left to be written when the first `count` lines stand already. */
export function withoutFirst(result: ReplayResult, count: number): ReplayResult {
  const cutAt = result.cutAt === null ? null : result.cutAt - count;
  return { ...result, append: result.append.slice(count), cutAt };
}
