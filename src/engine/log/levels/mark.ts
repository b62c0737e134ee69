import { LEVELS, type Level } from './level';
import type { Place } from './levels';

/**
 * A place in the log as one number, for a `Uint32Array`: 4 MB for a million lines. Three bits hold
 * the level, the rest how far back the head is; 0 is a line that stands for itself without a level.
 * Seven, which is no level, is a line that the server did not print: `ownMark`, `noticeMark`.
 */
export type Mark = number;

export const ownMark: Mark = 7;
export const noticeMark: Mark = 15;

const FURTHEST = 2 ** 29 - 1;

/** @param line the number of the line; a head further back than 536,870,911 lines is lost. */
export function toMark(place: Pick<Place, 'level' | 'of'>, line: number): Mark {
  const level = place.level === null ? 0 : LEVELS.indexOf(place.level) + 1;
  const back = place.of === null ? 0 : line - place.of;
  return (back > FURTHEST ? 0 : back * 8) + level;
}

export function levelOfMark(mark: Mark): Level | null {
  return LEVELS[(mark & 7) - 1] ?? null;
}

/** The number of the line whose group the marked `line` belongs to; `null`: it stands for itself. */
export function headOfMark(mark: Mark, line: number): number | null {
  const back = (mark & 7) === 7 ? 0 : mark >>> 3;
  return back === 0 ? null : line - back;
}
