/** Dates and times of day, in the ways that programs write them before what they say. */

/** The source of a pattern. */
export const months = '(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)';
const month = `${months}[a-z]{0,6}\\.?`;
const day = '(?:(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun)[a-z]{0,6},? )?';
const zones =
  'Z|UTC|GMT|CES?T|EES?T|WES?T|MSK|BST|E[SD]T|C[SD]T|M[SD]T|P[SD]T|JST|KST|IST|AE[SD]T|NZ[SD]?T';
const zone = `(?: ?(?:[+-]\\d{2}:?\\d{2}|(?:${zones}))(?![\\w:]))?`;
const noon = '(?:\\s?[AaPp]\\.?[Mm]\\b\\.?)';
const clock = `\\d{1,2}:\\d{2}:\\d{2}(?:[.,:]\\d{1,9})?${noon}?`;
/** Only behind a date: 12.00.00:000, 12-00-00, 12:00, 120000. */
const looseClock =
  '(?:\\d{2}[.-]\\d{2}[.-]\\d{2}(?:[:.]\\d{1,6})?|\\d{1,2}:\\d{2}(?![:\\d])|\\d{6}(?!\\d))';
const numericDate = [
  '\\d{4}年\\d{1,2}月\\d{1,2}日',
  '\\d{4}[-/.]\\d{1,2}[-/.]\\d{1,2}',
  '\\d{1,2}[-/.]\\d{1,2}[-/.]\\d{2,4}',
  `\\d{1,2}[- /]?${month}[- /]?(?:,? ?\\d{2,4})?`,
  '\\d{8}|\\d{6}|\\d{2}-\\d{2}',
].join('|');
const between = '(?:T|[ _\\t]{1,3}|[-:]{1,2}| - |, ?| at )';

/** Since 1970, of this century: s or ms. */
const epoch =
  '(?:1[5-9]\\d{8}(?:\\d{3}|\\.\\d{1,9})?(?=[\\s\\]|,:])|1\\.[5-9]\\d{3,20}e\\+0?9(?=\\s))';

const fromDigit = new RegExp(
  // What is frequent comes first.
  `(?:${clock}|(?:${numericDate})${between}(?:${clock}|${looseClock})${noon}?|\\d{1,2}:\\d{2}(?=${noon})|${epoch})${noon}?${zone}`,
  'y',
);
const fromLetter = new RegExp(
  `${day}(?:${month} {1,2}\\d{1,2}(?:,? \\d{4})?|\\d{1,2} ${month} \\d{4})${between}${clock}${zone}(?: \\d{4}\\b)?`,
  'y',
);
const shortClock = /\d{1,2}:\d{2}(?![\d:])/y;
/** Seconds since the start, as of a kernel or a JVM: only inside of a bracket. */
const elapsed = /\s*\d{1,9}\.\d{2,9}s?(?![\w.])/y;
const date = /(?:\d{4}[-/.]\d{2}[-/.]\d{2})(?![\w./-])/y;

/** @returns where the time that begins at `at` ends; 0 when none begins there. */
export function endOfStamp(text: string, at: number): number {
  const code = text.charCodeAt(at);
  if (!beginsStamp(code)) return 0;
  return endOf(code <= 0x39 ? fromDigit : fromLetter, text, at);
}

/** Whether a time may begin so: with a digit, or with the capital of a weekday or a month. */
export function beginsStamp(code: number): boolean {
  return (code >= 0x30 && code <= 0x39) || (code >= 0x41 && code <= 0x57);
}

/** The same inside of a bracket, where hours and minutes are enough, or a date, or seconds. */
export function endOfBracketStamp(text: string, at: number): number {
  const end = endOfStamp(text, at);
  if (end > 0) return end;
  const code = text.charCodeAt(at);
  if ((code < 0x30 || code > 0x39) && code !== 0x20) return 0;
  return endOf(shortClock, text, at) || endOf(elapsed, text, at) || endOf(date, text, at);
}

const behindShort = /^\s*(?:[[|]|(?:TRACE|DEBUG|INFO|WARN|WARNING|ERROR|FATAL|CRITICAL)\b)/;

/** A time of hours and minutes, or a date: a time only where a bracket or a level follows it. */
export function endOfShortStamp(text: string, at: number): number {
  const end = endOf(shortClock, text, at) || endOf(date, text, at);
  return end > 0 && behindShort.test(text.slice(end, end + 12)) ? end : 0;
}

function endOf(pattern: RegExp, text: string, at: number): number {
  pattern.lastIndex = at;
  return pattern.test(text) ? pattern.lastIndex : 0;
}
