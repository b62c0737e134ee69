import type { Clock } from '../../clock';
import type { LineFacts, Passing } from '../filter/passing';
import { createMasker, type Masker } from '../mask/masker';
import type { MaskLoader } from '../maskLoader';
import type { LogStore } from '../store';
import { lookThrough } from './looking';
import type { TakeAnswer, TakeRequest } from './takeAway.types';
import { linesOf, linesOfFilter, type TakenLines } from './takenLines';
import { createTaking, type Taking } from './taking';

/** What lines are taken from. */
export interface TakingSource {
  readonly store: LogStore;
  readonly clock: Clock;
  /** Levels and groups of all lines. `null`: they cannot be loaded. */
  facts(): Promise<LineFacts | null>;
  /** The lines that pass the filter of a view. `null`: it has none. */
  passing(view: number): Promise<Passing | null>;
  loadMask: MaskLoader['load'];
}

/**
 * Begins to take lines away, as soon as what that needs is there.
 *
 * @param answer `null`: what it needs, as what hides something, could not be loaded, so nothing is
 * taken.
 */
export function beginTaking(
  source: TakingSource,
  request: TakeRequest,
  answer: (answer: TakeAnswer | null) => void,
): Taking {
  const { store, clock } = source;
  // What comes while it is made ready is no part of it.
  const { end } = store;
  const { format } = request;
  const asked = { ...request.lines, to: Math.min(request.lines.to ?? end, end) };
  let taking: Taking | null = null;
  let stopped = false;
  let stopLooking = (): void => {};

  function looked(passing: Passing): Promise<void> {
    return new Promise((resolve) => {
      const tell = (done: number, of: number): void => answer({ kind: 'looking', done, of });
      const { to } = asked;
      stopLooking = lookThrough({ store, clock, passing, to, tell, onComplete: resolve });
    });
  }

  async function findLines(): Promise<TakenLines> {
    const passing = request.view === null ? null : await source.passing(request.view);
    if (passing === null) return linesOf(store, asked);
    if (!stopped) await looked(passing);
    return linesOfFilter(passing, asked, end);
  }

  async function findMasker(): Promise<Masker | null> {
    const { masks, hiding = 'nothing', asSeen = false } = request;
    if (hiding === 'nothing') return createMasker(masks);
    const mask = await source.loadMask();
    await mask?.ready(hiding);
    if (mask === null) return null;
    return asSeen ? mask.seen(hiding) : mask.masker(masks, hiding);
  }

  async function begin(): Promise<void> {
    const lines = await findLines();
    const masker = await findMasker();
    const facts = format === 'jsonl' ? await source.facts() : null;
    if (stopped) return;
    if (masker === null) answer(null);
    else taking = createTaking({ store, clock, format, lines, facts, masker, answer });
  }
  begin().catch(() => {
    if (!stopped) answer(null);
  });

  return {
    more: () => taking?.more(),
    stop() {
      stopped = true;
      stopLooking();
      taking?.stop();
    },
  };
}
