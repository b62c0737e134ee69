import type { OpenLog } from '../engine/engine';
import type { TakeAnswer, TakeCall } from '../engine/log/takeAway/takeAway.types';
import { createTaking, linesOf, type Taking } from '../engine/log/takeAway/taking';

export interface TakeServer {
  receive(take: number, call: TakeCall): void;
  close(): void;
}

/** Takes lines away for the page; `take` is the page's number of one of its takings. */
export function serveTakings(
  { store, clock }: OpenLog,
  answer: (take: number, answer: TakeAnswer) => void,
): TakeServer {
  const takings = new Map<number, Taking>();

  function end(take: number): void {
    takings.get(take)?.stop();
    takings.delete(take);
  }

  return {
    receive(take, call) {
      switch (call.kind) {
        case 'begin': {
          const { request } = call;
          const taking = createTaking({
            store,
            clock,
            request,
            lines: linesOf(store, request.lines),
            answer(piece) {
              if (piece.kind === 'end') end(take);
              answer(take, piece);
            },
          });
          takings.set(take, taking);
          return;
        }
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
