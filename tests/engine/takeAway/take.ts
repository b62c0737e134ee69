import { type MaskCounts, maskAll } from '../../../src/engine/log/mask/kinds';
import { createMasker } from '../../../src/engine/log/mask/masker';
import { sanitise } from '../../../src/engine/log/sanitise';
import type { NewLine } from '../../../src/engine/log/store';
import { createLogStore, type LogStore } from '../../../src/engine/log/store';
import type {
  TakeAnswer,
  TakeLines,
  TakePart,
  TakeRequest,
} from '../../../src/engine/log/takeAway/takeAway.types';
import { linesOf } from '../../../src/engine/log/takeAway/takenLines';
import { createTaking } from '../../../src/engine/log/takeAway/taking';
import { createFakeClock } from '../fakes/fakeClock';

/** A log with these lines, as a server printed them. */
export function logOf(raw: readonly string[], maxLines = 1_000_000): LogStore {
  const store = createLogStore({ maxLines });
  for (const line of raw) store.append(newLine(line));
  return store;
}

export function newLine(raw: string, more: Partial<NewLine> = {}): NewLine {
  return { source: 'console', at: null, notice: null, ...sanitise(raw), ...more };
}

export const whole: TakeLines = { from: null, to: null, newest: null };

export interface Taken {
  readonly text: string;
  readonly parts: readonly TakePart[];
  readonly lines: number;
  readonly missing: number;
  readonly masked: MaskCounts;
  readonly progress: readonly number[];
}

/** Takes lines away as the page does: asks for a piece when it has put the last one away. */
export function take(
  store: LogStore,
  request: Partial<TakeRequest> = {},
  between: (piece: number) => void = () => {},
): Taken {
  const clock = createFakeClock();
  const answers: TakeAnswer[] = [];
  const taking = createTaking({
    store,
    clock,
    format: request.format ?? 'text',
    masker: createMasker(request.masks ?? maskAll(false)),
    lines: linesOf(store, request.lines ?? whole),
    facts: null,
    answer: (answer) => answers.push(answer),
  });
  let seen = 0;
  while (clock.pending() > 0) {
    clock.tick(0);
    if (answers.length === seen) continue;
    seen = answers.length;
    between(seen);
    taking.more();
  }
  const end = answers.at(-1);
  if (end?.kind !== 'end') throw new Error('It came to no end.');
  const pieces = answers.flatMap((answer) => (answer.kind === 'piece' ? [answer] : []));
  const parts = pieces.flatMap((piece) => piece.parts);
  return {
    ...end,
    parts,
    progress: pieces.map(({ done }) => done),
    text: parts.map((part) => (part.kind === 'bytes' ? decoder.decode(part.bytes) : '')).join(''),
  };
}

const decoder = new TextDecoder('utf-8', { fatal: true });
