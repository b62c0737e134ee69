import { isEvent, readBracket } from './bracket';
import { type Level, levelOf, sureLevelOf } from './level';
import { endOfShortStamp, endOfStamp } from './stamp';
import { levelAt } from './wordLevel';

/** What the general rule found at the beginning of a line. */
export interface Scan {
  readonly level: Level | null;
  readonly timed: boolean;
  /** A bracket told the level, or a column of its own. */
  readonly marked: boolean;
  /** Where the message begins, as far as it is known. */
  readonly at: number;
}

/** A head has no more parts than this: time, thread, process, level, logger … */
const PARTS = 10;
const word = /[A-Za-z_][\w.$/@*~#-]*/y;
/** The number of a process or thread, the depth of a counter. */
const number = /(?:[#\d][\d.:#]{0,20}|\d[\da-f]{2,12})(?=[\s|\]>-])/y;
const fact = /[a-z_]{2,16}=[\w.:-]{1,60}(?= )/y;
const keyed = /\b(?:level|lvl|severity|loglevel)[=:]"?([A-Za-z]{1,13})\b/y;

/**
 * Goes through the parts of a head from `start` on, until one tells the level or none of them can
 * any more. `timed`: a time has been read in front of it.
 *
 * The rule is for formats nobody has listed: brackets, times, numbers, names in columns, and a
 * word for the level among them. Behind a colon the message may have begun: there a level is only
 * what is marked as one.
 */
export function scanHead(text: string, start: number, timed: boolean): Scan {
  let at = start;
  /** The end of the last part that is the head's beyond doubt: a name may be the message's. */
  let sure = start;
  let isTimed = timed;
  let colon = false;
  let names = 0;
  let bare = false;
  /** The time came behind a name: it is a head only with a level, and otherwise a sentence. */
  let late = false;
  /** The name may be that of a person who says what follows. */
  let speaker = false;
  const found = (level: Level | null, end: number, marked = false): Scan => ({
    level,
    timed: isTimed && !(late && level === null),
    marked,
    at: end,
  });

  for (let part = 0; part < PARTS; part++) {
    const from = at;
    at = skipSeparators(text, at);
    colon ||= at > from && text.slice(from, Math.min(at, from + 8)).includes(':');
    const code = text.charCodeAt(at);
    if (code === 0x5b || code === 0x28 || (code === 0x3c && (!isTimed || isMarked(text, at)))) {
      // A frame of Lua's.
      if (text.startsWith('[C]: in ', at)) break;
      const bracket = readBracket(text, at);
      if (bracket === null) break;
      // A name in angles is a person's, and one in parentheses begins no line of a logger's.
      if (!bracket.timed && ((code === 0x3c && !isTimed) || (code === 0x28 && part === 0))) break;
      // A remark in parentheses is not the head's.
      if (code === 0x28 && bracket.level === null && !bracket.timed && colon) break;
      isTimed ||= bracket.timed;
      const opened = at;
      at = bracket.end;
      sure = at;
      if (bracket.level !== null) {
        return found(sureBehind(text, opened, at) ?? bracket.level, at, true);
      }
      if (bracket.event) return found(null, at);
      bare = false;
      continue;
    }
    if (isDigit(code) || code === 0x23) {
      // Behind what the table knows the program's own head may stand, with another time.
      const again = start > 0 && part === 0;
      const stampEnd =
        isTimed && colon && !again ? 0 : endOfStamp(text, at) || endOfShortStamp(text, at);
      if (stampEnd > 0) {
        late ||= !isTimed && names > 0;
        // The colon stood before the time.
        if (late || again) colon = false;
        isTimed = true;
        at = stampEnd;
        sure = at;
        continue;
      }
      number.lastIndex = at;
      if ((!isTimed && part === 0) || colon || !number.test(text)) break;
      at = number.lastIndex;
      continue;
    }
    if (!isLetter(code)) break;
    keyed.lastIndex = at;
    const pair = isTimed ? keyed.exec(text) : null;
    if (pair !== null) return found(levelOf(pair[1] ?? ''), keyed.lastIndex, true);
    if (!isTimed) {
      const stampEnd = endOfStamp(text, at);
      if (stampEnd > 0) {
        isTimed = true;
        at = stampEnd;
        sure = at;
        continue;
      }
    }
    // Sidekiq: `pid=12 tid=8c3 class=Job INFO: `.
    fact.lastIndex = at;
    if (isTimed && !colon && fact.test(text)) {
      at = fact.lastIndex;
      bare = false;
      continue;
    }
    word.lastIndex = at;
    if (!word.test(text)) break;
    const end = word.lastIndex;
    const level = levelAt(text, at, end, {
      colon,
      named: names > 0 && colon,
      speaker,
      timed: isTimed,
      bare,
    });
    if (level !== null) return found(sureAfter(text, at, end) ?? level, end, isTimed);
    // What follows a bare word counts only if it is a level without doubt.
    if (bare || names >= 3) break;
    const next = text.charCodeAt(end);
    const name = endOfName(text, end);
    if (name > 0) {
      if (!isTimed && next !== 0x20 && !isTimeBehind(text, name)) break;
      // `CHAT: Sam: ERROR`: whatever is said there is no level.
      if (next === 0x3a && isEvent(text.slice(at, end))) break;
      speaker = next === 0x3a && names === 0 && !isLogger(text, at, end);
      at = name;
    } else if (next === 0x09 && isTimed && !colon) {
      at = end;
    } else if (next === 0x20 && isTimed && !colon && isLogger(text, at, end)) {
      at = end;
      bare = true;
    } else {
      break;
    }
    names += 1;
  }
  return found(null, sure);
}

/** `[NOTIFICATION] ERROR: `, `[panic][ERROR]`: a word of the language is no level where one without doubt follows. */
function sureBehind(text: string, opened: number, end: number): Level | null {
  const code = text.charCodeAt(end);
  if (code !== 0x20 && code !== 0x5b) return null;
  const said = text.slice(opened + 1, end - 1);
  if (said !== 'panic' && (sureLevelOf(said) !== null || levelOf(said) === null)) return null;
  const next = /^(?: \[?|\[)([A-Z]{3,9})(?:\]|: )/.exec(text.slice(end, end + 16));
  return sureLevelOf(next?.[1] ?? '');
}

/** `- Config: WARNING: `: the same of who speaks, in a column. */
function sureAfter(text: string, at: number, end: number): Level | null {
  if (text.charCodeAt(end) !== 0x3a || sureLevelOf(text.slice(at, end)) !== null) return null;
  return sureLevelOf(/^: ([A-Z]{3,9}): /.exec(text.slice(end, end + 14))?.[1] ?? '');
}

/** Loggers and threads are called `main` or `discord.client`; sentences begin with a capital. */
function isLogger(text: string, at: number, end: number): boolean {
  return text.charCodeAt(at) >= 0x61 || text.slice(at, Math.min(end, at + 60)).includes('.');
}

/** NetworkManager's `<info>`; otherwise a name in angles is a person's. */
function isMarked(text: string, at: number): boolean {
  return /^<(?:trace|debug|info|warn|error)> /.test(text.slice(at, at + 8));
}

/** `name: 2024-01-01 12:00:00`: the end of the name is at its colon. */
function isTimeBehind(text: string, end: number): boolean {
  if (text.charCodeAt(end) !== 0x3a) return false;
  return endOfStamp(text, skipSeparators(text, end)) > 0;
}

/** The end of a name's mark: `name: `, `name[12]: `, `name | `, `name - `; 0 for another word. */
function endOfName(text: string, end: number): number {
  if (!mayMark(text, end)) return 0;
  const found =
    /^(?:\[\d{1,10}\]|:\d{1,6}(?=: ))?(?::(?= |\t)| {1,20}[|-](?= )| ?\|| {1,20}:(?= ))/.exec(
      text.slice(end, end + 40),
    );
  // The colon is left to be seen by who looks for it.
  if (found === null) return 0;
  return found[0].endsWith(':') ? end + found[0].length - 1 : end + found[0].length;
}

/** Cheap: most words are followed by a space and the next one. */
function mayMark(text: string, end: number): boolean {
  let at = end;
  while (text.charCodeAt(at) === 0x20) at += 1;
  const code = text.charCodeAt(at);
  return code === 0x3a || code === 0x7c || code === 0x2d || (code === 0x5b && at === end);
}

/** Spaces, and what stands between columns; colours that were left in by ^1 or § are skipped. */
function skipSeparators(text: string, start: number): number {
  let at = start;
  for (;;) {
    const code = text.charCodeAt(at);
    const separates =
      code === 0x20 ||
      code === 0x09 ||
      code === 0x2d ||
      code === 0x3a ||
      code === 0x7c ||
      code === 0x2c ||
      code === 0x3b ||
      code === 0xa0 ||
      code === 0x3e;
    if (separates) at += 1;
    else if (code === 0xa7 || (code === 0x5e && isDigit(text.charCodeAt(at + 1)))) at += 2;
    else return at;
  }
}

function isDigit(code: number): boolean {
  return code >= 0x30 && code <= 0x39;
}

function isLetter(code: number): boolean {
  return (code >= 0x41 && code <= 0x5a) || (code >= 0x61 && code <= 0x7a) || code === 0x5f;
}
