import { BEGINNING } from '../burst';
import type { FirstRound, ReplayInput, ReplayResult } from '../replay';
import type { MergedLine } from './close';
import { entriesOf, isWhole } from './entries';
import { countKeys, createEvidence, createNumbering, hasClock } from './evidence';
import { isLeftOpen } from './leftOpen';
import { isRestOfHeld } from './longLine';
import { findOverlap } from './overlap';
import { isSetOff } from './told';

/**
 * The second replay (resume.md, step 6): the first one left it open which of its lines were live.
 * All that came with it was printed before the log was read again, so the log has it in its order.
 * Whatever is new since then has come live, each line once, and may be in the log as well.
 */
export function mergeAgain(
  input: ReplayInput,
  first: FirstRound,
  mergeOnce: (input: ReplayInput) => ReplayResult,
): ReplayResult {
  const start = withBeginning(input.received, startOfSecond(input.received), first.received);
  if (start > 0) return takeSecond(input, first, start, mergeOnce);
  const result = confirm(input, first) ?? takeAnew(input, first, mergeOnce) ?? keep(input, first);
  return isLeftOpen(result, input, first) ? { ...result, inexact: 'order' } : result;
}

/** Lines that may have come in front of it. */
const FRONT = 4;

/** Where the second of two replays begins that came in one: the node was slow. 0: there is but one. */
function startOfSecond(received: readonly string[]): number {
  for (let from = 0; from <= FRONT; from++) {
    const begins = received.slice(from, from + BEGINNING);
    if (new Set(begins).size < BEGINNING) continue;
    for (let at = from + BEGINNING; at + BEGINNING <= received.length; at++) {
      if (begins.every((key, nth) => received[at + nth] === key))
        return isRepeated(received, at) ? at : 0;
    }
  }
  return 0;
}

/** Of one replay the next one leaves out what has left its window meanwhile, and no more. */
const SAME = 3 / 4;

/**
 * The first of them had begun with `came`, as a way that held up its rest let that through: so does
 * the second one, in front of `start`.
 */
function withBeginning(
  received: readonly string[],
  start: number,
  came: readonly string[],
): number {
  let same = 0;
  while (same < Math.min(start, came.length) && received[start - 1 - same] === came.at(-1 - same)) {
    same += 1;
  }
  return start - same;
}

/** Most of what came before `at` comes once more: else live lines only stand in the replay again. */
function isRepeated(received: readonly string[], at: number): boolean {
  const rest = new Set(received.slice(at));
  const before = received.slice(0, at);
  return before.filter((key) => rest.has(key)).length >= SAME * before.length;
}

/** What came with the first replay was a few live lines, and with the second one both. */
function takeSecond(
  input: ReplayInput,
  first: FirstRound,
  start: number,
  mergeOnce: (input: ReplayInput) => ReplayResult,
): ReplayResult {
  const received = input.received.slice(start);
  const arrivals = input.arrivals?.slice(start) ?? [];
  const came = [...first.received, ...input.received.slice(0, start)];
  const earlier = { ...first, keys: [], received: came };
  const result = takeAnew({ ...input, received, arrivals, front: 0 }, earlier, mergeOnce, false);
  if (result === null) return keep(input, first);
  const append = result.append.map((line) => ({ ...line, index: line.index + start }));
  return { ...result, append, inexact: 'order' };
}

const nothing = { covered: 0, joined: 0, window: null, cutAt: null };

