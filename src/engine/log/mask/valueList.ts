import { isSpace } from './characters';
import { endOfValue, quoteAt } from './valueForm';

/** The value of a setting that is a list or an object of quoted texts. */

export interface Place {
  readonly from: number;
  readonly to: number;
}

/** `["…`, `[{"…`, `( '…`: what has no quotes is a value like any other. */
export function beginsList(text: string, at: number): boolean {
  let index = at;
  while (index < at + 8 && (isOpening(text, index) || isSpace(text.charCodeAt(index)))) index += 1;
  return isOpening(text, at) && quoteAt(text, index) >= 0;
}

/** Every quoted text up to the bracket that closes the one at `at`, but for names. */
export function readList(text: string, at: number): { values: readonly Place[]; to: number } {
  const values: Place[] = [];
  let depth = 0;
  let index = at;
  while (index < text.length) {
    if (quoteAt(text, index) >= 0) {
      const value = endOfValue(text, index);
      const close = quoteAt(text, value.to);
      index = close < 0 ? Math.max(value.to, index + 1) : close + 1;
      if (!isName(text, index)) values.push(value);
      continue;
    }
    if (isOpening(text, index)) depth += 1;
    index += 1;
    if (')]}'.includes(text.charAt(index - 1))) depth -= 1;
    if (depth === 0) break;
  }
  return { values, to: index };
}

function isOpening(text: string, at: number): boolean {
  return at < text.length && '([{'.includes(text.charAt(at));
}

/** Whether what ends at `at` is the name of another value. */
function isName(text: string, at: number): boolean {
  let index = at;
  while (index < at + 8 && isSpace(text.charCodeAt(index))) index += 1;
  return text.charAt(index) === ':' || text.charAt(index) === '=';
}
