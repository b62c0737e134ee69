import { isLetter, isLetterOrDigit, isQuote, isSpace } from './characters';

/** What the value of a setting looks like, and where it ends. */

/** What may end a value, and may as well stand in a password. */
const soft = new Set([...',;&)]}>|'].map((character) => character.charCodeAt(0)));

/**
 * Where the value that begins at `at` begins and ends: in its quotes, else up to a space, a quote,
 * or a sign that ends it. Rather too much than a part of a secret left.
 */
export function endOfValue(text: string, at: number): { from: number; to: number } {
  const escaped = text.charCodeAt(at) === 0x5c && isQuote(text.charCodeAt(at + 1));
  const open = escaped ? at + 1 : at;
  if (isQuote(text.charCodeAt(open))) {
    const close = closingQuote(text, open, escaped);
    if (close > 0) return { from: open + 1, to: escaped ? close - 1 : close };
    return { from: open + 1, to: endOfBare(text, open + 1) };
  }
  return { from: at, to: endOfBare(text, at) };
}

function closingQuote(text: string, open: number, escaped: boolean): number {
  const quote = text.charAt(open);
  let close = text.indexOf(quote, open + 1);
  while (close > 0 && isEscaped(text, close) !== escaped) close = text.indexOf(quote, close + 1);
  return close;
}

function isEscaped(text: string, at: number): boolean {
  let slashes = 0;
  while (text.charCodeAt(at - 1 - slashes) === 0x5c) slashes += 1;
  return slashes % 2 === 1;
}

function endOfBare(text: string, from: number): number {
  let index = from;
  while (index < text.length) {
    const code = text.charCodeAt(index);
    if (isSpace(code) || isQuote(code) || code === 0x3c) break;
    if (soft.has(code) && endsHere(text, index + 1)) break;
    index += 1;
  }
  return index;
}

/** Whether a sign before `next` ends the value: nothing more comes, or another setting. */
function endsHere(text: string, next: number): boolean {
  if (next >= text.length) return true;
  const code = text.charCodeAt(next);
  if (isSpace(code) || isQuote(code) || soft.has(code) || code === 0x3c) return true;
  if (!isLetter(code)) return false;
  let index = next;
  while (index < next + 40 && isNamePart(text.charCodeAt(index))) index += 1;
  const sign = text.charAt(index);
  return sign === '=' || sign === ':';
}

function isNamePart(code: number): boolean {
  return isLetterOrDigit(code) || code === 0x5f || code === 0x2d || code === 0x2e;
}

/** Nothing, what stands for nothing, and what somebody has hidden already. */
export function isNoSecret(value: string): boolean {
  return (
    value === '' || /^(?:null|none|nil|undefined|true|false|\*+|x{3,}|\[?redacted\]?)$/i.test(value)
  );
}

/** For words that are no sure sign: long, or of letters and digits. */
export function looksSecret(value: string): boolean {
  if (value.length >= 16) return !value.includes('/') && !/^[a-z_.:-]+$/.test(value);
  return value.length >= 8 && /[A-Za-z]/.test(value) && /\d/.test(value);
}
