import type { Clock } from '../../clock';
import type { KeptFacts } from '../levels/lineFacts';
import type { Sequence } from '../sequence';
import { type Buckets, createBuckets } from './buckets';
import { type FoundLines, foundPositions } from './found';
import { TRACK_KINDS, type TrackKind, type TrackPicture } from './track.types';

/** Keeps the picture of one view's sequence while it grows, is dropped from, or is another one. */
export interface Track {
  /** The log has grown, or more of it is known. Called for each line: cheap. */
  changed(): void;
  close(): void;
}

export interface TrackOptions {
  readonly clock: Clock;
  readonly facts: Pick<KeptFacts, 'end' | 'levelOf' | 'headOf' | 'foreignOf'>;
  /** What the view shows now. */
  sequence(): Sequence;
  /** What is found; `null` while nothing is looked for. */
  found(): FoundLines | null;
  tell(picture: TrackPicture): void;
}

/** ms between two pictures. */
const pace = 500;
/** ms of one piece of work: the socket wants to be read in between. */
const pieceMs = 8;
/** Lines between two looks at the time. */
const stride = 256;

export function createTrack(options: TrackOptions): Track {
  const { clock, facts } = options;
  let sequence: Sequence | null = null;
  let buckets: Buckets = createBuckets();
  /** Positions that are counted. */
  let from = 0;
  let to = 0;
  let toldAt = Number.NEGATIVE_INFINITY;
  let told = '';
  let cancel: (() => void) | null = null;
  changed();

  function changed(): void {
    cancel ??= clock.after(Math.max(0, toldAt + pace - clock.elapsed()), work);
  }

  function work(): void {
    cancel = null;
    const current = options.sequence();
    if (current !== sequence) begin(current);
    const caughtUp = count(current);
    if (caughtUp || clock.elapsed() - toldAt >= pace) tell(current);
    if (!caughtUp) cancel = clock.after(0, work);
  }

  function begin(current: Sequence): void {
    sequence = current;
    buckets = createBuckets();
    from = current.first;
    to = current.first;
  }

  /** Counts what is new. `false`: there is more than fits into one piece of work. */
  function count(current: Sequence): boolean {
    const begun = clock.elapsed();
    const { first, end } = current;
    buckets.fit(first, end);
    if (first > from) {
      buckets.dropBelow(first, to, (position) => kindOf(current.seqAt(position)));
      from = first;
      to = Math.max(to, first);
    }
    for (let lines = 1; ; lines++) {
      if (to < end && current.seqAt(to) < facts.end) mark(current, to++);
      else if (from > first) mark(current, --from);
      else return true;
      if (lines % stride === 0 && clock.elapsed() - begun >= pieceMs) return false;
    }
  }

  function mark(current: Sequence, position: number): void {
    const kind = kindOf(current.seqAt(position));
    if (kind >= 0) buckets.add(position, kind);
  }

  function kindOf(seq: number): number {
    const kind = sortOf(seq);
    return kind === null ? -1 : TRACK_KINDS.indexOf(kind);
  }

  function sortOf(seq: number): TrackKind | null {
    switch (facts.levelOf(seq)) {
      // Of a stack trace its first line alone: it is one error.
      case 'error':
      case 'fatal':
        return facts.headOf(seq) === seq ? 'error' : null;
      case 'warn':
        return facts.headOf(seq) === seq ? 'warn' : null;
      case 'info':
      case 'debug':
      case 'trace':
        return null;
      case null:
        return facts.foreignOf(seq);
    }
  }

  function tell(current: Sequence): void {
    toldAt = clock.elapsed();
    const picture = draw(current);
    const { first, end, at, kind, count: counts, found } = picture;
    // Where nothing is marked, it does not matter how long the log is.
    const isEmpty = at.length === 0 && found.length === 0;
    const next = isEmpty ? '' : [first, end, at, kind, counts, found].join();
    if (next === told) return;
    told = next;
    options.tell(picture);
  }

  function draw(current: Sequence): TrackPicture {
    const marks = buckets.marks();
    return {
      first: current.first,
      end: current.end,
      at: Float64Array.from(marks, ({ at }) => at),
      kind: Uint8Array.from(marks, ({ kind }) => kind),
      count: Uint32Array.from(marks, ({ count }) => count),
      found: Float64Array.from(foundPositions(current, options.found())),
    };
  }

  return {
    changed,
    close() {
      cancel?.();
      cancel = null;
    },
  };
}
