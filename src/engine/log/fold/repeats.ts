import { beginsStamp, endOfBracketStamp, endOfStamp } from '../levels/stamp';
import { plain } from '../plain';

/** Whether two lines say the same: only the time at their beginning may differ. */
export function sayTheSame(a: string, b: string): boolean {
  if (a === b) return true;
  // A time takes as many characters as another, but for hours without a zero: those are let go.
  if (a.length !== b.length || !mayBeginWithTime(a)) return false;
  const [first, second] = [plain(a), plain(b)];
  const end = endOfTime(first);
  return end > 0 && end === endOfTime(second) && first.slice(end) === second.slice(end);
}

/** Cheap: what else is said needs no look without its colours. */
function mayBeginWithTime(text: string): boolean {
  const code = text.charCodeAt(0);
  return beginsStamp(code) || code === 0x5b || code === 0x1b;
}

/** 0: it begins with none. */
function endOfTime(text: string): number {
  return text.charCodeAt(0) === 0x5b ? endOfBracketStamp(text, 1) : endOfStamp(text, 0);
}
