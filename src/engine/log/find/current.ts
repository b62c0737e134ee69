import type { Sequence } from '../sequence';
import type { FindReport, MatchPlace } from './find.types';
import type { Search } from './search';

/**
 * The match that is gone to. The first one is the last at or above what the reader sees, as in a
 * terminal; if there is none, the first below. Steps go round at both ends.
 */
export interface Current {
  /** More has been looked through. Returns whether another match is the current one now. */
  searched(): boolean;
  /** Returns whether there is something to be said; if not yet, it follows when enough is searched. */
  step(to: Direction): boolean;
  /** Where matches are needed next. */
  prefer(): 'older' | 'newer';
  where(): Pick<FindReport, 'current' | 'index' | 'moves' | 'wrapped'>;
  /** What another one goes on from, where other lines are shown. */
  before(): Before;
}

/** Nobody is taken elsewhere by a filter: what was gone to before is where they are. */
export interface Before {
  readonly decided: boolean;
  readonly moves: number;
  readonly current: MatchPlace | null;
}

/** A key that is held down is no wish to go so many matches on. */
const mostWaiting = 20;

type Direction = 'next' | 'previous';

export function createCurrent(
  lines: Sequence,
  search: Search,
  start: number,
  before: Before | null,
): Current {
  const { matches } = search;
  /** Where the search looks beyond these, it looks for what came later. */
  const firstEnd = lines.end;
  /** Here `seq` is a position. */
  let current = before === null ? null : placeIn(lines, before.current);
  let decided = before?.decided ?? false;
  let moves = before?.moves ?? 0;
  let wrapped: FindReport['wrapped'] = null;
  /** Steps that wait for more to be searched, in their order. */
  let waiting: { readonly to: Direction; readonly end: number }[] = [];

  function go(seq: number, nth: number): true {
    current = { seq, nth };
    moves += 1;
    return true;
  }

  function lastIn(seq: number): number {
    return matches.countIn(seq) - 1;
  }

  function decide(): boolean {
    const above = matches.lastBefore(start + 1);
    if (above !== null) {
      decided = true;
      return go(above, lastIn(above));
    }
    if (!search.allOlder) return false;
    const below = matches.after(start);
    decided = below !== null || search.to >= firstEnd;
    return below !== null && go(below, 0);
  }

  /** `null`: not before more is searched. */
  function next(end: number): boolean | null {
    const place = current ?? { seq: start, nth: Number.POSITIVE_INFINITY };
    if (place.nth < lastIn(place.seq)) return go(place.seq, place.nth + 1);
    const below = matches.after(place.seq);
    if (below !== null) return go(below, 0);
    if (search.to < end || !search.allOlder) return null;
    const top = matches.after(lines.first - 1);
    if (top === null) return false;
    wrapped = 'top';
    return go(top, 0);
  }

  function previous(end: number): boolean | null {
    const place = current ?? { seq: start + 1, nth: 0 };
    if (place.nth > 0 && place.nth <= lastIn(place.seq)) return go(place.seq, place.nth - 1);
    const above = matches.lastBefore(place.seq);
    if (above !== null) return go(above, lastIn(above));
    if (search.to < end || !search.allOlder) return null;
    const bottom = matches.lastBefore(lines.end);
    if (bottom === null) return false;
    wrapped = 'bottom';
    return go(bottom, lastIn(bottom));
  }

  function tryStep(): boolean {
    if (!decided) return false;
    let any = false;
    for (let step = waiting[0]; step !== undefined; step = waiting[0]) {
      const before = wrapped;
      wrapped = null;
      const moved = step.to === 'next' ? next(step.end) : previous(step.end);
      // Where there is nothing to go to, what was said of the step before holds.
      if (moved !== true) wrapped = before;
      if (moved === null) break;
      waiting.shift();
      any ||= moved;
    }
    return any;
  }

  return {
    searched() {
      const found = !decided && decide();
      return tryStep() || found;
    },
    step(to) {
      waiting = [...waiting, { to, end: lines.end }].slice(-mostWaiting);
      return tryStep();
    },
    prefer() {
      if (!decided) return search.from > lines.first ? 'older' : 'newer';
      return waiting[0]?.to === 'previous' ? 'older' : 'newer';
    },
    where() {
      const isHeld =
        current !== null && current.seq >= lines.first && matches.countIn(current.seq) > 0;
      if (current === null || !isHeld) return { current: null, index: null, moves, wrapped };
      const index = search.allOlder ? matches.before(current.seq) + current.nth + 1 : null;
      const { seq, nth } = current;
      return { current: { seq: lines.seqAt(seq), nth }, index, moves, wrapped };
    },
    before() {
      return { decided, moves, current: this.where().current };
    },
  };
}

/** A match by the position of its line. `null`: that is not shown. */
function placeIn(lines: Sequence, place: MatchPlace | null): MatchPlace | null {
  if (place === null) return null;
  const at = lines.positionOf(place.seq);
  const isShown = at < lines.end && lines.seqAt(at) === place.seq;
  return isShown ? { seq: at, nth: place.nth } : null;
}
