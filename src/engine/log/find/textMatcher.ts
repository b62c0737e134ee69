import type { FindQuery } from './find.types';
import { fold } from './fold';
import { isWordEdge } from './words';

/** Calls `found` with begin and end of each match in a text, in order; they do not overlap. */
export type Matcher = (text: string, found: (from: number, to: number) => void) => void;

/** Looks for a text. It runs over many lines at once: a match never holds a line's end. */
export function createTextMatcher(query: FindQuery): Matcher {
  const { matchCase, wholeWord } = query;
  const wanted = matchCase ? query.text : fold(query.text);
  if (wanted === '' || wanted.includes('\n')) return () => {};
  return (text, found) => {
    const searched = matchCase ? text : fold(text);
    let at = searched.indexOf(wanted);
    while (at >= 0) {
      const to = at + wanted.length;
      const taken = !wholeWord || (isWordEdge(text, at) && isWordEdge(text, to));
      if (taken) found(at, to);
      at = searched.indexOf(wanted, taken ? to : at + 1);
    }
  };
}
