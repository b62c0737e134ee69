/** As long as a line can be on its way, nearly: what is cleaned away makes it shorter. */
const LONG = 65_000;
/** So many lines in front of it have to be those that the replay ends with. */
const ENOUGH = 10;
/** Stands among what is held for lines that a long one kept from coming. No line is equal to it. */
export const CUT = '\0';

/**
 * A line over 64 KiB ends a replay in silence (resume.md, "How lines travel"). If such a line is
 * held, or known to be missing, and the received lines lead up to it, they tell nothing of what came
 * after: returns how many of them are held. `null`: that is not so.
 */
export function endsInLongLine(
  lines: readonly string[],
  held: readonly number[],
  received: readonly number[],
): number | null {
  for (let at = lines.length - 1; at > 0; at--) {
    if (lines[at] !== CUT && (lines[at]?.length ?? 0) < LONG) continue;
    for (let end = received.length; end > 0; end--) {
      const most = Math.min(at, end, ENOUGH);
      let same = 0;
      while (same < most && received[end - 1 - same] === held[at - 1 - same]) same += 1;
      if (same === most && (most === ENOUGH || most === end)) return end;
    }
  }
  return null;
}

/** Docker keeps a longer line in several entries, and a replay may begin in the middle of one. */
const ENTRY = 16_384;

/** Whether `line` is the rest of a line that is held. */
export function isRestOfHeld(line: string, held: readonly string[]): boolean {
  return held.some((whole) => whole.length > ENTRY && whole !== line && whole.endsWith(line));
}
