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
  /** Takes in what has come, and lets go of what the log has dropped. */
  grew(): void;
  /** Looks at another block of older lines. */
  step(): void;
}

/** Lines of a step: about 5 ms where every line has to be decompressed and tried. */
const block = 2_048;
/** Lines. What goes on for longer is no stack trace: a server that prints without heads. */
const longestGroup = 1_000;

/** What became of the lines of one group so far. */
interface Group {
  readonly head: number;
  /** Its first line is not admitted, and so none is. */
  hidden: boolean;
  shown: boolean;
}

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

  function createSieve(push: (seq: number) => void, last: () => number) {
    let group: Group = { head: -1, hidden: false, shown: false };
    return (seq: number): void => {
      const line = store.get(seq);
      if (line === null) return;
      if (isOurs(line)) {
        if (test.admits(line, facts.levelOf(seq)) && test.shows(line)) push(seq);
        return;
      }
      const head = headOf(seq);
      const admitted = test.admits(line, facts.levelOf(head));
      if (head !== group.head) group = { head, hidden: head === seq && !admitted, shown: false };
      if (!admitted || group.hidden) return;
      if (!group.shown) {
        if (!test.shows(line)) return;
        group.shown = true;
        // With the line that is wanted comes what stands before it in its group.
        for (let other = Math.max(head, last() + 1); other < seq; other++) {
          const before = store.get(other);
          if (
            before !== null &&
            headOf(other) === head &&
            test.admits(before, facts.levelOf(head))
          ) {
            push(other);
          }
        }
      }
      push(seq);
    };
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
    seqAt: numbers.at,
    positionOf: numbers.placeOf,
    grew() {
      const to = Math.min(facts.end, store.end);
      for (; lookedTo < to; lookedTo++) upward(lookedTo);
      numbers.dropBelow(store.first);
      looked = lookedTo - Math.max(lookedFrom, store.first);
    },
    step() {
      if (lookedFrom <= store.first) return;
      const to = lookedFrom;
      const from = partFrom(Math.max(store.first, to - block));
      const found: number[] = [];
      const sieve = createSieve(
        (seq) => found.push(seq),
        () => found.at(-1) ?? -1,
      );
      for (let seq = from; seq < to; seq++) sieve(seq);
      numbers.unshift(found);
      lookedFrom = from;
      looked = lookedTo - Math.max(lookedFrom, store.first);
    },
  };
}
