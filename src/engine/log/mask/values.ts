import { isKeyCharacter, isLetter, isLetterOrDigit, isSpace } from './characters';
import type { Report } from './kinds';
import { endOfValue, isNoSecret, looksSecret, quoteAt } from './valueForm';
import { beginsList, type Place, readList, readPlainList } from './valueList';

/** Secrets that are known by the word before them: `token=…`, `"password": "…"`, `--secret …`. */

const words =
  /tokens?|passw(?:or)?ds?|passphrase|passcode|secrets?|authorization|credentials?|keys?|pwd?|pass|auth|gslt|setsteamaccount|steam_acc(?:ount)?/gi;

/** What may stand right before `key`, `pass`, `pwd`, `pw` and `auth`, which are ends of other words, too. */
const compounds =
  /(?:api|access|secret|private|licen[cs]e|encrypt(?:ion)?|sign(?:ing)?|auth|server|client|session|master|rcon|web|user|admin|db|ssh|ftp)$/i;

/** Past such a word, so far is looked for a long secret without any sign between. */
const REACH = 64;
/** Longest name of a setting that is looked at whole. */
const LONGEST_NAME = 40;
const LONG = 32;
/** Characters that are read in a line of lists that are none: else one could be read over and over. */
const VAIN = 16_384;

export function findValues(text: string, report: Report): void {
  words.lastIndex = 0;
  /** Where the last long run ended, and the last lists: none is measured twice. */
  let measured = 0;
  const listed = { all: 0, some: 0 };
  let vain = 0;
  function hide({ from, to }: Place): void {
    report('token', from, to, text.slice(from, to));
  }
  for (let match = words.exec(text); match !== null; match = words.exec(text)) {
    const [word] = match;
    const from = match.index;
    const to = endOfName(text, from + word.length, word);
    if (!isSecretWord(text, from, to, word)) continue;
    const start = startOfValue(text, from, to, word.toLowerCase());
    if (start !== null && beginsList(text, start.at)) {
      const kind = start.sure ? 'all' : 'some';
      if (start.at >= listed[kind]) {
        const list = readList(text, start.at);
        for (const place of list.values) if (isSecret(text, place, start.sure, true)) hide(place);
        listed[kind] = list.to;
      }
      // What stands in it has words of its own.
      words.lastIndex = start.at;
      continue;
    }
    if (start?.sure && vain < VAIN) {
      const list = readPlainList(text, start.at);
      // One alone may be a value that begins and ends with brackets.
      if (list.values.length > 1) {
        for (const place of list.values) if (isSecret(text, place, true, true)) hide(place);
        words.lastIndex = list.to;
        continue;
      }
      vain += list.to - start.at;
    }
    const value = start === null ? null : endOfValue(text, afterScheme(text, start.at));
    if (value !== null && isSecret(text, value, start?.sure === true, false)) {
      hide(value);
      words.lastIndex = value.to;
      continue;
    }
    const run = longRun(text, Math.max(to, measured), to + REACH);
    if (run === null) continue;
    measured = run.to;
    if (looksRandom(text.slice(run.from, run.to))) hide(run);
  }
}

function isSecret(text: string, { from, to }: Place, sure: boolean, listed: boolean): boolean {
  const value = text.slice(from, to);
  if (isNoSecret(value)) return false;
  // Lists of words, as of the keys of a keyboard, are no secrets.
  return sure || (looksSecret(value) && !(listed && /^\D*$|\s/.test(value)));
}

/** What tells several of a kind apart: `TOKEN_2`, `PASSWORD_TEST`, `password.admin`. */
const number = /[._-]?\d{1,9}/y;
const which =
  /[._-](?:test(?:ing)?|prod(?:uction)?|dev(?:elopment)?|stag(?:e|ing)|live|local|main|default|primary|secondary|backup|old|new|admin|root|owner)/iy;

/** Past a number or the like after a word that ends at `to`. */
function endOfName(text: string, to: number, word: string): number {
  const more = [number, ...(/^(?:token|pass[wpc]|secret|pwd)/i.test(word) ? [which] : [])];
  for (const pattern of more) {
    pattern.lastIndex = to;
    if (pattern.test(text) && !isLetterOrDigit(text.charCodeAt(pattern.lastIndex))) {
      return pattern.lastIndex;
    }
  }
  return to;
}

function isSecretWord(text: string, from: number, to: number, word: string): boolean {
  if (isLetter(text.charCodeAt(to))) return false;
  // The name goes on: `SECRET_ACCESS_KEY`, `token_type`.
  if (text.charCodeAt(to) === 0x5f && isLetter(text.charCodeAt(to + 1))) return false;
  if (!/^(?:key|pass$|pwd?$|auth$)/i.test(word)) return true;
  const before = text.charCodeAt(from - 1);
  if (!isLetter(before)) return true;
  const isHump = text.charCodeAt(from) < 0x60 && before > 0x60;
  return isHump || compounds.test(text.slice(Math.max(0, from - 12), from));
}

interface Start {
  readonly at: number;
  /** Else only what looks like a secret is one. */
  readonly sure: boolean;
}

/** Where the value of the setting begins whose name ends in a word at `from`; `to`: where that ends. */
function startOfValue(text: string, from: number, to: number, word: string): Start | null {
  const quoted = afterQuote(text, to);
  const isQuoted = quoted > to;
  const index = skipSpaces(text, quoted);
  const name = startOfName(text, from);
  const sign = signAt(text, index);
  const isElement = text.charCodeAt(name - 1) === 0x3c;
  if (sign === '>' && !isElement) return null;
  if (sign === '') {
    return index > to && isFlag(text, name, from) ? { at: index, sure: true } : null;
  }
  const at = skipSpaces(text, index + sign.length);
  // A colon follows such words in sentences, too.
  const sure =
    sign !== ':' ||
    /^(?:passw|passp|passc|pwd|secret|authorization)/.test(word) ||
    (isQuoted && word.startsWith('token'));
  return { at, sure };
}

/** Past `"`, `'`, `\"` and a bracket that ends a name. */
function afterQuote(text: string, at: number): number {
  const index = quoteAt(text, at) < 0 ? at : quoteAt(text, at) + 1;
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

function afterScheme(text: string, at: number): number {
  scheme.lastIndex = at;
  return scheme.test(text) ? scheme.lastIndex : at;
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
