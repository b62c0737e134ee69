import type { FindQuery } from './find.types';
import { fold, formsOf } from './fold';
import { isWordEdge } from './words';

/** Calls `found` with begin and end of each match in a text, in order; they do not overlap. */
export type Matcher = (text: string, found: (from: number, to: number) => void) => void;

/** Looks for a text. It runs over many lines at once: a match never holds a line's end. */
export function createTextMatcher(query: FindQuery): Matcher {
  const { matchCase, wholeWord } = query;
  const forms = formsOf(query.text).map((form) => (matchCase ? form : fold(form)));
  if (query.text === '' || query.text.includes('\n')) return () => {};
  const lookFor = forms.length === 1 ? lookForOne(forms[0] ?? '') : lookForFirst(forms);
  return (text, found) => {
    const next = lookFor(matchCase ? text : fold(text));
    for (let at = next.from(0); at >= 0; ) {
      const to = at + next.length;
      const taken = !wholeWord || (isWordEdge(text, at) && isWordEdge(text, to));
      if (taken) found(at, to);
      at = next.from(taken ? to : at + 1);
    }
  };
}

/** What is found next in a text: where, below 0 if nowhere, and how long it is. */
interface Next {
  /** It never goes back. */
  from(at: number): number;
  readonly length: number;
}

type LookFor = (text: string) => Next;

function lookForOne(form: string): LookFor {
  return (text) => ({ from: (at) => text.indexOf(form, at), length: form.length });
}

/** Whichever of them comes first. */
function lookForFirst(forms: readonly string[]): LookFor {
  return (text) => {
    const nowhere = text.length;
    const places = forms.map(() => -1);
    const next = {
      length: 0,
      from(from: number): number {
        let first = nowhere;
        for (const [nth, form] of forms.entries()) {
          let at = places[nth] ?? nowhere;
          if (at < from) {
            at = text.indexOf(form, from);
            if (at < 0) at = nowhere;
            places[nth] = at;
          }
          if (at >= first) continue;
          first = at;
          next.length = form.length;
        }
        return first < nowhere ? first : -1;
      },
    };
    return next;
  };
}
