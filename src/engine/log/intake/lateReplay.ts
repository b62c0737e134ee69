import { CLUSTER } from './burst';
import { createEvidence, createNumbering, hasClock } from './replay/evidence';

/** A replay that has come late, or a part of it. */
export interface LateReplay {
  /** Place in what is held of the line that it would go on with. */
  readonly next: number;
  /** No server prints that once more: it is all of the log, or says when it was printed. */
  readonly sure: boolean;
}

/** What is known of it beforehand. */
export interface Expected {
  /** Of the held lines those that stood there when the waiting for a replay ended. */
  readonly old: number;
  /** Lines that a replay has at most. */
  readonly window: number;
  /** Where the part before this one ended; `null`: none has come. */
  readonly next: number | null;
}

/** Lines in a row from which on it is a replay, where it begins as the log does: that of a young log has all of it. */
const YOUNG = 3;
/** Elsewhere these are needed as well: a server may print a block of lines again. Bits. */
const ENOUGH = 10;

/**
 * Whether lines that came together (`keys`) are a replay of what is `held`. What was printed since it
 * was waited for does not begin one: a server that prints the same again has printed both.
 */
export function findLateReplay(
  keys: readonly string[],
  held: readonly string[],
  { old, window, next }: Expected,
): LateReplay | null {
  const known = new Set(held);
  // Live lines come among its own.
  const came = keys.filter((key) => known.has(key));
  const sameFrom = (lines: readonly string[], at: number): number => {
    let same = 0;
    while (same < lines.length && lines[same] === held[at + same]) same += 1;
    return same;
  };
  const all = new Set(keys);
  const again = held.slice(0, old).filter((key) => all.has(key)).length;
  const isWhole = again >= CLUSTER && again >= Math.min(old, window) - YOUNG;
  const replay = (at: number, same: number): LateReplay => ({
    next: at + same,
    sure: isWhole || held.slice(at, at + same).some(hasClock),
  });

  const isEnough = (same: number, of: readonly string[]): boolean =>
    same >= YOUNG || (same > 1 && same === of.length);

  // Nothing that was printed since: that would be a line which is printed again.
  if (next !== null && next < old) {
    const on = sameFrom(came, next);
    // The part before it has its mark, if it needed one.
    if (isEnough(on, came)) return { next: next + on, sure: true };
  }
  const young = sameFrom(keys, 0);
  if (isEnough(young, keys)) return replay(0, young);
  // All of a young log, which may stand there in another order.
  if (again >= CLUSTER && again >= held.length - YOUNG) return replay(held.length, 0);
  const begin = held.length - old > window ? held.length : old;
  const at = held.slice(0, begin).findIndex((_, index) => sameFrom(came, index) >= CLUSTER);
  if (at < 0) return null;
  const same = sameFrom(came, at);
  return isWorth(held, at, same) ? replay(at, same) : null;
}

/** Equal lines prove no more than one of them does. */
function isWorth(held: readonly string[], at: number, same: number): boolean {
  const ids = createNumbering()(held);
  const evidence = createEvidence(ids);
  const bits = [...new Set(ids.slice(at, at + same))].reduce((sum, id) => sum + evidence.of(id), 0);
  return bits >= ENOUGH;
}
