import type { Hiding, LogBatch } from '../engine.types';
import { fold } from './find/fold';
import type { ScreenMask } from './mask/screenMask';
import { plain } from './plain';

/** What one view shows in private: masked, and masked anew when more becomes known to be hidden. */
export interface PrivateScreen {
  ready(hiding: Hiding): Promise<void>;
  /** The batch as it is shown; it is remembered until another takes its place. */
  mask(batch: LogBatch, hiding: Hiding): LogBatch;
  close(): void;
}

/** Lines that a terminal still holds, at most, and words that are looked for in them. */
const mostLines = 5_000;
const mostWords = 20;

/** @param redraw - What is shown holds what is to be hidden now. */
export function createPrivateScreen(screen: ScreenMask, redraw: () => void): PrivateScreen {
  /** As they are seen, in lower case. */
  let shown: string[] = [];
  const end = screen.onMore((words) => {
    // A name costs a look at all that is shown; who floods the log with names pays with drawing.
    const isSeen = (text: string): boolean => words.some((word) => text.includes(word));
    if (shown.length > 0 && (words.length > mostWords || shown.some(isSeen))) redraw();
  });

  return {
    ready: screen.ready,
    mask(batch, hiding) {
      const before = batch.kind === 'rebuild' ? [] : shown;
      const texts: string[] = [];
      const lines = batch.lines.map((line) => {
        if (line.source === 'fold') return line;
        const text = screen.mask(line, hiding);
        texts.push(fold(plain(text)));
        return { ...line, text };
      });
      shown = [...before, ...texts].slice(-mostLines);
      return { ...batch, lines, hiding };
    },
    close: end,
  };
}
