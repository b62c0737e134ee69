import type { Clock } from '../../clock';
import { BEGINNING, findBurst, PAUSE } from './burst';
import type { Collector, Settled, Waiting } from './collector.types';
import { isNodeLine, splitLines } from './split';
import { few, isComing } from './waits';
import { keyOf } from './writer';

/** The same where the log has but a few lines: some that are new and then some that are not, at once. */
function lateYoung(
  received: readonly Waiting[],
  isOld: (line: Waiting) => boolean,
): Waiting | null {
  const old = received.findIndex(isOld);
  const newest = received[old];
  const begin = received.findIndex(({ elapsed }) => elapsed > (newest?.elapsed ?? 0) - PAUSE);
  return old > begin ? (received[begin] ?? null) : null;
}

/** Docker keeps a longer line as several entries. */
const ENTRY = 16_384;
export function createCollector(clock: Clock): Collector {
  let before: Waiting[] = [];
  let first: readonly Settled[] | null = null;
  let firstRaw: ReadonlySet<string> = new Set();
  let received: Waiting[] = [];
  let node: (Waiting & { readonly after: number })[] = [];
  let entries = 0;
  let lastAt = clock.elapsed();
  let collecting = false;
  let requestedAt = 0;
  let firstLag = 0;
  /** What came with the first replay, as it came. */
  let aside: Pick<Collector, 'before' | 'received'> | null = null;

  return {
    get size() {
      return before.length + received.length + node.length;
    },
    get received() {
      return received;
    },
    get before() {
      return before;
    },
    get node() {
      return node;
    },
    get first() {
      return first;
    },
    get firstCount() {
      return firstRaw.size;
    },
    get firstLag() {
      return firstLag;
    },
    get lastAt() {
      return lastAt;
    },
    add(frame) {
      const at = clock.now();
      lastAt = clock.elapsed();
      const lines = splitLines(frame);
      const own = lines.some(isNodeLine);
      if (collecting && !own) entries += 1 + Math.floor(frame.length / ENTRY);
      for (const raw of lines) {
        const line = { raw, at, elapsed: lastAt, entries };
        if (isNodeLine(raw)) node.push({ ...line, after: received.length });
        else (collecting ? received : before).push(line);
      }
    },
    requested() {
      collecting = true;
      requestedAt = clock.elapsed();
      lastAt = clock.elapsed();
    },
    unrequested() {
      before = [...before, ...received];
      received = [];
      node = node.map((line) => ({ ...line, after: 0 }));
      entries = 0;
      collecting = false;
    },
    setAside(lines) {
      first = lines;
      const { from, sure } = findBurst(received);
      firstLag = sure ? (received[from]?.elapsed ?? requestedAt) - requestedAt : 0;
      firstRaw = new Set(received.map(({ raw }) => keyOf(raw)));
      aside = { before, received };
      before = [];
      received = [];
      node = node.map((line) => ({ ...line, after: 0 }));
      entries = 0;
    },
    takeBack() {
      before = [...(first ?? []), ...before];
      first = null;
    },
    get aside() {
      return aside;
    },
    rearrange(nextBefore, nextReceived, more = 0) {
      node = node.map((line) => ({ ...line, after: line.after + more }));
      before = [...nextBefore];
      received = [...nextReceived];
      first = null;
    },
    afterRest(then) {
      const { length } = received;
      const call = () => then(received.slice(length));
      if (isComing({ received, lastAt }) && clock.elapsed() - lastAt < PAUSE)
        clock.after(PAUSE, call);
      else call();
    },
    leaveOut(count) {
      received = received.slice(0, received.length - count);
    },
    clear() {
      before = [];
      first = null;
      firstRaw = new Set();
      firstLag = 0;
      aside = null;
      received = [];
      node = [];
      entries = 0;
      collecting = false;
    },
    find(merged) {
      const { from, index, live = false } = merged ?? {};
      if (index === undefined) return { line: undefined, live };
      if (from === 'first') return { line: first?.[index], live: first?.[index]?.live === true };
      return { line: (from === 'before' ? before : received)[index], live };
    },
    burst: (window) => findBurst(received, window),
    late() {
      if (first === null) return null;
      const { from, sure } = findBurst(received);
      const isOld = ({ raw }: Waiting): boolean => firstRaw.has(keyOf(raw));
      const begins = received.slice(from, from + BEGINNING);
      if (sure) return begins.some(isOld) ? null : (begins[0] ?? null);
      return firstRaw.size < few ? lateYoung(received, isOld) : null;
    },
  };
}
