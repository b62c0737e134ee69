import type { LineFacts } from './filter/passing';

/** What a line is marked with beside its text. Fatal ones are marked as errors. */
export interface LineMark {
  readonly grave: 'warn' | 'error' | null;
  /** The first line of its group; the others take their mark from it. */
  readonly head: boolean;
  /** It was folded away until the reader opened its run. */
  readonly opened: boolean;
}

/** Not known yet: the next line may tell it. */
const unknown = -1;
const follows = 4;
const opened = 8;

/** The mark of line `seq` as one number, cheap to send. */
export function lineMark(facts: LineFacts, seq: number, isOpened: boolean): number {
  if (seq >= facts.end) return unknown;
  const level = facts.levelOf(seq);
  const grave = level === 'error' || level === 'fatal' ? 2 : level === 'warn' ? 1 : 0;
  return grave + (facts.headOf(seq) === seq ? 0 : follows) + (isOpened ? opened : 0);
}

/** @returns `null`: not known yet. */
export function readMark(mark: number): LineMark | null {
  if (mark === unknown) return null;
  const grave = mark % follows;
  return {
    grave: grave === 2 ? 'error' : grave === 1 ? 'warn' : null,
    head: mark % opened < follows,
    opened: mark >= opened,
  };
}
