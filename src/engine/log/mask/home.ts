import { isLetterOrDigit, isSpace } from './characters';
import type { Report } from './kinds';

const unix = /\/(?:home|Users)\/+/g;
const windows = /(?:\\{1,4}|[a-z]:\/{1,2})(?:Users|Documents and Settings)([\\/]{1,4})/gi;
/** Folders that belong to nobody: the first is where every server of a panel lives. */
const nobody = new Set(['container', 'Shared', 'Public', 'Default']);

const LONGEST_NAME = 64;

/** The name in the path of a home folder, and nothing else of the path. */
export function findHomes(text: string, report: Report): void {
  for (const match of text.matchAll(unix)) {
    if (!isRoot(text, match.index)) continue;
    const from = match.index + match[0].length;
    add(text, from, endOfName(text, from), report);
  }
  for (const match of text.matchAll(windows)) {
    const from = match.index + match[0].length;
    add(text, from, endOfWindowsName(text, from, match[1] ?? ''), report);
  }
}

/** What other disks are mounted at, and a container's host: before `/home/` and `/Users/`. */
const roots =
  /(?:^|[^A-Za-z0-9.])\/(?:(?:mnt\/|cygdrive\/)?[a-z]|var|usr|mnt|data|export|host|rootfs|(?:mnt|media|(?:System\/)?Volumes)\/[^/:*?"<>|]{1,32})$/;
const LONGEST_ROOT = 52;

/** Not `example.com/home/news`, but `/var/home/` and `/c/Users/`. */
function isRoot(text: string, at: number): boolean {
  if (!isLetterOrDigit(text.charCodeAt(at - 1))) return true;
  return roots.test(text.slice(Math.max(0, at - LONGEST_ROOT), at));
}

function add(text: string, from: number, end: number, report: Report): void {
  let to = end;
  while (to > from && text.charCodeAt(to - 1) === 0x2e) to -= 1;
  const name = text.slice(from, to);
  if (name !== '' && !nobody.has(name)) report('home', from, to, name);
}

function endOfName(text: string, from: number): number {
  let index = from;
  while (index < from + LONGEST_NAME && isNamePart(text, index)) index += 1;
  return index;
}

/** Of a line that ends with it, or a text in quotes: `C:\Users\Jo Smith`. */
const lastWords = /(?: \p{Lu}[\p{L}\d'.-]{0,24}){1,3}(?=$|"|\\+")/uy;

/** All that a name may hold there, if the path goes on after it as it began: `Jo (Work)`, `O'Brien`. */
function endOfWindowsName(text: string, from: number, separator: string): number {
  let index = from;
  while (index < from + LONGEST_NAME && isWindowsNamePart(text, index)) index += 1;
  const goesOn = text.startsWith(separator, index) && !' .'.includes(text.charAt(index - 1));
  if (goesOn) return index;
  const end = endOfName(text, from);
  lastWords.lastIndex = end;
  if (lastWords.test(text)) return lastWords.lastIndex;
  return endWithSpaces(text, from, end);
}

function isWindowsNamePart(text: string, index: number): boolean {
  return text.charCodeAt(index) >= 0x20 && !'/\\:*?"<>|'.includes(text.charAt(index));
}

/** `C:\Users\Jo Smith/…`: the name goes on only if a path goes on after it. */
function endWithSpaces(text: string, from: number, to: number): number {
  let end = to;
  while (end < from + LONGEST_NAME && isSpace(text.charCodeAt(end))) {
    const next = endOfName(text, end + 1);
    if (next === end + 1) return to;
    end = next;
  }
  const code = text.charCodeAt(end);
  return code === 0x5c || code === 0x2f ? end : to;
}

function isNamePart(text: string, index: number): boolean {
  const code = text.charCodeAt(index);
  if (code > 0x7f) return !isSpace(code);
  return code > 0x20 && !'/\\:*?"<>|\'`,;()[]{}=&'.includes(text.charAt(index));
}
