import { isDigit, isKeyCharacter, isLetter, isLetterOrDigit, isQuote, isSpace } from './characters';
import type { Report } from './kinds';
import { endOfValue, isNoSecret, looksSecret } from './valueForm';

/** Secrets that are known by the word before them: `token=…`, `"password": "…"`, `--secret …`. */

const words =
  /tokens?|passw(?:or)?ds?|passphrase|passcode|secrets?|authorization|credentials?|keys?|pwd|pass|auth|gslt|setsteamaccount|steam_acc(?:ount)?/gi;

/** What may stand right before `key`, `pass`, `pwd` and `auth`, which are ends of other words, too. */
const compounds =
  /(?:api|access|secret|private|licen[cs]e|encrypt(?:ion)?|sign(?:ing)?|auth|server|client|session|master|rcon|web|user|admin|db|ssh|ftp)$/i;

/** Past such a word, so far is looked for a long secret without any sign between. */
const REACH = 64;
/** Longest name of a setting that is looked at whole. */
const LONGEST_NAME = 40;
const LONG = 32;

export function findValues(text: string, report: Report): void {
  words.lastIndex = 0;
  /** Where the last long run ended: no run is measured twice. */
  let measured = 0;
  for (let match = words.exec(text); match !== null; match = words.exec(text)) {
    const from = match.index;
    const to = from + match[0].length;
    if (!isSecretWord(text, from, to, match[0])) continue;
    const value = readAssigned(text, from, to, match[0].toLowerCase());
    if (value !== null) {
      report('token', value.from, value.to, text.slice(value.from, value.to));
      words.lastIndex = value.to;
      continue;
    }
    const run = longRun(text, Math.max(to, measured), to + REACH);
    if (run === null) continue;
    measured = run.to;
    if (looksRandom(text.slice(run.from, run.to))) {
      report('token', run.from, run.to, text.slice(run.from, run.to));
    }
  }
}

function isSecretWord(text: string, from: number, to: number, word: string): boolean {
  if (isLetter(text.charCodeAt(to))) return false;
  // The name goes on: `SECRET_ACCESS_KEY`, `token_type`.
  if (text.charCodeAt(to) === 0x5f && isLetter(text.charCodeAt(to + 1))) return false;
  if (!/^(?:key|pass$|pwd|auth$)/i.test(word)) return true;
  const before = text.charCodeAt(from - 1);
  if (!isLetter(before)) return true;
  const isHump = text.charCodeAt(from) < 0x60 && before > 0x60;
  return isHump || compounds.test(text.slice(Math.max(0, from - 12), from));
}

interface Place {
  readonly from: number;
  readonly to: number;
}

function readAssigned(text: string, from: number, to: number, word: string): Place | null {
  let index = to;
  while (isDigit(text.charCodeAt(index))) index += 1;
  const quoted = afterQuote(text, index);
  const isQuoted = quoted > index;
  index = skipSpaces(text, quoted);
  const name = startOfName(text, from);
  const sign = signAt(text, index);
  const isElement = text.charCodeAt(name - 1) === 0x3c;
  if (sign === '>' && !isElement) return null;
  if (sign === '') return isFlag(text, name, from) ? valueAt(text, index, to) : null;
  const place = valueAt(text, skipSpaces(text, index + sign.length), to);
  if (place === null || sign !== ':') return place;
  // A colon follows such words in sentences, too.
  if (/^(?:passw|passp|passc|pwd|secret|authorization)/.test(word)) return place;
  if (isQuoted && word.startsWith('token')) return place;
  return looksSecret(text.slice(place.from, place.to)) ? place : null;
}

/** Past `"`, `'`, `\"` and a bracket that ends a name. */
function afterQuote(text: string, at: number): number {
  let index = at;
  if (text.charCodeAt(index) === 0x5c) index += 1;
  if (isQuote(text.charCodeAt(index))) index += 1;
  else index = at;
  return text.charCodeAt(index) === 0x5d ? index + 1 : index;
}

function skipSpaces(text: string, at: number): number {
  let index = at;
  while (index < at + 8 && isSpace(text.charCodeAt(index))) index += 1;
  return index;
}

function signAt(text: string, at: number): string {
  const two = text.slice(at, at + 2);
  if (two === ':=' || two === '=>' || two === '==') return two;
  const one = text.charAt(at);
  return one === '=' || one === ':' || one === '>' ? one : '';
}

/** `--password X`, `+rcon_password X`, and the setting itself: `sv_password "X"`. */
function isFlag(text: string, start: number, from: number): boolean {
  const before = text.charCodeAt(start - 1);
  const first = text.charAt(start);
  if (before === 0x2b || first === '-') return true;
  return /^(?:rcon|sv)_$/.test(text.slice(start, from)) && !isLetterOrDigit(before);
}

/** Of the name of a setting that the word at `from` is the end of. */
function startOfName(text: string, from: number): number {
  let start = from;
  while (start > from - LONGEST_NAME && isNamePart(text.charCodeAt(start - 1))) start -= 1;
  return start;
}

function isNamePart(code: number): boolean {
  return isKeyCharacter(code) || code === 0x2e;
}

const scheme = /(?:bearer|basic|bot|token|digest|negotiate)[ \t]+/iy;

/** The value that begins at `at`, the quotes around it left out. `after`: the end of its word. */
function valueAt(text: string, at: number, after: number): Place | null {
  if (at === after) return null;
  scheme.lastIndex = at;
  const start = scheme.test(text) ? scheme.lastIndex : at;
  const place = endOfValue(text, start);
  return isNoSecret(text.slice(place.from, place.to)) ? null : place;
}

/** The first run of at least 32 characters of a key that begins before `limit`. */
function longRun(text: string, at: number, limit: number): Place | null {
  let index = at;
  while (index < limit && index < text.length) {
    const from = index;
    while (isBase64(text.charCodeAt(index))) index += 1;
    if (index - from >= LONG) return { from, to: index };
    index = Math.max(index, from + 1);
  }
  return null;
}

function isBase64(code: number): boolean {
  return isKeyCharacter(code) || code === 0x2b || code === 0x2f || code === 0x3d;
}

/** Not a path, and not a name of words with dashes. */
function looksRandom(run: string): boolean {
  const mixed = /[A-Z]/.test(run) && /[a-z]/.test(run) && /\d/.test(run);
  if (run.includes('/')) return mixed && !run.startsWith('/');
  return mixed || (run.match(/\d/g)?.length ?? 0) >= 3;
}
