import type { Clock } from '../../clock';
import { CLUSTER } from './burst';
import { createCollector } from './collector';
import { release } from './release';
import { createTimer } from './waits';
import { keyOf, type Writer } from './writer';

/** A replay that comes when it is waited for no longer: the way has become slower than it was. */
export interface Late {
  /** The waiting has ended; `owed`: the node's answer has not been seen for certain. */
  expect(owed: boolean): void;
  /** A frame of live output that may be of one is held back for a moment: `true`. */
  takes(frame: string): boolean;
  /** No more comes. */
  end(): void;
}

/** So long one is looked for, ms, and among so many lines: looking at each of a flood costs too much. */
const lookedFor = 30_000;
const lookedAmong = 500;
/** What comes of it comes with no longer pauses, ms. */
const pause = 150;
/** A line that only looks like one of it is held back no longer, ms. */
const atMost = 1_000;

/** So many lines that stand in the log in a row are a replay's, where it begins as the log does: that of a young log has all of it. */
const YOUNG = 3;

function isReplay(keys: readonly string[], held: readonly string[]): boolean {
  const sameFrom = (at: number): number => {
    let same = 0;
    while (same < keys.length && keys[same] === held[at + same]) same += 1;
    return same;
  };
  const young = sameFrom(0);
  if (young >= YOUNG || (young > 1 && young === keys.length)) return true;
  // Fewer a server may print again and again.
  return held.some((_, at) => sameFrom(at) >= CLUSTER);
}

export function createLate(clock: Clock, writer: Writer, onChange: () => void): Late {
  const collector = createCollector(clock);
  const timer = createTimer(clock);
  /** What it would begin with. */
  let known: Set<string> | null = null;
  let until = 0;
  let seen = 0;
  let heldFrom = 0;

  function awaitRest(): void {
    const quietAt = Math.min(collector.lastAt + pause, heldFrom + atMost);
    const left = quietAt - clock.elapsed();
    if (left > 0) timer.wait(left, awaitRest);
    else end();
  }

  function end(): void {
    timer.stop();
    if (collector.size === 0) return;
    const held = writer.keys();
    const keys = collector.received.map(({ raw }) => keyOf(raw));
    if (isReplay(keys, held)) {
      // What it has was shown when it came live, but for what was printed while we were away.
      const shown = new Set(held);
      const append = keys.flatMap((key, index) =>
        shown.has(key) ? [] : [{ from: 'received' as const, index, live: true }],
      );
      release(writer, collector, { append, cutAt: null }, [], () => {});
      const lastShown = keys.findLastIndex((key) => shown.has(key));
      const isMixed = append.some(({ index }) => index < lastShown);
      if (isMixed) writer.notice({ kind: 'inexact', at: clock.now(), why: 'order' });
    } else {
      release(writer, collector, null, [], () => {});
    }
    collector.clear();
    onChange();
  }

  return {
    expect(owed) {
      known = owed ? new Set(writer.keys()) : null;
      until = clock.elapsed() + lookedFor;
      seen = 0;
    },
    takes(frame) {
      if (collector.size > 0) {
        collector.add(frame);
        return true;
      }
      if (known === null) return false;
      seen += 1;
      if (clock.elapsed() > until || seen > lookedAmong) known = null;
      if (known === null) return false;
      const key = keyOf(frame);
      if (!known.has(key)) {
        known.add(key);
        return false;
      }
      heldFrom = clock.elapsed();
      collector.requested();
      collector.add(frame);
      awaitRest();
      return true;
    },
    end,
  };
}
