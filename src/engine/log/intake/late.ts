import type { Clock } from '../../clock';
import { CLUSTER, PAUSE } from './burst';
import { createCollector } from './collector';
import { findLateReplay } from './lateReplay';
import { release } from './release';
import { findCopies } from './replay/copies';
import { countKeys, createNumbering } from './replay/evidence';
import { createTimer } from './waits';
import { keyOf, type Writer } from './writer';

/** A replay that comes when it is waited for no longer: the way has become slower than it was. */
export interface Late {
  /**
   * The waiting has ended; `owed`: the node's answer has not been seen for certain. `inFlood`: lines
   * pour in, so that a replay has all of the `window` lines that it can, and so many are owed.
   */
  expect(owed: boolean, inFlood: number, window: number): void;
  /** A frame of live output that may be of one is held back for a moment: `true`. */
  takes(frame: string): boolean;
  /** No more comes. */
  end(): void;
}

/** So long one is looked for, ms, and among so many lines: looking at each of a flood costs too much. */
const lookedFor = 30_000;
const lookedAmong = 500;
const lookedAmongPouring = 20_000;
/** What comes of it comes with no longer pauses, ms. */
const pause = 150;
/** A line that only looks like one of it is held back no longer, ms. */
const atMost = 1_000;
const atMostPouring = 2_000;
/** While lines pour in it is looked for no more when lines that were of none have been held back so long, ms. */
const mostVain = 2_000;
/** The place of a line that stands in many. */
const dull = -1;

/** Which of the lines that came together are held already, and whether that is certain. */
interface Held {
  readonly isHeld: (index: number) => boolean;
  readonly sure: boolean;
}

/** Where each line stands. While lines pour in one that stands there more than once is dull. */
function placesOf(keys: readonly string[], pouring: boolean): Map<string, number> {
  const counts = countKeys(keys);
  const isDull = (key: string): boolean => pouring && counts.get(key) !== 1;
  return new Map(keys.map((key, place) => [key, isDull(key) ? dull : place]));
}

export function createLate(clock: Clock, writer: Writer, onChange: () => void): Late {
  const collector = createCollector(clock);
  const timer = createTimer(clock);
  /** What it would begin with, and where that stands; `dull`: it comes again and again. */
  let known: Map<string, number> | null = null;
  let until = 0;
  let seen = 0;
  let heldFrom = 0;
  /** Of its lines that tell the last one: when it came, and where it stands. */
  let told = { at: 0, place: 0 };
  /** So long lines were held back that were of none, ms. */
  let vain = 0;
  /** Lines pour in. */
  let pours = false;
  /** A replay has at most so many lines; where they pour in, all of them. */
  let window = 0;
  /** So many lines had been written when the waiting ended. */
  let waitedUpTo = 0;
  /** So many would have been before the one that a part of it, which has come, would go on with. */
  let goesOnAt: number | null = null;
  /** So many of them are still to come then. */
  let owes = 0;

  function awaitRest(): void {
    // While nothing at all comes of what pours in the way holds it up.
    const isHeldUp = pours && clock.elapsed() - collector.lastAt >= PAUSE;
    const toldAt = isHeldUp ? clock.elapsed() : told.at;
    const quietAt = pours
      ? Math.min(toldAt + pause, heldFrom + atMostPouring)
      : Math.min(collector.lastAt + pause, heldFrom + atMost);
    const left = quietAt - clock.elapsed();
    if (left > 0) timer.wait(left, awaitRest);
    else end();
  }

  function end(): void {
    timer.stop();
    if (collector.size === 0) return;
    const keys = collector.received.map(({ raw }) => keyOf(raw));
    const { isHeld, sure } = pours ? heldAmongMany(keys) : heldAmong(keys);
    const append = keys.flatMap((_, index) =>
      isHeld(index) ? [] : [{ from: 'received' as const, index, live: true }],
    );
    release(writer, collector, { append, cutAt: null }, [], () => {});
    const lastHeld = keys.findLastIndex((_, index) => isHeld(index));
    if (lastHeld < 0) vain += clock.elapsed() - heldFrom;
    if (pours && (lastHeld >= 0 || vain > mostVain)) {
      owes -= 1;
      known = owes > 0 && vain <= mostVain ? placesOf(writer.keys(), true) : null;
    }
    // Where lines pour in the log has said already that their order is not certain.
    const isOut = append.some(({ index }) => index < lastHeld);
    if (!pours && (isOut || (lastHeld >= 0 && !sure)))
      writer.notice({ kind: 'inexact', at: clock.now(), why: 'order' });
    collector.clear();
    onChange();
  }

  /** Which lines were shown when they came live; the rest was printed while we were away. */
  function heldAmong(keys: readonly string[]): Held {
    const held = writer.keys();
    const gone = writer.count - held.length;
    const old = Math.max(0, waitedUpTo - gone);
    const next = goesOnAt === null ? null : goesOnAt - gone;
    const replay = findLateReplay(keys, held, { old, window, next });
    goesOnAt = replay === null ? goesOnAt : replay.next + gone;
    const shown = new Set(replay === null ? [] : held);
    return { isHeld: (index) => shown.has(keys[index] ?? ''), sure: replay?.sure ?? true };
  }

  function heldAmongMany(keys: readonly string[]): Held {
    if (keys.length < CLUSTER) return { isHeld: () => false, sure: true };
    const number = createNumbering();
    const lines = { before: number(writer.keys()), received: number(keys) };
    const { dropped } = findCopies({ held: [], ...lines, from: 0, window, lead: seen });
    return { isHeld: (index) => dropped.has(index), sure: true };
  }

  /** Another line came while some are held back: one that tells has to go on with the same replay. */
  function follows(frame: string): boolean {
    if (clock.elapsed() - heldFrom > atMostPouring) return false;
    const place = known?.get(keyOf(frame)) ?? dull;
    if (place === dull) return true;
    const on = place - told.place;
    if (on > 0 && on <= window / 2) told = { at: clock.elapsed(), place };
    return told.place === place;
  }

  return {
    expect(owed, inFlood, most) {
      owes = inFlood;
      window = most;
      waitedUpTo = writer.count;
      goesOnAt = null;
      known = owed ? placesOf(writer.keys(), owes > 0) : null;
      pours = owes > 0;
      until = clock.elapsed() + lookedFor;
      seen = 0;
      vain = 0;
    },
    takes(frame) {
      if (collector.size > 0 && (!pours || follows(frame))) {
        collector.add(frame);
        return true;
      }
      end();
      if (known === null) return false;
      seen += 1;
      if (clock.elapsed() > until || seen > (pours ? lookedAmongPouring : lookedAmong))
        known = null;
      if (known === null) return false;
      const key = keyOf(frame);
      const place = known.get(key);
      // One that comes again and again says nothing, and holds up nothing any more.
      if (place === undefined || pours) known.set(key, place === undefined ? known.size : dull);
      if (place === undefined || place === dull) return false;
      heldFrom = clock.elapsed();
      told = { at: heldFrom, place };
      collector.requested();
      collector.add(frame);
      awaitRest();
      return true;
    },
    end,
  };
}
