import type { Hiding, LogBatch } from '../engine.types';
import type { DrawnLine } from './fold/fold.types';
import type { MaskLoader } from './maskLoader';
import type { PrivateScreen } from './privateScreen';

/**
 * Hides addresses and secrets in what a view shows, for who shows their screen to others. Nothing
 * goes out before the masks are there: a secret that was seen for a moment was seen.
 */
export interface PrivateView {
  deliver(batch: LogBatch): void;
  /** Answers whether that changes what is shown. */
  set(hiding: Hiding): boolean;
  close(): void;
}

/** What masks a line could not be loaded. */
const hide = (line: DrawnLine): DrawnLine =>
  line.source === 'fold' ? line : { ...line, text: '•••' };

export function createPrivateView(options: {
  readonly loadMask: MaskLoader['load'];
  deliver(batch: LogBatch): void;
  /** More is hidden in what was delivered. */
  redraw(): void;
}): PrivateView {
  const { loadMask, deliver, redraw } = options;
  let hiding: Hiding = 'nothing';
  let closed = false;
  let screen: Promise<PrivateScreen | null> | null = null;

  async function open(): Promise<PrivateScreen | null> {
    const [mask, load] = await Promise.all([
      loadMask(),
      import('./privateScreen').catch(() => null),
    ]);
    if (mask === null || load === null) return null;
    return load.createPrivateScreen(mask, () => hiding !== 'nothing' && redraw());
  }

  async function deliverMasked(batch: LogBatch): Promise<void> {
    screen ??= open();
    const found = await screen;
    // The next batch tries again.
    if (found === null) screen = null;
    await found?.ready(hiding);
    // What is chosen meanwhile is drawn next; what was chosen before holds until then.
    const level = hiding === 'nothing' ? 'secrets' : hiding;
    const masked = found?.mask(batch, level) ?? {
      ...batch,
      lines: batch.lines.map(hide),
      hiding: level,
    };
    if (!closed) deliver(masked);
  }

  return {
    deliver(batch) {
      // A view hands out one batch at a time, so none can overtake another here.
      if (hiding === 'nothing') deliver(batch);
      else void deliverMasked(batch);
    },
    set(wanted) {
      const changes = wanted !== hiding;
      hiding = wanted;
      return changes;
    },
    close() {
      closed = true;
      void screen?.then((found) => found?.close());
    },
  };
}
