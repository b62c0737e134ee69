import type { LogViewStatus } from '../../engine/engine.types';

/** Whether something else is shown now, rather than more of the same: a filter has come or gone. */
export function isAnother(now: LogViewStatus | null, before: LogViewStatus | null): boolean {
  if (now === null || before === null) return now !== before;
  return now.leftOut > 0 !== before.leftOut > 0 || now.lines < before.lines;
}
