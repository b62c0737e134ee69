/** What can be marked beside the log, from the least to the gravest. */
export const TRACK_KINDS = ['own', 'notice', 'warn', 'error'] as const;
/** `own`: a command of ours. `notice`: what we say, of restarts and gaps. `error`: fatal ones, too. */
export type TrackKind = (typeof TRACK_KINDS)[number];

/** Most marks of a picture. */
export const MOST_MARKS = 400;

/**
 * Where in a sequence (log/sequence.ts) the lines stand that one wants to see from afar, summed up:
 * one mark for each part of the sequence that has any, in order. It can cross a port.
 */
export interface TrackPicture {
  /** Positions of the oldest line, and one past the newest: `at` is between them. */
  readonly first: number;
  readonly end: number;
  /** The position of the first of the gravest lines of each part. */
  readonly at: Float64Array;
  /** Of `TRACK_KINDS`: the gravest. */
  readonly kind: Uint8Array;
  /** How many lines of that kind the part has. */
  readonly count: Uint32Array;
  /** Positions of lines in which something was found, one for each part at most. */
  readonly found: Float64Array;
}
