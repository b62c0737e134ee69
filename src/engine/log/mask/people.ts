import { isDigit, isHex, isLetter, isLetterOrDigit } from './characters';
import type { Report } from './kinds';

/** E-mail addresses and UUIDs. */

/** Most characters of a mailbox's name and of a domain. */
const LONGEST_LOCAL = 64;
const LONGEST_DOMAIN = 255;

const otherLetter = /[\p{Script=Latin}\p{Script=Cyrillic}\p{Script=Greek}\p{M}]/u;

export function findEmails(text: string, report: Report): void {
  let passed = 0;
  for (let at = text.indexOf('@'); at >= 0; at = text.indexOf('@', at + 1)) {
    const from = startOfLocal(text, at, passed);
    if (from === at) continue;
    const to = endOfDomain(text, at + 1);
    if (to < 0) continue;
    report('email', from, to, text.slice(from, to).toLowerCase());
    passed = to;
  }
}

function startOfLocal(text: string, at: number, passed: number): number {
  const least = Math.max(passed, at - LONGEST_LOCAL);
  let from = at;
  while (from > least && isLocal(text, from - 1)) from -= 1;
  if (from === at) {
    // Rare, but allowed: a name that ends in a sign which elsewhere parts words.
    while (from > least && "=?/'&`{|}".includes(text.charAt(from - 1))) from -= 1;
    if (from < at) while (from > least && isLocal(text, from - 1)) from -= 1;
  }
  while (from < at && text.charCodeAt(from) === 0x2e) from += 1;
  return from;
}

function isLocal(text: string, index: number): boolean {
  return isNameLetter(text, index) || '._%+-!#$*^~'.includes(text.charAt(index));
}

function isNameLetter(text: string, index: number): boolean {
  const code = text.charCodeAt(index);
  return code < 0x80 ? isLetterOrDigit(code) : otherLetter.test(text.charAt(index));
}

/** -1 unless there is a dot in it, and a name of letters after the last one. */
function endOfDomain(text: string, from: number): number {
  const most = Math.min(text.length, from + LONGEST_DOMAIN);
  let end = -1;
  let label = from;
  for (let index = from; index <= most; index++) {
    const code = index < most ? text.charCodeAt(index) : Number.NaN;
    if (code === 0x2d || (index < most && isNameLetter(text, index))) continue;
    if (index === label || text.charCodeAt(label) === 0x2d) break;
    if (label > from && isTopName(text, label, index)) end = index;
    if (code !== 0x2e) break;
    label = index + 1;
  }
  return end;
}

function isTopName(text: string, from: number, to: number): boolean {
  if (to - from < 2) return false;
  if (text.startsWith('xn--', from)) return true;
  for (let index = from; index < to; index++) {
    const code = text.charCodeAt(index);
    if (isDigit(code) || (code < 0x80 && !isLetter(code))) return false;
  }
  return true;
}

/** With dashes anywhere; the 32 digits alone where they are a word and their kind is given right. */
export function findUuids(text: string, report: Report): void {
  for (let dash = text.indexOf('-'); dash >= 0; dash = text.indexOf('-', dash + 1)) {
    if (!isDashed(text, dash)) continue;
    const from = dash - 8;
    const to = from + 36;
    report('uuid', from, to, text.slice(from, to).replaceAll('-', '').toLowerCase());
    dash = to - 1;
  }
  // A run of 32 has a character at one of these places.
  for (let index = 31; index < text.length; index += 32) {
    if (!isHex(text.charCodeAt(index))) continue;
    let from = index;
    while (from > index - 32 && isHex(text.charCodeAt(from - 1))) from -= 1;
    const to = from + 32;
    if (allHex(text, from, 32) && isWord(text, from, to) && isPlayerKind(text, from)) {
      report('uuid', from, to, text.slice(from, to).toLowerCase());
    }
  }
}

function isDashed(text: string, dash: number): boolean {
  const isDash = (index: number): boolean => text.charCodeAt(index) === 0x2d;
  if (!isDash(dash + 5) || !isDash(dash + 10) || !isDash(dash + 15)) return false;
  return (
    allHex(text, dash - 8, 8) &&
    allHex(text, dash + 1, 4) &&
    allHex(text, dash + 6, 4) &&
    allHex(text, dash + 11, 4) &&
    allHex(text, dash + 16, 12)
  );
}

function allHex(text: string, from: number, length: number): boolean {
  if (from < 0) return false;
  for (let index = from; index < from + length; index++) {
    if (!isHex(text.charCodeAt(index))) return false;
  }
  return true;
}

function isWord(text: string, from: number, to: number): boolean {
  return !isLetterOrDigit(text.charCodeAt(from - 1)) && !isLetterOrDigit(text.charCodeAt(to));
}

/** Random, or made from a name: what players have. A checksum is mostly neither. */
function isPlayerKind(text: string, from: number): boolean {
  const kind = text.charAt(from + 12);
  return (kind === '3' || kind === '4') && '89abAB'.includes(text.charAt(from + 16));
}
