/** How often a view is handed what has come: the more there is, the less of it can be read. */

/** ms between batches: of ordinary output, of more than anyone reads, than fits, than is worth a look. */
const pace = { calm: 16, busy: 80, rain: 300, storm: 600 };
/** From this many lines behind one batch on the busy pace holds. */
const busyLines = 8;
/** The same of a storm: 10,000 a second to begin one, 5,000 for it to last. */
const stormLines = 3_000;
/**
 * A flood is drawn so seldom that its drawing takes the page a tenth of the time, but not more seldom
 * than each second: a page that was put away in the middle of a drawing took minutes.
 */
const drawingShare = 1 / 10;
const leastOften = 1_000;

/**
 * ms from one batch to the next.
 *
 * @param lines that the last one stood for, those included that it passed over
 * @param rows of the screen
 * @param took ms that the page took to draw the last one
 */
export function msBetween(lines: number, rows: number, took: number): number {
  if (lines <= rows) return lines >= busyLines ? pace.busy : pace.calm;
  const least = lines >= stormLines ? pace.storm : pace.rain;
  return Math.max(least, Math.min(leastOften, took / drawingShare));
}
