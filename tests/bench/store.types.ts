/** Appends `lines` to a log that keeps `kept` of them. */
export interface StoreTask {
  readonly lines: number;
  readonly kept: number;
}

export interface StoreFigures {
  readonly held: number;
  /** Memory after a garbage collection, more than before the log was there: heap and external. */
  readonly bytesHeld: number;
  /** What the log says of itself. */
  readonly bytesItself: number;
  /** ms of its thread, the longest in a million, from the very first on; so are all times below. */
  readonly longestAppend: number;
  /** Exactly the newest lines are held. */
  readonly exact: boolean;
  /** µs for each line once the log is full. */
  readonly appendCost: number;
  /** ms for 600 lines anywhere. */
  readonly longestSlice: number;
  /** ms to have the texts of the newest 200,000 lines in hand, and of all. */
  readonly iterated200k: number;
  readonly iterated: number;
}
