import { mergeFirst, prepare, type ReplayInput, type ReplayResult } from './replay';
import { createEvidence } from './replay/evidence';
import { findOverlap } from './replay/overlap';

const LEEWAY = 5;

/** Decides what of a replay, and of the live lines around it, goes below what is held. */
export function mergeReplay(input: ReplayInput): ReplayResult {
  const { received, window } = input;
  if (received.length === 0 || !input.heldAny) return mergeFirst(input);
  const entries = input.entries ?? received.length;
  const { seam, front, inFront, close } = prepare(input);
  const { burst } = seam;
  const whole = { ...seam, live: inFront, from: front };
  // A few more or less prove nothing: live lines are among them, and broken lines count twice.
  const full = entries + LEEWAY >= window;
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
