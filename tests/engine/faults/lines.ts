import type { Notice } from '../../../src/engine/log/line';
import { replayWindow } from './node';
import type { Printed } from './nodeProcess';
import type { Played } from './play';
import type { Broken } from './rules';
import type { Tab } from './tab';

export interface Shown {
  readonly broken: readonly Broken[];
  /** Lines that the tabs were there for, one way or the other. */
  readonly printed: number;
  /** Lines that stand twice, are missing, or stand above an earlier one, without a mark. */
  readonly doubled: number;
  readonly lost: number;
  readonly misplaced: number;
  /** Gaps of more than the replay's window that are not shown. */
  readonly gaps: number;
}

const none: Shown = { broken: [], printed: 0, doubled: 0, lost: 0, misplaced: 0, gaps: 0 };

/** What was printed against what is shown. Every line has a number of its own. */
export function shownBroken({ world }: Pick<Played, 'world'>): Shown {
  return world.tabs.reduce((all, tab) => {
    const one = ofTab(tab, world.node.process.printed);
    return {
      broken: [...all.broken, ...one.broken],
      printed: all.printed + one.printed,
      doubled: all.doubled + one.doubled,
      lost: all.lost + one.lost,
      misplaced: all.misplaced + one.misplaced,
      gaps: all.gaps + one.gaps,
    };
  }, none);
}

const marks: ReadonlySet<Notice['kind']> = new Set(['gap', 'restarted', 'not replayable']);

/** It says that lines may be missing, or stand twice, where it stands. */
const isMark = (notice: Notice): boolean =>
  marks.has(notice.kind) || (notice.kind === 'connected again' && notice.off === true);

interface Place {
  readonly id: number;
  /** Marks above it. */
  readonly marks: number;
  /** Wall clock; `null`: it was replayed. */
  readonly at: number | null;
  /** It stands in a merge of which it is said below that it is not exact, or not whole. */
  inexact: boolean;
}

/** So many lines a merge may write, or take so long, ms: those above what is said of it. */
const merged = 2 * replayWindow;
const mergedWithin = 60_000;

function ofTab(tab: Tab, printed: readonly Printed[]): Shown {
  const places: Place[] = [];
  let marks = 0;
  for (const { source, text, at, notice } of tab.lines()) {
    if (source === 'notice' && notice !== null && isMark(notice)) marks += 1;
    const number = source === 'console' ? /line #(\d+)$/.exec(text)?.[1] : undefined;
    // What did not come is known only when lines of the new session are shown already.
    const isBelow = notice?.kind === 'inexact' || notice?.kind === 'not replayable';
    if (isBelow) markMerge(places, at ?? 0);
    if (number !== undefined) places.push({ id: Number(number), at, marks, inexact: false });
  }
  const first = places[0];
  if (first === undefined) return none;

  const broken: Broken[] = [];
  const seen = new Map<number, Place>();
  let doubled = 0;
  let misplaced = 0;
  places.forEach((place, nth) => {
    const { id, marks: above, inexact } = place;
    const before = seen.get(id);
    seen.set(id, place);
    // Holds S10.
    if (before?.marks === above && !inexact) {
      doubled += 1;
      broken.push({ rule: 'S10', what: `line ${id} stands twice in tab ${tab.nth}` });
    }
    const last = places[nth - 1];
    if (last !== undefined && last.id > id && last.marks === above && !inexact) misplaced += 1;
  });

  const { lost, gaps, said } = missing(printed, seen, marks, tab);
  return {
    broken: [...broken, ...said],
    printed: printed.length - first.id,
    doubled,
    lost,
    misplaced,
    gaps,
  };
}

function markMerge(places: readonly Place[], saidAt: number): void {
  for (let nth = places.length - 1; nth >= 0; nth -= 1) {
    const place = places[nth];
    if (place === undefined) return;
    const isNear = place.at === null || saidAt - place.at <= mergedWithin;
    if (places.length - nth > merged && !isNear) return;
    place.inexact = true;
  }
}

/** Holds S11. */
function missing(
  printed: readonly Printed[],
  seen: ReadonlyMap<number, Place>,
  marks: number,
  tab: Tab,
) {
  const said: Broken[] = [];
  let lost = 0;
  let gaps = 0;
  const ids = [...seen.keys()].sort((one, other) => one - other);
  // A tab that is closed, or whose server is gone, need not have the last ones.
  const isHere = tab.closedAt === null && tab.phase().phase !== 'stopped';
  const end = isHere ? printed.length : (ids.at(-1) ?? 0) + 1;
  [...ids, end].forEach((id, nth, all) => {
    const before = all[nth - 1];
    if (before === undefined || id - before <= 1) return;
    const above = seen.get(before)?.marks ?? 0;
    const below = seen.get(id);
    if ((below?.marks ?? marks) > above || below?.inexact) return;
    lost += id - before - 1;
    if (id - before - 1 > replayWindow) gaps += 1;
    said.push({
      rule: 'S11',
      what: `lines ${before + 1} to ${id - 1} are missing in tab ${tab.nth}`,
    });
  });
  return { lost, gaps, said };
}
