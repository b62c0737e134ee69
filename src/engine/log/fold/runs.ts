import type { Clock } from '../../clock';
import { createNumbers } from '../filter/numbers';
import type { LineFacts } from '../filter/passing';
import type { Line } from '../line';
import { plain } from '../plain';
import type { LogStore } from '../store';
import { readPart } from './details';
import type { Folds, FoldWish, Run } from './fold.types';
import { sayTheSame } from './repeats';

/** The runs of a log, found once for each line while it comes. */
export interface Runs extends Folds {
  /** Whether line `seq` would be folded away, had its run not been opened. */
  isOpened(seq: number): boolean;
  /** Takes in what is known now, and lets go of what the log has dropped. */
  grew(): void;
  close(): void;
}

/** Frames of a trace: to fold fewer away would save no room. */
const leastFrames = 3;
/** ms of one piece of work, where much is to be caught up with. */
const pieceMs = 8;
/** Lines between two looks at the time. */
const stride = 64;

/** A run that may still grow. */
interface Growing {
  readonly kind: 'trace' | 'same';
  /** The line that its lines belong to, or are like. */
  readonly head: number;
  readonly from: number;
  to: number;
  /** It has lines that are surely of a trace. */
  sure: boolean;
}

export function createRuns(options: {
  readonly store: LogStore;
  readonly facts: LineFacts;
  readonly clock: Clock;
  readonly wish: FoldWish;
  /** More is known than before, without the log having grown. */
  onKnown(): void;
}): Runs {
  const { store, facts, clock, wish, onKnown } = options;
  /** Of each run its first line, and at the same place one past its last. */
  const starts = createNumbers();
  const ends = createNumbers();
  const unfolded = new Set<number>();
  let growing: Growing | null = null;
  let before: Line | null = null;
  let end = store.first;
  let cancel: (() => void) | null = null;

  function isLongEnough({ kind, from, to, sure }: Growing): boolean {
    if (kind === 'trace') return sure && to - from >= leastFrames;
    return wish.repeats !== null && to - from >= wish.repeats - 1;
  }

  function settle(): void {
    if (growing !== null && isLongEnough(growing)) {
      starts.push(growing.from);
      ends.push(growing.to);
    }
    growing = null;
  }

  function extend(kind: Growing['kind'], head: number, seq: number, sure: boolean): void {
    if (growing?.kind !== kind || growing.head !== head || growing.to !== seq) {
      settle();
      growing = { kind, head, from: seq, to: seq, sure: false };
    }
    growing.to = seq + 1;
    growing.sure ||= sure;
  }

  function readLine(seq: number): void {
    const line = store.get(seq);
    const last = before;
    before = line;
    if (line === null || line.source === 'own' || line.source === 'notice') {
      settle();
      return;
    }
    const head = facts.headOf(seq);
    if (wish.traces && head !== seq) {
      const inTrace = growing?.kind === 'trace' && growing.to === seq;
      const part = readPart(plain(line.text), inTrace);
      if (part !== 'said') {
        extend('trace', head, seq, part === 'frame');
        return;
      }
    }
    if (wish.repeats !== null && last?.source === line.source && sayTheSame(last.text, line.text)) {
      const first = growing?.kind === 'same' ? growing.head : last.seq;
      extend('same', first, seq, true);
    } else {
      settle();
    }
  }

  function read(enough: () => boolean): void {
    end = Math.max(end, store.first);
    while (end < facts.end) {
      readLine(end);
      end += 1;
      if (end % stride === 0 && enough()) break;
    }
    if (ends.end > ends.first && ends.at(ends.first) <= store.first) {
      ends.dropBelow(store.first + 1);
      if (ends.end > ends.first) starts.dropBelow(starts.at(ends.first));
    }
  }

  function catchUp(): void {
    const begun = clock.elapsed();
    read(() => clock.elapsed() - begun >= pieceMs);
    cancel = end < facts.end ? clock.after(0, catchUp) : null;
    onKnown();
  }

  /** The run with line `seq` in it, folded or not. */
  function anyRunOf(seq: number): Run | null {
    if (growing !== null && growing.from <= seq && seq < growing.to) {
      return isLongEnough(growing) ? { from: growing.from, to: growing.to } : null;
    }
    const place = starts.placeOf(seq + 1) - 1;
    if (place < ends.first || ends.at(place) <= seq) return null;
    return { from: starts.at(place), to: ends.at(place) };
  }

  if (end < facts.end) cancel = clock.after(0, catchUp);

  return {
    get end() {
      return end;
    },
    get open() {
      return growing;
    },
    runOf(seq) {
      const run = anyRunOf(seq);
      return run === null || unfolded.has(run.from) ? null : run;
    },
    isOpened(seq) {
      const run = anyRunOf(seq);
      return run !== null && unfolded.has(run.from);
    },
    isRepeat(seq, shown) {
      const line = store.get(seq);
      return [seq - 1, shown].every((other) => {
        const before = store.get(other);
        return before !== null && line !== null && sayTheSame(before.text, line.text);
      });
    },
    unfold(seq) {
      const run = anyRunOf(seq);
      if (run === null || unfolded.has(run.from)) return false;
      unfolded.add(run.from);
      return true;
    },
    fold(seq) {
      const run = anyRunOf(seq);
      return run !== null && unfolded.delete(run.from);
    },
    grew() {
      if (cancel === null) read(() => false);
    },
    close() {
      cancel?.();
      cancel = null;
    },
  };
}
