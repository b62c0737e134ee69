import { beginsWord, endOfRun, isDigit, isHex, isLetter, isLetterOrDigit } from './characters';
import { endOfPort } from './ipv4';
import type { Report } from './kinds';

const COLON = 0x3a;
/** The longest there is, with an IPv4 address at its end. */
const LONGEST = 45;

/** IPv6 addresses with their zones and ports, as `[2001:db8::1]:25565` and as Java writes them. */
export function findIpv6(text: string, report: Report): void {
  let index = 0;
  for (let colon = text.indexOf(':'); colon >= 0; colon = text.indexOf(':', index)) {
    let from = colon;
    while (from > index && isHex(text.charCodeAt(from - 1))) from -= 1;
    index = endOfRun(text, colon, isPart);
    if (text.lastIndexOf(':', index - 1) === colon) continue;
    index = endOfIpv4Tail(text, from, index);
    const found = read(text, from, index);
    if (found === null) continue;
    const { start, end, groups } = found;
    const address = text.slice(start, end);
    index = Math.max(index, found.withPort);
    if (staysVisible(groups)) continue;
    const zone = endOfZone(text, found.withPort);
    const bracket = text.charCodeAt(start - 1) === 0x5b && text.charCodeAt(zone) === 0x5d;
    const port = bracket ? endOfPort(text, zone + 1) : zone;
    index = Math.max(index, zone, port);
    const outside = bracket && port > zone + 1;
    report('ip', outside ? start - 1 : start, outside ? port : zone, keyOf(groups, address));
  }
}

interface Found {
  readonly start: number;
  readonly end: number;
  readonly withPort: number;
  readonly groups: readonly number[];
}

/** A word with a colon may stand before it (`ip:2001:db8::1`), a colon or a port after it. */
function read(text: string, from: number, to: number): Found | null {
  const afterWord = text.indexOf(':', from) + 1;
  for (const start of [from, afterWord]) {
    if (start === from && !mayBegin(text, from)) continue;
    for (const [end, withPort] of ends(text, start, to)) {
      const groups = parseIpv6(text, start, end);
      if (groups === null || isLetterOrDigit(text.charCodeAt(withPort))) continue;
      return { start, end, withPort, groups };
    }
  }
  return null;
}

function mayBegin(text: string, from: number): boolean {
  // `my_dec::abc` is a name in a program.
  if (text.charCodeAt(from - 1) === 0x5f && !isDigit(text.charCodeAt(from))) return false;
  return beginsWord(text, from);
}

/** Where the address may end, and where with what belongs to it. */
function ends(text: string, start: number, to: number): [number, number][] {
  const all: [number, number][] = [[to, to]];
  const bare = text.charCodeAt(to - 1) === COLON ? to - 1 : to;
  if (bare < to) all.push([bare, bare]);
  const colon = text.lastIndexOf(':', bare - 1);
  if (colon > start && endOfPort(text, colon) === bare) all.push([colon, bare]);
  return all;
}

function isPart(code: number): boolean {
  return isHex(code) || code === COLON;
}

/** `::ffff:203.0.113.7`: four numbers in place of the last two groups. */
function endOfIpv4Tail(text: string, from: number, to: number): number {
  if (text.charCodeAt(to) !== 0x2e) return to;
  const group = text.lastIndexOf(':', to - 1) + 1;
  if (group <= from || to - group > 3) return to;
  const end = Math.min(
    group + 15,
    endOfRun(text, group, (code) => isDigit(code) || code === 0x2e),
  );
  const bare = text.charCodeAt(end - 1) === 0x2e ? end - 1 : end;
  return octetsOf(text.slice(group, bare)) === null ? to : bare;
}

function octetsOf(text: string): number[] | null {
  const parts = text.split('.');
  if (parts.length !== 4) return null;
  const octets = parts.map(Number);
  const right = parts.every((part) => /^\d{1,3}$/.test(part)) && octets.every((n) => n <= 255);
  return right ? octets : null;
}

/** The eight groups between `from` and `to`, or `null` if that is no address. */
export function parseIpv6(text: string, from: number, to: number): readonly number[] | null {
  if (to - from < 2 || to - from > LONGEST) return null;
  const halves = text.slice(from, to).split('::');
  if (halves.length > 2) return null;
  const head = groupsOf(halves[0] ?? '');
  if (halves.length === 1) return head?.length === 8 ? head : null;
  const tail = groupsOf(halves[1] ?? '');
  if (head === null || tail === null || head.length + tail.length > 7) return null;
  return [...head, ...Array<number>(8 - head.length - tail.length).fill(0), ...tail];
}

function groupsOf(text: string): number[] | null {
  if (text === '') return [];
  const groups: number[] = [];
  const parts = text.split(':');
  for (const [index, part] of parts.entries()) {
    const octets = index === parts.length - 1 ? octetsOf(part) : null;
    if (octets !== null) {
      const [a = 0, b = 0, c = 0, d = 0] = octets;
      groups.push(a * 256 + b, c * 256 + d);
    } else if (/^[0-9a-f]{1,4}$/i.test(part)) {
      groups.push(Number.parseInt(part, 16));
    } else {
      return null;
    }
  }
  return groups;
}

/** `fe80::1%eth0` */
function endOfZone(text: string, at: number): number {
  if (text.charCodeAt(at) !== 0x25) return at;
  let index = at + 1;
  while (index < at + 17 && isLetterOrDigit(text.charCodeAt(index))) index += 1;
  return isLetter(text.charCodeAt(index)) || index === at + 1 ? at : index;
}

/** `::`, `::1`, and the same two of IPv4 in IPv6. */
function staysVisible(groups: readonly number[]): boolean {
  const [, , , , , mark = 0, high = 0, low = 0] = groups;
  if (groups.slice(0, 5).some((group) => group !== 0)) return false;
  if (mark === 0) return high === 0 && low <= 1;
  return mark === 0xffff && (high >> 8 === 127 || (high === 0 && low === 0));
}

/** An address of IPv4 in IPv6 is the same person as the one of IPv4. */
function keyOf(groups: readonly number[], address: string): string {
  const [, , , , , mark = 0, high = 0, low = 0] = groups;
  const isMapped = mark === 0xffff && groups.slice(0, 5).every((group) => group === 0);
  if (isMapped) return [high >> 8, high & 255, low >> 8, low & 255].join('.');
  return address === '' ? '' : groups.map((group) => group.toString(16)).join(':');
}
