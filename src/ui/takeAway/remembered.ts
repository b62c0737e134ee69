import { type MaskChoice, maskAll, maskKinds } from '../../engine/log/mask/kinds';
import type { TakeFormat } from '../../engine/log/takeAway/takeAway.types';
import type { SafeStorage } from '../../storage';

/** What was chosen the last time, kept on this device where the browser allows it. */
export interface Remembered {
  readonly format: TakeFormat;
  /** What copies and downloads hide. */
  readonly save: MaskChoice;
  readonly share: MaskChoice;
}

const name = 'roost.takeAway';

export function readRemembered(storage: SafeStorage): Remembered {
  let kept: Record<string, unknown> = {};
  try {
    const value: unknown = JSON.parse(storage.getItem(name) ?? '{}');
    if (typeof value === 'object' && value !== null) kept = value as Record<string, unknown>;
  } catch {
    // What is no JSON is none of ours.
  }
  const { format, save, share } = kept;
  return {
    format: format === 'ansi' || format === 'jsonl' ? format : 'text',
    save: readChoice(save, maskAll(false)),
    share: readChoice(share, maskAll(true)),
  };
}

export function remember(storage: SafeStorage, chosen: Remembered): void {
  storage.setItem(name, JSON.stringify(chosen));
}

function readChoice(kept: unknown, standard: MaskChoice): MaskChoice {
  if (typeof kept !== 'object' || kept === null) return standard;
  const values = kept as Record<string, unknown>;
  const read = { ...standard };
  for (const kind of maskKinds) {
    const value = values[kind];
    if (typeof value === 'boolean') read[kind] = value;
  }
  return read;
}
