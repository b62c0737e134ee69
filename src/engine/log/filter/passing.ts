import type { Level } from '../levels/level';
import type { Line } from '../line';
import type { Sequence } from '../sequence';
import type { LogStore } from '../store';
import type { LineTest } from './compile';
import { createNumbers } from './numbers';

/** What is known of the lines of the log beside their text. */
export interface LineFacts {
  /** Lines below this number have been looked at. */
  readonly end: number;
  levelOf(seq: number): Level | null;
  /** The first line of the group that this line belongs to; the line itself, if it has a head. */
  headOf(seq: number): number;
}

/** The lines that pass a filter. The newest are there at once, the older ones step by step. */
export interface Passing extends Sequence {
  /** The oldest line that has been looked at. */
  readonly lookedFrom: number;
  /** What had come before line `seq` has been looked at, as far as its groups are known. */
  hasLookedTo(seq: number): boolean;
  /** Lets go of what the log has dropped. */
  dropOld(): void;
  /** Takes in what has come as well. */
  grew(isEnough?: IsEnough): void;
  /** Looks at another block of older lines, or goes on with the one that it rested in. */
  step(isEnough?: IsEnough): void;
}

/** Asked every few lines: whether to rest there, and to go on when it is called again. */
export type IsEnough = () => boolean;

/**
 * Lines of a step: about 5 ms where every line has to be decompressed and tried. They are fewer where
 * a step takes several turns, for its lines are there only when it is over.
 */
const block = { least: 128, most: 2_048 };
/** Characters between two looks at the time: with their number grows what a pattern takes. */
const stride = 1_024;
/** What a line takes beside its text, in characters. */
const perLine = 32;
/** Lines. What goes on for longer is no stack trace: a server that prints without heads. */
const longestGroup = 1_000;

/** What became of the lines of one group so far. */
interface Group {
  readonly head: number;
  /** The first line of it that was looked at here. */
  readonly from: number;
  /** Its first line is not admitted, and so none is. */
  readonly hidden: boolean;
  shown: boolean;
  /** Those from `from` on that are not admitted. */
  readonly refused: number[];
}

/** A block of older lines that is being looked at. */
interface Block {
  readonly from: number;
  readonly to: number;
  readonly found: number[];
  readonly sieve: Sieve;
  /** The next line. */
  at: number;
  hasRested: boolean;
}

/** Looks at the next line. @returns what it took, in characters. */
type Sieve = (seq: number) => number;

/** What we put between the lines of the server: it belongs to none of its groups, and ends none. */
const isOurs = ({ source }: Line): boolean => source === 'own' || source === 'notice';

export function createPassing(options: {
  readonly store: LogStore;
  readonly facts: LineFacts;
  readonly test: LineTest;
}): Passing {
  const { store, facts, test } = options;
  const numbers = createNumbers();
  /** Where looking upwards began. */
  const start = facts.end > store.first ? partFrom(facts.end - 1) : store.end;
  let lookedTo = start;
  let lookedFrom = start;
  let looked = 0;
  let tried = 0;
  let older: Block | null = null;
  let size = block.least;
  const upward = createSieve(numbers.push, () =>
    numbers.end > numbers.first ? numbers.at(numbers.end - 1) : -1,
  );

  /** A head may have left the log before its group. */
  function headOf(seq: number): number {
    const head = Math.max(store.first, facts.headOf(seq));
    return seq - head > longestGroup ? seq : head;
  }

  /** Where a part with line `seq` begins: at the head of a group, so that none is in two parts. */
  function partFrom(seq: number): number {
    const least = Math.max(store.first, seq - longestGroup);
    for (let other = seq; other >= least; other--) {
      const line = store.get(other);
      if (line !== null && !isOurs(line)) return headOf(other);
    }
    return seq;
  }

  function createSieve(push: (seq: number) => void, last: () => number): Sieve {
    let group: Group = { head: -1, from: -1, hidden: false, shown: false, refused: [] };

    function look(line: Line, seq: number): void {
      if (isOurs(line)) {
        if (test.admits(line, facts.levelOf(seq)) && test.shows(line)) push(seq);
        return;
      }
      const head = headOf(seq);
      const admitted = test.admits(line, facts.levelOf(head));
      if (head !== group.head) {
        const hidden = head === seq && !admitted;
        group = { head, from: seq, hidden, shown: false, refused: [] };
      }
      if (group.hidden) return;
      if (!admitted) group.refused.push(seq);
      else if (group.shown) push(seq);
      else if (test.shows(line)) {
        group.shown = true;
        // With the line that is wanted comes what stands before it in its group.
        for (let other = Math.max(head, last() + 1); other < seq; other++) {
          if (headOf(other) === head && wasAdmitted(other)) push(other);
        }
        push(seq);
      }
    }

    function wasAdmitted(seq: number): boolean {
      const line = store.get(seq);
      if (line === null) return false;
      if (seq >= group.from && !isOurs(line)) return !group.refused.includes(seq);
      return test.admits(line, facts.levelOf(group.head));
    }

    return (seq) => {
      const line = store.get(seq);
      if (line === null) return 0;
      look(line, seq);
      return line.text.length + perLine;
    };
  }

  function mayRest(took: number, isEnough: IsEnough): boolean {
    tried += took;
    if (tried < stride) return false;
    tried = 0;
    return isEnough();
  }

  function blockBefore(to: number): Block {
    const from = partFrom(Math.max(store.first, to - size));
    const found: number[] = [];
    const sieve = createSieve(
      (seq) => found.push(seq),
      () => found.at(-1) ?? -1,
    );
    return { from, to, found, sieve, at: from, hasRested: false };
  }

  function dropOld(): void {
    numbers.dropBelow(store.first);
    looked = lookedTo - Math.max(lookedFrom, store.first);
  }

  function hasLookedTo(seq: number): boolean {
    return lookedTo >= Math.min(seq, facts.end, store.end);
  }

  return {
    get first() {
      return numbers.first;
    },
    get end() {
      return numbers.end;
    },
    get leftOut() {
      return Math.max(0, looked - (numbers.end - numbers.first));
    },
    get complete() {
      return lookedFrom <= store.first;
    },
    get lookedFrom() {
      return lookedFrom;
    },
    get isBehind() {
      return !hasLookedTo(store.end);
    },
    hasLookedTo,
    seqAt: numbers.at,
    positionOf: numbers.placeOf,
    dropOld,
    grew(isEnough = never) {
      // What left the log before it was looked at is not looked at.
      lookedTo = Math.max(lookedTo, store.first);
      const to = Math.min(facts.end, store.end);
      while (lookedTo < to) {
        if (mayRest(upward(lookedTo++), isEnough)) break;
      }
      dropOld();
    },
    step(isEnough = never) {
      if (lookedFrom <= store.first) {
        older = null;
        return;
      }
      older ??= blockBefore(lookedFrom);
      older.at = Math.max(older.at, store.first);
      while (older.at < older.to) {
        if (mayRest(older.sieve(older.at++), isEnough) && older.at < older.to) {
          older.hasRested = true;
          return;
        }
      }
      numbers.unshift(older.found.filter((seq) => seq >= store.first));
      lookedFrom = older.from;
      looked = lookedTo - Math.max(lookedFrom, store.first);
      size = older.hasRested ? Math.max(block.least, size / 2) : Math.min(block.most, size * 2);
      older = null;
    },
  };
}

const never = (): boolean => false;
