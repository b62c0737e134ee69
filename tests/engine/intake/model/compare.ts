import { align } from './align';
import type { Printed } from './node';

export interface ShownLine {
  readonly seq: number;
  readonly text: string;
}

/** What the log says of itself between its lines. */
export interface Mark {
  /** Its own number, and the lines that were written with it. */
  readonly seq: number;
  readonly from: number;
  readonly to: number;
  /**
   * `missing`: lines may be missing, or stand there again, at this place. `restarted`: another run begins.
   * `inexact`: any of the lines that were written with it may stand a few places off.
   */
  readonly kind: 'missing' | 'restarted' | 'inexact' | 'nothing';
}

export interface Fault {
  readonly kind: 'lost' | 'doubled' | 'misplaced' | 'gap not shown';
  readonly text: string;
  /** Number of the line in the log that it stands at, or should stand in front of. */
  readonly seq: number;
}

interface Place {
  readonly kind: 'missing' | 'extra';
  readonly text: string;
  readonly seq: number;
  readonly printed: Printed | null;
  readonly excused: boolean;
}

/** Compares what the log shows with what was printed; faults that it says itself are none. */
export function compare(
  printed: readonly Printed[],
  shown: readonly ShownLine[],
  marks: readonly Mark[],
): { readonly faults: readonly Fault[]; readonly falseGaps: number } {
  const pairs = align(
    printed.map(({ text }) => text),
    shown.map(({ text }) => text),
    cutsOf(shown, marks),
  );
  const toShown = new Map(pairs);
  const places: Place[] = [];
  const broken = new Set<Mark>();
  let lastPrinted = -1;
  let lastShown = -1;
  // Lines from before the first replay are none of ours.
  const [first] = pairs;
  if (first !== undefined && first[1] === 0) lastPrinted = first[0] - 1;
  for (const [nextPrinted, nextShown] of [...pairs, [printed.length, shown.length] as const]) {
    const gone = printed.slice(lastPrinted + 1, nextPrinted);
    const added = shown.slice(lastShown + 1, nextShown);
    if (gone.length + added.length > 0) {
      // Of equal lines any may be the one that is missing, or too many.
      let back = 0;
      let on = 0;
      const same = (x: number, y: number): boolean =>
        added.length === 0
          ? printed[x]?.text === printed[x + gone.length]?.text
          : gone.length === 0 && shown[y]?.text === shown[y + added.length]?.text;
      while (
        same(lastPrinted - back, lastShown - back) &&
        toShown.get(lastPrinted - back) === lastShown - back
      )
        back += 1;
      while (
        same(lastPrinted + 1 + on, lastShown + 1 + on) &&
        toShown.get(nextPrinted + on) === nextShown + on
      )
        on += 1;
      const fromSeq = shown[lastShown - back]?.seq ?? -1;
      const toSeq = shown[nextShown + on]?.seq ?? Number.POSITIVE_INFINITY;
      const between = marks.filter(({ seq }) => seq > fromSeq && seq < toSeq);
      const excused =
        between.some(({ kind }) => kind === 'missing' || kind === 'restarted') ||
        marks.some(({ kind, from, to }) => kind === 'inexact' && fromSeq <= to && toSeq >= from);
      const at = shown[nextShown]?.seq ?? (shown.at(-1)?.seq ?? 0) + 1;
      for (const line of gone) {
        places.push({ kind: 'missing', text: line.text, seq: at, printed: line, excused });
      }
      for (const { seq, text } of added) {
        places.push({ kind: 'extra', text, seq, printed: null, excused });
      }
      if (gone.length > 0) for (const mark of between) broken.add(mark);
    }
    lastPrinted = nextPrinted;
    lastShown = nextShown;
  }
  const falseGaps = marks.filter((mark) => mark.kind === 'missing' && !broken.has(mark)).length;
  return { faults: name(places), falseGaps };
}

/** Where in `shown` lines may be missing, by the marks. */
function cutsOf(shown: readonly ShownLine[], marks: readonly Mark[]): number[] {
  const cuts = marks
    .filter(({ kind }) => kind === 'missing' || kind === 'restarted')
    .map((mark) => shown.findIndex(({ seq }) => seq > mark.seq))
    .filter((index) => index > 0);
  return [...new Set(cuts)];
}

/** A line that is missing in one place and too many in another is one that stands elsewhere. */
function name(places: readonly Place[]): Fault[] {
  const faults: Fault[] = [];
  const taken = new Set<Place>();
  for (const place of places) {
    if (place.kind !== 'extra') continue;
    const home = places.find(
      (other) => other.kind === 'missing' && other.text === place.text && !taken.has(other),
    );
    if (home !== undefined) taken.add(home);
    if (place.excused || home?.excused) continue;
    const kind = home === undefined ? 'doubled' : 'misplaced';
    faults.push({ kind, text: place.text, seq: place.seq });
  }
  let gapAt = Number.NaN;
  for (const place of places) {
    if (place.kind !== 'missing' || taken.has(place) || place.excused) continue;
    if (place.printed?.delivered) {
      faults.push({ kind: 'lost', text: place.text, seq: place.seq });
    } else if (place.seq !== gapAt) {
      gapAt = place.seq;
      faults.push({ kind: 'gap not shown', text: place.text, seq: place.seq });
    }
  }
  return faults;
}