/** The second replay goes on from what the first one came to: that was right. */
function confirm(input: ReplayInput, first: FirstRound): ReplayResult | null {
  const { received } = input;
  const { keys, seam } = first;
  // Before a gap or a restart nothing leads up to it.
  const held = seam === 'joined' ? [...input.held, ...keys] : keys;
  if (held.length === 0 || received.length === 0) return null;
  const number = createNumbering();
  const ids = number(held);
  const receivedIds = number(received);
  const full = entriesOf(input) >= input.window;
  const overlap = findOverlap(ids, receivedIds, createEvidence(ids, receivedIds), !full);
  if (overlap === null || !overlap.proven || overlap.olderMissed) return null;
  // A young log is all there.
  if (!full && overlap.matched.length < held.length) return null;
  // What came with the first replay is no live line now, nor is it missing from what that came to.
  const counts = countKeys(held);
  const [start = 0] = overlap.matched;
  const came = new Set(first.received);
  const isOld = (index: number): boolean => {
    const key = received[index] ?? '';
    return counts.get(key) === 1 || (index > start && came.has(key) && !counts.has(key));
  };
  if (overlap.live.some(isOld)) return null;
  const behind = [...received.keys()].slice(overlap.end);
  const among = overlap.live.filter((index) => index > start);
  const fresh = newInFront(input, first, start);
  // Where no older line can stand in front, equal ones have come live as well.
  const skipped = overlap.live.filter((index) => index < start);
  const inFront = fresh.length > 0 && skipped.length > 0 ? skipped : fresh;
  // What came in front of it was printed before the log was read: it is in it.
  const apart =
    inFront.length === 0 && (behind.length === 0 || isSetOff(input.arrivals ?? [], overlap.end, 0));
  const news = onceEach(input, [...inFront, ...among, ...behind], counts, apart);
  const added = news.lines.map(({ index }) => received[index] ?? '');
  const head = keys.length - overlap.matched.length;
  const isOpen = keys.slice(0, Math.max(0, head)).some((key) => added.includes(key));
  return {
    ...nothing,
    append: [...withoutCopies(keys, head, added, input.window), ...news.lines],
    seam,
    told: news.sure,
    inexact: overlap.periodic ? 'periodic' : news.sure && !isOpen ? null : 'order',
  };
}

/**
 * Lines in front of the first that is matched, `upTo`, that had not come before: a replay goes on
 * from the one before it, so they are live ones.
 */
function newInFront({ received, held }: ReplayInput, first: FirstRound, upTo: number): number[] {
  const known = new Set([...held, ...first.received]);
  return [...received.slice(0, upTo).keys()].filter((index) => {
    const key = received[index] ?? '';
    return !known.has(key) && !isRestOfHeld(key, held);
  });
}

/** The order of the second replay holds; of the first one what is older than that. */
function takeAnew(
  input: ReplayInput,
  first: FirstRound,
  mergeOnce: (input: ReplayInput) => ReplayResult,
  needsAll = true,
): ReplayResult | null {
  const known = countKeys([...input.held, ...first.keys]);
  for (const key of first.received) if (!known.has(key)) known.set(key, 1);
  const isNew = (index: number): boolean => !known.has(input.received[index] ?? '');
  const all = [...input.received.keys()];
  const replayed = all.filter((index) => !isNew(index));
  const came = replayed.map((index) => input.received[index] ?? '');
  const older = isWhole(input) ? 0 : linesBefore(first.keys, came);
  const received = [...first.keys.slice(0, older), ...came];
  if (replayed.length === 0) return null;
  const { arrivals, burst, front, ...rest } = input;
  const result = mergeOnce({ ...rest, received, pure: true });
  // Older than what is held, and held; the first replay's that are older still have left the window.
  const shown = new Set([...input.held, ...received.slice(0, result.covered)]);
  const again = new Set(received.slice(older));
  const kept = new Set(withoutCopies(received, older, [], input.window).map(({ index }) => index));
  const append = result.append.flatMap((line): MergedLine[] => {
    const key = received[line.index] ?? '';
    shown.add(key);
    if (line.index >= older) return [{ ...line, index: replayed[line.index - older] ?? 0 }];
    // It was a live line above its copy.
    const isCopied = !kept.has(line.index) || (line.live && again.has(key));
    return isCopied ? [] : [{ ...line, from: 'first' }];
  });
  const sought = new Set([...first.keys, ...input.received]);
  if (needsAll && first.received.some((key) => sought.has(key) && !shown.has(key))) return null;
  const news = onceEach(input, all.filter(isNew), known, false);
  const seam = result.seam === 'joined' || result.seam === 'first' ? result.seam : first.seam;
  // Of lines that come again and again any may be a live one.
  const more = [...countKeys(input.received)].some(
    ([key, count]) => count > (known.get(key) ?? count),
  );
  const sure = news.sure && !more;
  return {
    ...nothing,
    append: [...append, ...news.lines],
    seam,
    told: sure,
    inexact: result.inexact ?? (sure ? null : 'order'),
  };
}

