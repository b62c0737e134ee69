import { isDigit, isLetter, isLetterOrDigit, isQuote, isSpace } from './characters';
import type { Report } from './kinds';

/**
 * IPv4 addresses with their ports. Four numbers with dots may be a version as well: what follows
 * `v` or `version`, and what ends like one (`-beta`, `.jar`), is left.
 */
export function findIpv4(text: string, report: Report): void {
  let index = 0;
  for (let dot = text.indexOf('.'); dot >= 0; dot = text.indexOf('.', index)) {
    let from = dot;
    while (from > index && isDigit(text.charCodeAt(from - 1))) from -= 1;
    index = dot + 1;
    if (from === dot || !isDigit(text.charCodeAt(index))) continue;
    const number = readDotted(text, from);
    index = number.to;
    const value = addressOf(number);
    if (value === null || isVersion(text, number.from, number.to)) continue;
    if (value === '0.0.0.0' || value.startsWith('127.')) continue;
    index = number.parts === 4 ? endOfPort(text, number.to) : number.to;
    report('ip', number.from, index, value);
  }
}

/** Where a port (`:25565`) that begins at `at` ends; `at` itself if there is none. */
export function endOfPort(text: string, at: number): number {
  if (text.charCodeAt(at) !== 0x3a) return at;
  let index = at + 1;
  while (index < at + 6 && isDigit(text.charCodeAt(index))) index += 1;
  if (index === at + 1 || isDigit(text.charCodeAt(index))) return at;
  return Number(text.slice(at + 1, index)) <= 0xffff ? index : at;
}

interface Dotted {
  readonly from: number;
  readonly to: number;
  readonly parts: number;
  /** The first four, as far as they are octets. */
  readonly octets: readonly number[];
  /** The last, of at most five digits; else -1. */
  readonly last: number;
}

/** All of `1.2.3.4.5`, the dots at its ends left out. */
function readDotted(text: string, from: number): Dotted {
  const octets: number[] = [];
  let parts = 0;
  let last = -1;
  let index = from;
  for (;;) {
    const start = index;
    while (isDigit(text.charCodeAt(index))) index += 1;
    const digits = index - start;
    last = digits <= 5 ? Number(text.slice(start, index)) : -1;
    if (parts < 4 && digits <= 3 && last <= 255) octets.push(last);
    parts += 1;
    const goesOn = text.charCodeAt(index) === 0x2e && isDigit(text.charCodeAt(index + 1));
    if (!goesOn) return { from, to: index, parts, octets, last };
    index += 1;
  }
}

/** tcpdump and its like write the port as a fifth number. */
function addressOf({ parts, octets, last }: Dotted): string | null {
  if (octets.length < 4) return null;
  const withPort = parts === 5 && last > 1_023 && last <= 0xffff;
  return parts === 4 || withPort ? octets.join('.') : null;
}

const versionEnding =
  /-(?:alpha|beta|rc|pre|snapshot|release|final|dev|build)|\.(?:jar|zip|dll|exe)\b/iy;

function isVersion(text: string, from: number, to: number): boolean {
  versionEnding.lastIndex = to;
  if (versionEnding.test(text)) return true;
  // The word before, and at most so much between as in `"version": "1.2.3.4"`.
  let end = from;
  while (end > from - 5 && isBetween(text.charCodeAt(end - 1))) end -= 1;
  let start = end;
  while (start > end - 8 && isLetter(text.charCodeAt(start - 1))) start -= 1;
  const word = text.slice(start, end).toLowerCase();
  if (isLetterOrDigit(text.charCodeAt(start - 1))) return false;
  return word === 'version' || word === 'ver' || (word === 'v' && from - end <= 1);
}

function isBetween(code: number): boolean {
  return isSpace(code) || isQuote(code) || code === 0x3a || code === 0x3d || code === 0x2e;
}
