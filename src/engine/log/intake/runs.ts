/** One run of the process, known by when it began (resume.md, "The merge", step 1). */
export interface Run {
  /** By the wall clock and by elapsed time, ms: one survives a set clock, the other a sleep. */
  readonly wall: number;
  /** NaN: of a page that was there before this one. */
  readonly elapsed: number;
}

const TOLERANCE = 5000;

export function isSameRun(a: Run, b: Run): boolean {
  return Math.abs(a.wall - b.wall) <= TOLERANCE || Math.abs(a.elapsed - b.elapsed) <= TOLERANCE;
}
