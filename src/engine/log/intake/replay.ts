import { type Closed, closeSeam, type MergedLine, type SeamInput } from './replay/close';
import { createNumbering } from './replay/evidence';
import { type Arrivals, liveFrom } from './replay/told';

/**
 * The merge of a replay (resume.md): what it is told and answers, and the merge of a first one, with
 * nothing held to join on to. `return.ts` holds the rest, which is loaded when lines are held.
 * Pure: the timing is `intake.ts`. `replay/` holds the parts: `overlap` (where the held tail ends
 * within the replay), `close` (live lines that came before, between and after it), `flood` (when
 * they are too many for that), `entries` (whether there may be older lines than what came),
 * `evidence` (what proves how much).
 */

export interface ReplayInput {
  /** The held tail of the run, oldest first, as far as nothing is missing in it. */
  readonly held: readonly string[];
  /** The process is the one that `held` is from. */
  readonly sameRun: boolean;
  /** What is held may be of the run before: if it does not join, it is. */
  readonly unsure?: boolean;
  /** Anything of the console is held at all. */
  readonly heldAny: boolean;
  /** Lines that came live between the sign-in and the request. */
  readonly liveBefore: readonly string[];
  /** All that came from the request until the quiet after it: replayed and live, mixed. */
  readonly received: readonly string[];
  /** How many entries of its log the node replays at most. */
  readonly window: number;
  /** That has been seen. */
  readonly windowKnown?: boolean;
  /** The same as `received`, with their times. Absent: nothing is known of those. */
  readonly arrivals?: Arrivals['received'];
  /** How many of `received` came in front of the burst that the replay came in. */
  readonly front?: number;
  /** Index in `received` of the first line after the burst that the replay came in. */
  readonly burst?: number;
  /** Indexes in `received` that are known to be live. */
  readonly strays?: readonly number[];
  /** There is no live line among `received`: what stands there twice was printed twice. */
  readonly pure?: boolean;
  /** Lines come too fast for an order to be known, with so many replays among them; 0: they do not. */
  readonly replays?: number;
  /** It was waited for no longer: not all of it need be there. */
  readonly cut?: boolean;
  /** What a first replay came to: the log was asked for once more, for that was in doubt. */
  readonly first?: FirstRound;
}

export interface FirstRound {
  /** Its lines in their order, as far as they were not held. */
  readonly keys: readonly string[];
  /** All that came with it. */
  readonly received: readonly string[];
  readonly seam: Seam;
}

/**
 * `joined`: nothing is missing. `gap`: lines are missing, or may be. `restarted`: another run.
 * `first`: nothing was held. `nothing to replay`: no line came.
 */
export type Seam =
  | 'first'
  | 'joined'
  | 'gap'
  | 'gap at the edge'
  | 'gap after a long line'
  | 'restarted'
  | 'restarted, beginning missing'
  | 'nothing to replay';

export interface ReplayResult {
  /** What goes below the held lines, in this order. */
  readonly append: readonly MergedLine[];
  readonly seam: Seam;
  /** Index in `received` past what is held already, or older than what is held. */
  readonly covered: number;
  /** Lines that are held and came again. */
  readonly joined: number;
  /** The window, if this replay has shown how large it is; else `null`. */
  readonly window: number | null;
  /** Each live line has been told from the replay, as the number of lines shows. */
  readonly told: boolean;
  /** What the log should say of itself at this place. */
  readonly inexact: Inexact | null;
  /** Lines pour in, and it has begun to come with the last of them. */
  readonly coming?: boolean | undefined;
  /** Index in `append` past the last line of a replay that a line over 64 KiB has ended. */
  readonly cutAt: number | null;
}

/**
 * `order`: a line may stand a few places off, and of equal lines one too few or too many.
 * `periodic`: the same lines come again and again, and whole rounds of them may be missing.
 * `fast`: lines came too fast for an order to be known.
 */
export type Inexact = 'order' | 'periodic' | 'fast';

/** What both merges begin with. */
export interface Prepared {
  /** Lines as numbers. */
  readonly seam: Pick<SeamInput, 'held' | 'before' | 'received' | 'keys' | 'burst' | 'pure'>;
  /** Received lines in front of the replay. */
  readonly front: number;
  readonly inFront: readonly number[];
  /** Closes the seam; `told`: each live line is told from the replay. */
  close(part: SeamInput): Closed & { readonly told: boolean; readonly joined?: number };
}

/** Closes a seam while lines pour in: loaded with what is needed where lines are held. */
export type CloseFlood = typeof import('./replay/flood').closeFlood;

export function prepare(input: ReplayInput, closeFlood: CloseFlood | null): Prepared {
  const { received, liveBefore, window, replays = 0, cut = false } = input;
  const { front, proven } = provenFront(received, input.front ?? 0, window, input.held);
  const number = createNumbering();
  const flood =
    replays > 0 || (input.burst ?? received.length) > 2 * window || liveBefore.length > window;
  const liveStart = (live: ReadonlySet<number>): number | null =>
    input.arrivals === undefined
      ? (input.burst ?? received.length)
      : liveFrom({ received: input.arrivals }, window, live, front);
  return {
    seam: {
      held: number(input.held),
      before: number(liveBefore),
      received: number(received),
      keys: received,
      burst: input.burst ?? received.length,
      pure: input.pure === true,
    },
    front,
    inFront: [...new Set([...received.slice(0, front).keys(), ...(input.strays ?? [])])],
    close(part) {
      const start = liveStart(new Set(part.live));
      const exact = start === null ? part : { ...part, burst: Math.max(part.from, start) };
      // While lines pour in those in front of a replay are as any others.
      const all = replays > 0 && part.from === front ? { ...exact, live: [], from: 0 } : exact;
      const closed =
        flood && closeFlood ? closeFlood(all, window, { replays, cut }) : closeSeam(exact);
      const { dropped } = closed;
      const told = dropped.size === 0 ? start : liveStart(new Set([...part.live, ...dropped]));
      return { ...closed, told: told !== null && proven };
    },
  };
}

/** Merges a replay with the live lines around it alone: nothing is held. */
export function mergeFirst(input: ReplayInput, closeFlood: CloseFlood | null = null): ReplayResult {
  const { seam, front, inFront, close } = prepare(input, closeFlood);
  const { append, told, coming } = close({ ...seam, live: inFront, from: front });
  return {
    append,
    coming,
    seam: input.received.length === 0 ? 'nothing to replay' : 'first',
    covered: 0,
    joined: 0,
    window: null,
    told,
    inexact: null,
    cutAt: null,
  };
}

/**
 * Lines in front of the replay's burst are live if they stand at the replay's end again, or if the
 * window is full without them; `proven`: the first of them does. Else they are the replay's own, from
 * a node or a network that paused after them.
 */
function provenFront(
  received: readonly string[],
  most: number,
  window: number,
  held: readonly string[],
): { readonly front: number; readonly proven: boolean } {
  // What is held already has been replayed, or looks like it.
  const known = new Set(held);
  let front = 0;
  while (front < most && !known.has(received[front] ?? '')) front += 1;
  let again = 0;
  while (again < front && received.indexOf(received[again] ?? '', front) >= front) again += 1;
  if (received.length - front < window) return { front: again, proven: true };
  return { front, proven: front === 0 || again > 0 };
}
