import { closeSeam, type MergedLine, type SeamInput } from './replay/close';
import { createNumbering } from './replay/evidence';
import { closeFlood } from './replay/flood';

/**
 * The merge of a replay (resume.md): what it is told and answers, and the merge of a first one, with
 * nothing held to join on to. `return.ts` holds the rest, which is loaded when lines are held.
 * Pure: the timing is `intake.ts`. `replay/` holds the parts: `overlap` (where the held tail ends
 * within the replay), `close` (live lines that came before, between and after it), `flood` (when
 * they are too many for that), `evidence` (what proves how much).
 */

export interface ReplayInput {
  /** The held tail of the run, oldest first, as far as nothing is missing in it. */
  readonly held: readonly string[];
  /** The process is the one that `held` is from. */
  readonly sameRun: boolean;
  /** Anything of the console is held at all. */
  readonly heldAny: boolean;
  /** Lines that came live between the sign-in and the request. */
  readonly liveBefore: readonly string[];
  /** All that came from the request until the quiet after it: replayed and live, mixed. */
  readonly received: readonly string[];
  /** How many entries of its log the node replays at most. */
  readonly window: number;
  /** Entries among `received`: empty lines count, long ones several times. */
  readonly entries?: number;
  /** How many of `received` came in front of the burst that the replay came in. */
  readonly front?: number;
  /** Index in `received` of the first line after the burst that the replay came in. */
  readonly burst?: number;
}

/**
 * `joined`: nothing is missing. `gap`: lines are missing, or may be. `restarted`: another run.
 * `first`: nothing was held. `nothing to replay`: no line came.
 */
export type Seam =
  | 'first'
  | 'joined'
  | 'gap'
  | 'restarted'
  | 'restarted, beginning missing'
  | 'nothing to replay';

export interface ReplayResult {
  /** What goes below the held lines, in this order. */
  readonly append: readonly MergedLine[];
  readonly seam: Seam;
  /** Index in `received` past what is held already, or older than what is held. */
  readonly covered: number;
  /** The window, if this replay has shown how large it is; else `null`. */
  readonly window: number | null;
}

/** What both merges begin with. */
export interface Prepared {
  /** Lines as numbers. */
  readonly seam: Pick<SeamInput, 'held' | 'before' | 'received' | 'keys' | 'burst'>;
  /** Received lines in front of the replay. */
  readonly front: number;
  readonly inFront: readonly number[];
  close(part: SeamInput): MergedLine[];
}

export function prepare(input: ReplayInput): Prepared {
  const { received, liveBefore, window } = input;
  const front = provenFront(received, input.front ?? 0, window);
  const number = createNumbering();
  const flood = received.length > 2 * window || liveBefore.length > window;
  return {
    seam: {
      held: number(input.held),
      before: number(liveBefore),
      received: number(received),
      keys: received,
      burst: input.burst ?? received.length,
    },
    front,
    inFront: received.slice(0, front).map((_, index) => index),
    close: (part) => (flood ? closeFlood(part, window) : closeSeam(part)),
  };
}

/** Merges a replay with the live lines around it alone: nothing is held. */
export function mergeFirst(input: ReplayInput): ReplayResult {
  const { seam, front, inFront, close } = prepare(input);
  return {
    append: close({ ...seam, live: inFront, from: front }),
    seam: input.received.length === 0 ? 'nothing to replay' : 'first',
    covered: 0,
    window: null,
  };
}

/**
 * Lines in front of the replay's burst are live if the first of them stands at the replay's end
 * again, or if the window is full without them. Else they are the replay's own, from a node or a
 * network that paused after them.
 */
function provenFront(received: readonly string[], front: number, window: number): number {
  const [first] = received;
  if (first === undefined || received.length - front >= window) return front;
  return received.indexOf(first, front) >= front ? front : 0;
}
