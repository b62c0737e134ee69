import type { Hidden } from '../mask/kinds';
import type { LineMatches } from './find.types';

/**
 * A text with other words in place of what is hidden, and where its matches are then. One that
 * touches what is hidden takes in the whole word, so that it tells nothing of what stands behind.
 */
export function moveSpans(
  text: string,
  spans: readonly number[],
  hidden: readonly Hidden[],
): Pick<LineMatches, 'text' | 'spans'> {
  if (hidden.length === 0) return { text, spans };
  let shown = '';
  let kept = 0;
  const places = hidden.map(({ from, to, word }) => {
    shown += text.slice(kept, from);
    const at = shown.length;
    shown += word;
    kept = to;
    return { from, to, at, end: shown.length };
  });
  shown += text.slice(kept);

  /** Of places that end before or at it, the last tells how far `at` has moved. */
  function move(at: number, isEnd: boolean): number {
    let moved = at;
    for (const place of places) {
      if (isEnd ? at <= place.from : at < place.from) break;
      if (isEnd ? at <= place.to : at < place.to) return isEnd ? place.end : place.at;
      moved = at - place.to + place.end;
    }
    return moved;
  }

  return { text: shown, spans: spans.map((at, index) => move(at, index % 2 === 1)) };
}
