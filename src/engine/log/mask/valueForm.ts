import { isLetter, isLetterOrDigit, isQuote, isSpace } from './characters';

/** What the value of a setting looks like, and where it ends. */

/** What may end a value, and may as well stand in a password. */
const soft = new Set([...',;&)]}>|'].map((character) => character.charCodeAt(0)));

/** Backslashes before a quote: one in JSON in JSON, three in JSON in that. Nobody nests further. */
const MOST_SLASHES = 31;

/**
 * Where the value that begins at `at` begins and ends: in its quotes, else up to a space, a quote,
 * or a sign that ends it. Rather too much than a part of a secret left.
 */
export function endOfValue(text: string, at: number): { from: number; to: number } {
  const open = quoteAt(text, at);
  if (open < 0) return { from: at, to: endOfBare(text, at) };
  const close = closingQuote(text, open, open - at);
  if (close > 0) return { from: open + 1, to: close - (open - at) };
  return { from: open + 1, to: endOfBare(text, open + 1) };
}

/** Where the quote stands that begins at `at`, with the backslashes before it. -1: there is none. */
export function quoteAt(text: string, at: number): number {
  let index = at;
  while (index < at + MOST_SLASHES && text.charCodeAt(index) === 0x5c) index += 1;
  return isQuote(text.charCodeAt(index)) ? index : -1;
}

/** One with as many backslashes as opened it; of a backslash in the value there are twice as many more. */
function closingQuote(text: string, open: number, slashes: number): number {
  const quote = text.charAt(open);
  const closes = (at: number): boolean => slashesBefore(text, at) % (2 * slashes + 2) === slashes;
  let close = text.indexOf(quote, open + 1);
  while (close > 0 && !closes(close)) close = text.indexOf(quote, close + 1);
  return close;
}

function slashesBefore(text: string, at: number): number {
  let slashes = 0;
  while (text.charCodeAt(at - 1 - slashes) === 0x5c) slashes += 1;
  return slashes;
}

function endOfBare(text: string, from: number): number {
  let index = from;
  while (index < text.length) {
    const code = text.charCodeAt(index);
    if (isSpace(code) || (code === 0x3c && isTag(text, index))) break;
    // The backslashes before it are the quote's.
    if (isQuote(code) && !isInside(text, index + 1)) {
      return Math.max(from, index - slashesBefore(text, index));
    }
    if (soft.has(code) && endsHere(text, index + 1)) break;
    index += 1;
  }
  return index;
}

/** Whether a value goes on after a quote in it: `it's-secret`. */
function isInside(text: string, next: number): boolean {
  return isLetterOrDigit(text.charCodeAt(next)) || '_$%^*@#~-'.includes(text.charAt(next) || ' ');
}

/** `</password>`, `<br>`, and what stands for what is hidden: `<token 1>`. */
const tag = /<(?:\/|[ \t"'`]|$|!?[a-z][\w:#|.-]{0,24}(?: \d+)?\/?>)/iy;

function isTag(text: string, at: number): boolean {
  tag.lastIndex = at;
  return tag.test(text);
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

/** Nothing, what stands for nothing (as `[` of an empty list), and what is hidden already. */
export function isNoSecret(value: string): boolean {
  return /^(?:null|none|nil|undefined|true|false|\*+|x{3,}|\[?redacted\]?|[[({]?)$/i.test(value);
}

/** For words that are no sure sign: long, or of letters and digits. */
export function looksSecret(value: string): boolean {
  if (value.length >= 16) return !value.includes('/') && !/^[a-z_.:-]+$/.test(value);
  return value.length >= 8 && /[A-Za-z]/.test(value) && /\d/.test(value);
}
