import type { LogBatch } from '../engine.types';
import { maskAll } from './mask/kinds';
import type { Masker } from './mask/masker';

/**
 * Hides addresses and secrets in what a view shows, for who shows their screen to others. Nothing
 * goes out before the masks are there: a secret that was seen for a moment was seen.
 */
export interface PrivateView {
  deliver(batch: LogBatch): void;
  /** Answers whether that changes what is shown. */
  set(on: boolean): boolean;
}

/** Stands for a line that cannot be masked, for what masks it could not be loaded. */
const hidden = '•••';

export function createPrivateView(deliver: (batch: LogBatch) => void): PrivateView {
  let on = false;
  let masker: Promise<Masker | null> | null = null;

  async function load(): Promise<Masker | null> {
    try {
      const { createMasker } = await import('./mask/masker');
      return createMasker(maskAll(true));
    } catch {
      return null;
    }
  }

  return {
    deliver(batch) {
      if (!on) {
        deliver(batch);
        return;
      }
      masker ??= load();
      void masker.then((found) => {
        const mask = (text: string): string => (found === null ? hidden : found.mask(text));
        // A view hands out one batch at a time, so none can overtake another here.
        deliver({
          ...batch,
          lines: batch.lines.map((line) =>
            line.source === 'fold' ? line : { ...line, text: mask(line.text) },
          ),
        });
      });
    },
    set(wanted) {
      const changes = wanted !== on;
      on = wanted;
      return changes;
    },
  };
}
