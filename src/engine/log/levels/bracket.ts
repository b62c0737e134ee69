import { type Level, levelOf, levelOfLetter } from './level';
import { endOfBracketStamp } from './stamp';

/** What stands in `[…]`, `(…)` or `<…>` in the head of a line. */
export interface Bracket {
  readonly end: number;
  readonly timed: boolean;
  readonly level: Level | null;
  /** A word for what happened: what follows are a person's words, and none of them is a level. */
  readonly event: boolean;
}

const LONGEST = 120;
const closing: Readonly<Record<string, string>> = { '[': ']', '(': ')', '<': '>' };
const events =
  /^(?:chat|say|all|chat ?all|all ?chat|team ?chat|global|local|whisper|msg|pm|join|leave|joined|left|kick|ban|command|cmd|shout|yell|radio|part|rcon|connect|disconnect|research|kill|death)$/i;

/** Reads the bracket that opens at `at`; `null` when it does not close, or late. */
export function readBracket(text: string, at: number): Bracket | null {
  const close = closing[text.charAt(at)];
  if (close === undefined) return null;
  const end = indexOfClose(text, close, at + 1);
  if (end < 0) return null;
  const stampEnd = endOfBracketStamp(text, at + 1);
  const timed = stampEnd > 0 && stampEnd <= end;
  const said = sayingOf(text, timed ? stampEnd : at + 1, end);
  if (said === '') return { end: end + 1, timed, level: null, event: false };
  return {
    end: end + 1,
    timed,
    // winston has `[http]: …`; others so call who speaks.
    level: isHttp(said) && text.charCodeAt(end + 1) !== 0x3a ? null : levelWithin(said, timed),
    // FiveM fills the names of its parts up with spaces: what they say is nobody's.
    event: isEvent(said) && text.charCodeAt(at + 1) !== 0x20,
  };
}

/** Less the colours of FiveM's, and what stands between a time and a word. */
function sayingOf(text: string, from: number, end: number): string {
  const said = text.slice(from, end).trim();
  const code = said.charCodeAt(0);
  if (code === 0x5e) return said.replace(/\^\d/g, '');
  return code === 0x3a || code === 0x2c || code === 0x7c ? said.slice(1).trimStart() : said;
}

function isHttp(said: string): boolean {
  return said.length === 4 && said.toLowerCase() === 'http';
}

/** Whether the word tells of something that happened, and no level follows it. */
export function isEvent(said: string): boolean {
  return said.length <= 12 && events.test(said);
}

/** Of the bracket before `from`; a thread may have one in its name. */
function indexOfClose(text: string, close: string, from: number): number {
  const last = Math.min(text.length, from + LONGEST);
  const open = text.charCodeAt(from - 1);
  const closes = close.charCodeAt(0);
  let depth = 0;
  let first = -1;
  for (let index = from; index < last; index++) {
    const code = text.charCodeAt(index);
    if (code === open) depth += 1;
    if (code !== closes) continue;
    if (depth === 0) return index;
    if (first < 0) first = index;
    depth -= 1;
  }
  return first;
}

/** `said`: `INFO`, `Server thread/INFO`, `core:notice`, `INFO main`, `12:00:00 INFO` less its time. */
function levelWithin(said: string, timed: boolean): Level | null {
  if (said.length === 1) return levelOfLetter(said);
  const whole = levelOf(said);
  if (whole !== null) return whole;
  // Rust's `rocket::config` is a place in a program.
  if (said.includes('::') && !said.includes(' ')) return null;
  for (const separator of ['/', '|', ':', ',']) {
    if (!said.includes(separator)) continue;
    const first = said.slice(0, said.indexOf(separator));
    const last = said.slice(said.lastIndexOf(separator) + 1);
    const level = levelOf(last.trim()) ?? levelOf(first.trim());
    if (level !== null) return level;
  }
  const space = said.indexOf(' ');
  if (space < 0) return null;
  // Signs that fill it up.
  if (!/[\p{L}\d]/u.test(said.slice(space))) return levelOf(said.slice(0, space));
  return (
    levelOfBare(said.slice(0, space), timed) ??
    levelOfBare(said.slice(said.lastIndexOf(' ') + 1), timed)
  );
}

/** Among words, only one in capitals is a level: `[Error log]` is a name. */
function levelOfBare(word: string, timed: boolean): Level | null {
  if (word.length === 1) return timed ? levelOfLetter(word) : null;
  return timed || word === word.toUpperCase() ? levelOf(word.replace(/[:,]$/, '')) : null;
}