/** Shows what the first replay came to, and of the second what comes after the lines of that. */
function keep(input: ReplayInput, first: FirstRound): ReplayResult {
  const counts = countKeys(first.received);
  const known = new Set([...input.held, ...first.received]);
  const last = input.received.findLastIndex((key) => counts.get(key) === 1);
  const append = firstLines(first.keys);
  for (const [index, key] of input.received.entries()) {
    if (index > last || !known.has(key)) append.push({ from: 'received', index, live: false });
  }
  return { ...nothing, append, seam: first.seam, told: false, inexact: 'order' };
}

/** In so few lines nobody can see whether a server prints equal ones. */
const FEW = 50;

/**
 * The lines that came live, in their order: the first of them stand among `indexes` once more, as
 * the log was read after they were printed. `sure`: so many are left as did come live, or, where that
 * is not known, no line that could be printed twice is left out. `apart`: none of them is in the log
 * as it was read.
 */
function onceEach(
  input: ReplayInput,
  indexes: readonly number[],
  known: ReadonlyMap<string, number>,
  apart: boolean,
): { readonly lines: MergedLine[]; readonly sure: boolean } {
  const entries = entriesOf(input);
  const live = input.windowKnown && entries >= input.window ? entries - input.window : null;
  const most = live === null ? Number.POSITIVE_INFINITY : Math.max(0, indexes.length - live);
  const copies = apart ? 0 : most;
  const repeats = known.size < FEW || [...known].some(([key, count]) => count > 1 && hasClock(key));
  const kept: number[] = [];
  let unclear = 0;
  let copied = 0;
  for (const index of indexes) {
    const key = input.received[index] ?? '';
    const original = kept[copied];
    if (copied < copies && original !== undefined && input.received[original] === key) {
      copied += 1;
      if (known.has(key) || (repeats && hasClock(key))) unclear += 1;
    } else {
      kept.push(index);
    }
  }
  const sure = live === null ? unclear === 0 : kept.length === live;
  return { lines: kept.map((index) => ({ from: 'received', index, live: true })), sure };
}

/** So many lines have to be the same. */
const ENOUGH = 3;

/** How many of `keys` are older than the first line of `received`, which comes later in them. */
function linesBefore(keys: readonly string[], received: readonly string[]): number {
  for (let at = 0; at + ENOUGH <= keys.length; at++) {
    let same = 0;
    while (same < ENOUGH && keys[at + same] === received[same]) same += 1;
    if (same === ENOUGH) return at;
  }
  return 0;
}

/** Lines that may follow on the copy of a live one, or stand in front of it. */
const NEAR_END = 20;

/**
 * A line older than the second replay (in front of `head`) was a live one above its copy if it stands
 * again where either replay ends, and nowhere else. The first one ended after `window` lines.
 */
function withoutCopies(
  keys: readonly string[],
  head: number,
  added: readonly string[],
  window: number,
): MergedLine[] {
  const isAtEnd = (index: number): boolean =>
    index >= keys.length - NEAR_END || Math.abs(index - window) <= NEAR_END;
  const copies = new Set(added);
  const front = frontOf(keys, head, window);
  const others = new Set<string>();
  for (const [index, key] of keys.entries())
    if (index >= head) (isAtEnd(index) ? copies : others).add(key);
  return firstLines(keys).filter(({ index }) => {
    const key = keys[index] ?? '';
    return index >= head || (index >= front && (!copies.has(key) || others.has(key)));
  });
}

/** Live lines in front of a whole first replay, which all stand where that ends: however many. */
function frontOf(keys: readonly string[], head: number, window: number): number {
  const copy = keys.indexOf(keys[0] ?? '', Math.max(1, head));
  if (copy < 0 || Math.abs(copy - window) > NEAR_END) return 0;
  let front = 0;
  while (front < head && keys[front] === keys[copy + front]) front += 1;
  return front;
}

function firstLines(keys: readonly string[]): MergedLine[] {
  return keys.map((_, index) => ({ from: 'first', index, live: false }));
}
