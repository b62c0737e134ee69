import { closeSeam, type MergedLine, type SeamInput } from './replay/close';
import { createEvidence, createNumbering } from './replay/evidence';
import { closeFlood } from './replay/flood';
import { findOverlap } from './replay/overlap';

/**
 * Merges a replay into what is held (resume.md, "The merge": steps 1 to 5 and 7). Pure: the
 * timing is `intake.ts`. `replay/` holds the parts: `overlap` (where the held tail ends within the
 * replay), `close` (live lines that came before, between and after it), `flood` (when they are too many for
 * that), `evidence` (what proves
 * how much).
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

const LEEWAY = 5;

/** Decides what of a replay, and of the live lines around it, goes below what is held. */
export function mergeReplay(input: ReplayInput): ReplayResult {
  const { received, liveBefore, window } = input;
  const entries = input.entries ?? received.length;
  const burst = input.burst ?? received.length;
  const front = provenFront(received, input.front ?? 0, window);
  const inFront = received.slice(0, front).map((_, index) => index);
  if (received.length === 0) {
    const append = liveBefore.map(
      (_, index): MergedLine => ({ from: 'before', index, live: true }),
    );
    return { append, seam: 'nothing to replay', covered: 0, window: null };
  }

  const number = createNumbering();
  const seam = {
    held: number(input.held),
    before: number(liveBefore),
    received: number(received),
    keys: received,
    burst,
  };
  const flood = received.length > 2 * window || liveBefore.length > window;
  const close = (part: SeamInput): MergedLine[] =>
    flood ? closeFlood(part, window) : closeSeam(part);
  const whole = { ...seam, live: inFront, from: front };
  // A few more or less prove nothing: live lines are among them, and broken lines count twice.
  const full = entries + LEEWAY >= window;
  if (!input.heldAny) return { append: close(whole), seam: 'first', covered: 0, window: null };
  if (!input.sameRun) {
    const restarted = full ? 'restarted, beginning missing' : 'restarted';
    return { append: close(whole), seam: restarted, covered: 0, window: null };
  }

  const evidence = createEvidence(seam.held, seam.before, seam.received);
  const overlap = findOverlap(seam.held, seam.received.slice(front), evidence, !full);
  if (overlap === null) return { append: close(whole), seam: 'gap', covered: 0, window: null };
  const live = [...inFront, ...overlap.live.map((index) => index + front)];
  const from = overlap.end + front;
  return {
    append: close({ ...seam, live, from, burst: Math.max(burst, from) }),
    seam: overlap.olderMissed || !overlap.proven ? 'gap' : 'joined',
    covered: from,
    window: overlap.windowFull ? entries - live.length - (received.length - burst) : null,
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
