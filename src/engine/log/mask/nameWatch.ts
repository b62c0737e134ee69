import type { Clock } from '../../clock';
import { type Piece, pieceBefore, pieceFrom } from '../find/pieces';
import type { LogStore } from '../store';
import type { KnownNames } from './knownNames';
import { findPlayers } from './playerLines';

/** Learns the names of players from the whole log, and from what comes. */
export interface NameWatch {
  /** Resolves when the lines that there are now have been looked through: of the oldest, later. */
  ready(): Promise<void>;
  close(): void;
}

/** ms of work before others have their turn, and of rest where nobody waits. */
const turn = 7;
const rest = 5;
/** Lines that are looked through before any is shown: the rest of a large log takes too long. */
const atOnce = 50_000;

export function createNameWatch(options: {
  readonly store: LogStore;
  readonly clock: Clock;
  readonly names: KnownNames;
  /** More is hidden from now on. */
  onLearnt(names: readonly string[]): void;
}): NameWatch {
  const { store, clock, names, onLearnt } = options;
  /** Lines with `from <= seq < to` have been looked through. */
  let from = -1;
  let to = -1;
  let cancel: (() => void) | null = null;
  let closed = false;

  function learn({ text }: Piece, learnt: string[]): void {
    let begin = 0;
    for (let end = text.indexOf('\n'); end >= 0; end = text.indexOf('\n', begin)) {
      const line = text.slice(begin, end);
      for (const place of findPlayers(line)) {
        const name = names.learn(line.slice(place.from, place.to));
        if (name !== null) learnt.push(name);
      }
      begin = end + 1;
    }
  }

  /** Works for one turn. Returns whether there is more to do. */
  function work(next: () => Piece | null): boolean {
    const until = clock.elapsed() + turn;
    const learnt: string[] = [];
    let piece = next();
    while (piece !== null && clock.elapsed() < until) {
      learn(piece, learnt);
      from = Math.min(from, piece.from);
      to = Math.max(to, piece.to);
      piece = next();
    }
    if (learnt.length > 0) onLearnt(learnt);
    return piece !== null;
  }

  function older(): void {
    cancel = null;
    if (work(() => pieceBefore(store, store.first, from))) cancel = clock.after(rest, older);
  }

  return {
    async ready() {
      const end = store.end;
      const begins = to < 0;
      if (begins) from = to = Math.max(store.first, end - atOnce);
      // What has left the log unseen teaches nothing any more.
      while (!closed && work(() => pieceFrom(store, Math.max(to, store.first), end))) {
        await new Promise<void>((resolve) => clock.after(0, resolve));
      }
      if (begins && !closed) cancel = clock.after(rest, older);
    },
    close() {
      closed = true;
      cancel?.();
    },
  };
}
