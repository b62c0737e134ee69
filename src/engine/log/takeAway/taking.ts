import type { Clock } from '../../clock';
import type { LineFacts } from '../filter/passing';
import type { Line } from '../line';
import type { Masker } from '../mask/masker';
import type { LogStore } from '../store';
import { factsOf, formatLine } from './formats';
import { createPieces } from './pieces';
import type { TakeAnswer, TakeFormat } from './takeAway.types';
import type { TakenLines } from './takenLines';

/**
 * One taking away of lines: in pieces, the next one only when it is asked for, made in slices so
 * short that the thread has time for its socket. A million lines never stand in memory twice.
 */
export interface Taking {
  /** The last piece has been put away. */
  more(): void;
  stop(): void;
}

export interface TakingOptions {
  readonly store: LogStore;
  readonly clock: Clock;
  readonly format: TakeFormat;
  readonly lines: TakenLines;
  /** Levels and groups, for the formats that tell them. `null`: they are not known. */
  readonly facts: LineFacts | null;
  readonly masker: Masker;
  answer(answer: TakeAnswer): void;
}

/** ms of work at a time. */
const SLICE = 8;
/** Lines that are read from the log together, and between two looks at the time. */
const TOGETHER = 32;

export function createTaking(options: TakingOptions): Taking {
  const { store, clock, format, facts, masker, answer } = options;
  const { count, older } = options.lines;
  const pieces = createPieces();
  const runs = together(options.lines.seqs);
  let done = 0;
  let taken = 0;
  let cancel: (() => void) | null = null;
  let waiting = false;

  function schedule(): void {
    cancel = clock.after(0, work);
  }

  function work(): void {
    cancel = null;
    const until = clock.elapsed() + SLICE;
    do {
      const run = runs.next();
      if (run.done === true) {
        finish();
        return;
      }
      add(run.value.from, run.value.to);
      if (pieces.full) {
        waiting = true;
        answer({ kind: 'piece', parts: pieces.take(), done, of: count });
        return;
      }
    } while (clock.elapsed() < until);
    schedule();
  }

  function add(from: number, to: number): void {
    for (const line of store.slice(from, to)) {
      taken += 1;
      if (line.source !== 'notice') addText(line);
      // Of a command: what became of it.
      if (line.notice !== null) pieces.notice(line.seq, line.notice);
    }
    done += to - from;
  }

  function addText(line: Line): void {
    const rest = line.folded === 0 ? '' : store.rest(line.seq);
    const known = facts === null ? null : factsOf(facts, line.seq);
    pieces.text(formatLine(line, rest, format, masker, known));
  }

  function finish(): void {
    const parts = pieces.takeAll();
    if (parts.length > 0) answer({ kind: 'piece', parts, done, of: count });
    const masked = masker.counts();
    answer({ kind: 'end', lines: taken, missing: done - taken, older, masked });
  }

  schedule();

  return {
    more() {
      if (!waiting) return;
      waiting = false;
      schedule();
    },
    stop() {
      waiting = false;
      cancel?.();
      cancel = null;
    },
  };
}

/** Numbers that follow each other, as ranges. */
function* together(seqs: Iterable<number>): Generator<{ from: number; to: number }> {
  let from = 0;
  let to = 0;
  for (const seq of seqs) {
    if (seq !== to || to - from === TOGETHER) {
      if (to > from) yield { from, to };
      from = seq;
    }
    to = seq + 1;
  }
  if (to > from) yield { from, to };
}
