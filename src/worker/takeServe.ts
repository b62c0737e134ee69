import type { OpenLog } from '../engine/engine';
import type { Hiding } from '../engine/engine.types';
import type { Masker } from '../engine/log/mask/masker';
import type { TakeAnswer, TakeCall, TakeRequest } from '../engine/log/takeAway/takeAway.types';
import { createTaking, linesOf, type TakenLines, type Taking } from '../engine/log/takeAway/taking';

export interface TakeServer {
  receive(take: number, call: TakeCall): void;
  close(): void;
}

/** Takes lines away for the page; `take` is the page's number of one of its takings. */
export function serveTakings(
  { store, clock, loadMask }: OpenLog,
  /** `null`: what hides something could not be loaded, so nothing is taken. */
  answer: (take: number, answer: TakeAnswer | null) => void,
): TakeServer {
  const takings = new Map<number, Pick<Taking, 'more' | 'stop'>>();

  function begin(take: number, request: TakeRequest, lines: TakenLines, masker?: Masker): void {
    const taking = createTaking({
      store,
      clock,
      request,
      lines,
      ...(masker && { masker }),
      answer(piece) {
        if (piece.kind === 'end') end(take);
        answer(take, piece);
      },
    });
    takings.set(take, taking);
  }

  async function beginHiding(take: number, request: TakeRequest, hiding: Hiding): Promise<void> {
    const lines = linesOf(store, request.lines);
    takings.set(take, preparing);
    const mask = await loadMask();
    await mask?.ready(hiding);
    // It may have been stopped meanwhile.
    if (takings.get(take) !== preparing) return;
    if (mask !== null) {
      begin(take, request, lines, mask.masker(request.masks, hiding));
      return;
    }
    end(take);
    answer(take, null);
  }

  function end(take: number): void {
    takings.get(take)?.stop();
    takings.delete(take);
  }

  return {
    receive(take, call) {
      switch (call.kind) {
        case 'begin': {
          const { request } = call;
          const { hiding = 'nothing' } = request;
          if (hiding === 'nothing') begin(take, request, linesOf(store, request.lines));
          else void beginHiding(take, request, hiding);
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

/** What hides is being loaded: there is nothing yet that could go on. */
const preparing = { more() {}, stop() {} };
