import { beginTaking, type TakingSource } from '../engine/log/takeAway/begin';
import type { TakeAnswer, TakeCall } from '../engine/log/takeAway/takeAway.types';
import type { Taking } from '../engine/log/takeAway/taking';

export interface TakeServer {
  receive(take: number, call: TakeCall): void;
  close(): void;
}

/** Takes lines away for the page; `take` is the page's number of one of its takings. */
export function serveTakings(
  source: TakingSource,
  /** `null`: what hides something could not be loaded, so nothing is taken. */
  answer: (take: number, answer: TakeAnswer | null) => void,
): TakeServer {
  const takings = new Map<number, Taking>();

  function end(take: number): void {
    takings.get(take)?.stop();
    takings.delete(take);
  }

  return {
    receive(take, call) {
      switch (call.kind) {
        case 'begin':
          takings.set(
            take,
            beginTaking(source, call.request, (piece) => {
              if (piece === null || piece.kind === 'end') end(take);
              answer(take, piece);
            }),
          );
          return;
        case 'more':
          takings.get(take)?.more();
          return;
        case 'stop':
          end(take);
          return;
      }
    },
    close() {
      for (const take of [...takings.keys()]) end(take);
    },
  };
}
