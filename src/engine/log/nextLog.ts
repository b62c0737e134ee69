/**
 * The log of an engine that stands in for one that has died begins at the next multiple of this: no
 * number that was in use is used again, so that what a page still holds points at no other line.
 */
export const logsApart = 2 ** 24;

/**
 * Where line `seq` stands in a log whose oldest line is `first`. What was kept on the device has the
 * same place in the log of the next engine; a line of this very log stands where it is.
 */
export function placeIn(first: number, seq: number): number {
  if (first - seq < logsApart / 2) return seq;
  return (seq % logsApart) + first - (first % logsApart);
}
