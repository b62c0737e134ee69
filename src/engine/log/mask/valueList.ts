import { isSpace } from './characters';
import { endOfValue, quoteAt } from './valueForm';

/** The value of a setting that is a list, or an object of quoted texts. */

export interface Place {
  readonly from: number;
  readonly to: number;
}

/** Characters of a list without quotes: where so many do not end it, it is a value like any other. */
const longestPlain = 4_096;

/** `["…`, `[{"…`, `( '…`. */
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

/** What stands between the commas of `[a, b]`; nothing if it does not end. `to`: so far it was read. */
export function readPlainList(text: string, at: number): { values: readonly Place[]; to: number } {
  if (text.charAt(at) !== '[') return { values: [], to: at };
  const values: Place[] = [];
  let depth = 0;
  let from = at + 1;
  const end = Math.min(text.length, at + longestPlain);
  for (let index = at; index < end; index++) {
    const sign = text.charAt(index);
    if (sign === '[') depth += 1;
    else if (sign === ']') depth -= 1;
    else if (sign !== ',') continue;
    const item = text.slice(from, index);
    const value = item.trim();
    const begin = from + item.length - item.trimStart().length;
    if (value !== '') values.push({ from: begin, to: begin + value.length });
    from = index + 1;
    if (depth === 0) return { values, to: from };
  }
  return { values: [], to: end };
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
