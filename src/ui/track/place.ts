import type { LogViewStatus } from '../../engine/engine.types';
import type { TerminalInside } from '../../terminal/terminal.types';

/**
 * What part of all there is to be shown is on screen. Positions as in log/sequence.ts; of a line
 * that is cut off at an edge of the screen the fraction that is seen.
 */
export interface Place {
  readonly first: number;
  readonly end: number;
  readonly top: number;
  readonly bottom: number;
  /** The number of the line at the top. */
  readonly seq: number;
  readonly following: boolean;
}

export interface Thumb {
  /** px */
  readonly height: number;
  /** Where its upper edge can be: from 0 to this. px */
  readonly room: number;
  /** px */
  readonly y: number;
}

/** px: less is not to be grasped. */
export const leastThumb = 20;

/** `null`: nothing is shown. */
export function placeOnScreen(inside: TerminalInside, status: LogViewStatus): Place | null {
  const { terminal, shown, reader } = inside;
  const { viewportY, baseY, cursorY } = terminal.buffer.normal;
  const lastRow = baseY + cursorY;
  const lines = shown.linesIn(viewportY, lastRow + 1);
  const [uppermost] = lines;
  if (uppermost === undefined || status.lines === 0) return null;

  /** How much of the line with this index stands above `row`. */
  const above = (row: number, index: number): number => {
    const begin = lines[index]?.row ?? row;
    const end = lines[index + 1]?.row ?? lastRow + 1;
    return Math.min(1, Math.max(0, (row - begin) / (end - begin)));
  };
  /** Positions that each line takes: a row may stand for many. */
  const covers = lines.map(({ seq }) => shown.foldOf(seq)?.count ?? 1);
  const upTo = (index: number): number => covers.slice(0, index).reduce((sum, n) => sum + n, 0);
  const from = reader.shownTo - upTo(lines.length);
  const after = lines.findIndex(({ row }) => row >= viewportY + terminal.rows);
  const lowest = (after === -1 ? lines.length : after) - 1;
  return {
    first: status.end - status.lines,
    end: status.end,
    top: from + above(viewportY, 0) * (covers[0] ?? 1),
    bottom: from + upTo(lowest) + above(viewportY + terminal.rows, lowest) * (covers[lowest] ?? 1),
    seq: uppermost.seq,
    following: reader.following,
  };
}

/** The thumb on a track of this height, px; `null` if all there is is on screen. */
export function thumbOf(place: Place, height: number): Thumb | null {
  const lines = place.end - place.first;
  const seen = Math.min(lines, place.bottom - place.top);
  if (lines - seen < 0.01 || height <= leastThumb) return null;
  const thumb = Math.max(leastThumb, (seen / lines) * height);
  const share = place.following ? 1 : (place.top - place.first) / (lines - seen);
  const room = height - thumb;
  return { height: thumb, room, y: Math.min(1, Math.max(0, share)) * room };
}

/** The position at the top of the screen when the thumb's upper edge is at `y`; `'end'`: at its end. */
export function topAt(place: Place, thumb: Thumb, y: number): number | 'end' {
  const share = Math.max(0, y) / thumb.room;
  // A pixel from the end is meant to be the end.
  if (y >= thumb.room - 1) return 'end';
  return place.first + share * (place.end - place.first - (place.bottom - place.top));
}
