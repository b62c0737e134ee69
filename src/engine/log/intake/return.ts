import { mergeFirst, prepare, type ReplayInput, type ReplayResult } from './replay';
import { mergeAgain } from './replay/again';
import { entriesOf, isFull, isWhole } from './replay/entries';
import { countAll, createEvidence } from './replay/evidence';
import { closeFlood } from './replay/flood';
import { endsInLongLine, isRestOfHeld } from './replay/longLine';
import { findOverlap } from './replay/overlap';

export { isAmiss } from './amiss';
export { createLate } from './late';
export { isMixed, isTwice, liveOf, owedInFlood } from './mixed';
export { mergePoured } from './poured';
export { rememberReplay } from './remember';
export { sayConnectedAgain, sayCut, sayNothing, sayNotReplayable, saySeam } from './seamNotices';

/** Decides what of a replay, and of the live lines around it, goes below what is held. */
export function mergeReplay(input: ReplayInput): ReplayResult {
  const { first } = input;
  return first === undefined ? mergeOnce(input) : mergeAgain(input, first, mergeOnce);
}

/** Of a replay that was cut off before it came to what is missing nothing is new. */
function notHeld<A extends Pick<ReplayResult, 'append'>>(input: ReplayInput, apart: A): A {
  if (input.cut !== true) return apart;
  const held = new Set(input.held);
  const isHeld = ({ from, index }: ReplayResult['append'][number]): boolean =>
    from === 'received' && held.has(input.received[index] ?? '');
  return { ...apart, append: apart.append.filter((line) => !isHeld(line)) };
}

function mergeOnce(input: ReplayInput): ReplayResult {
  const { received } = input;
  if (received.length === 0 || !input.heldAny) return mergeFirst(input, closeFlood);
  const { seam, front, inFront, close } = prepare(input, closeFlood);
  const { burst } = seam;
  const none = { covered: 0, joined: 0, window: null, inexact: null, cutAt: null };
  const apart = (held = seam.held) => close({ ...seam, held, live: inFront, from: front });
  const full = isFull(input);
  if (!input.sameRun) {
    return { ...none, ...apart([]), seam: full ? 'restarted, beginning missing' : 'restarted' };
  }

  const evidence = createEvidence(seam.held, seam.before, seam.received);
  const covered = endsInLongLine(input.held, seam.held, seam.received.slice(front));
  if (covered !== null) {
    const { append } = close({ ...seam, live: inFront, from: front + covered });
    return { ...none, append, told: true, seam: 'gap after a long line', covered: front + covered };
  }
  if ((input.replays ?? 0) > 0) {
    const { append, told, coming, joined = 0 } = apart();
    return { ...none, append, told, coming, joined, seam: joined > 0 ? 'joined' : 'gap' };
  }
  const overlap = findOverlap(seam.held, seam.received.slice(front), evidence, !full);
  if (input.unsure === true && input.held.length > 0 && overlap?.proven !== true) {
    return mergeOnce({ ...input, held: [], unsure: false });
  }
  if (overlap === null) return { ...none, ...notHeld(input, apart()), seam: 'gap' };
  // What is held once and came again is no live line, also where it stands in another place.
  const counts = countAll(seam.held);
  const among = overlap.live.map((index) => index + front);
  const isHeld = (index: number): boolean =>
    counts.get(seam.received[index] ?? -1) === 1 ||
    (index === front && isRestOfHeld(received[index] ?? '', input.held));
  const live = [...new Set([...inFront, ...among.filter((index) => !isHeld(index))])];
  const from = overlap.end + front;
  const { append, told } = close({ ...seam, live, from, burst: Math.max(burst, from) });
  // It begins where only a full one can, and yet it is shorter than one: a long line has ended it.
  const isCut = overlap.windowFull && isWhole(input);
  const cutAt = isCut ? append.findIndex(({ live }) => live) : null;
  const gap = overlap.olderMissed ? 'gap' : 'gap at the edge';
  return {
    append,
    seam: overlap.proven && !overlap.olderMissed ? 'joined' : gap,
    covered: from,
    joined: overlap.matched.length,
    cutAt: cutAt === -1 ? append.length : cutAt,
    window:
      overlap.windowFull && !isCut
        ? entriesOf(input) - live.length - (received.length - burst)
        : null,
    told: isCut || told,
    inexact: overlap.periodic ? 'periodic' : null,
  };
}
