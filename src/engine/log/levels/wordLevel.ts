import { type Level, levelOf, levelOfLetter, mayBeLevel, sureLevelOf } from './level';

const behindColumn = /^ (?:[A-Z][\w.]{1,40}: |\[[A-Z])/;
const padded = /^ {1,8}\[/;
const saidTo = /^: .{1,32} to .{1,32}: /;

/** Where in its line a word stands. */
interface Place {
  readonly colon: boolean;
  readonly named: boolean;
  readonly speaker: boolean;
  readonly timed: boolean;
  readonly bare: boolean;
}

/** The level that the word at `at <= index < end` tells; `null`: it is no word for one there. */
export function levelAt(text: string, at: number, end: number, place: Place): Level | null {
  if (text.charCodeAt(at + 1) === 0x2f && place.timed) return levelOfLetter(text.charAt(at));
  let from = at;
  // Monolog: the channel and the level with a point between.
  const point = text.lastIndexOf('.', end - 1);
  if (point > at && text.charCodeAt(end) === 0x3a) from = point + 1;
  const to = text.charCodeAt(end - 1) === 0x2d ? end - 1 : end;
  if (to - from !== 1 && !mayBeLevel(text, from, to)) return null;
  const said = text.slice(from, to);
  if (said.length === 1) return levelOfLetterAt(text, said, end, place);
  const capitals = said === said.toUpperCase();
  const level =
    capitals || said === 'fail' || isColumn(text, from, end) ? levelOf(said) : sureLevelOf(said);
  if (level === null) return null;
  const next = text.charCodeAt(end);
  const ends = next === 0x3a || next === 0x21 || next === 0x5d;
  if (place.named) {
    if (place.speaker && said === said.toLowerCase()) return null;
    // fail2ban: the column of the level, and who it is of.
    if (capitals && place.timed && !place.speaker && padded.test(text.slice(end, end + 10)))
      return level;
    return ends ? level : null;
  }
  // A word for what was asked of a server, and a level only of winston's, in small letters.
  if (said === 'HTTP' && /[ :]/.test(text.charAt(end))) return null;
  if (text.startsWith('://', end)) return null;
  // MTA: what a player says to another.
  if (said === 'MSG' && saidTo.test(text.slice(end, end + 60))) return null;
  // LuckPerms: `[LP] LOG > …`, behind a line with a head.
  if (said === 'LOG' && !place.timed && text.startsWith(' >', end)) return null;
  if (capitals) return /[\w.]/.test(text.charAt(end)) ? null : level;
  if (ends || next === 0x09 || isColumn(text, from, end)) return level;
  if (next === 0x20 && text.charCodeAt(end + 1) === 0x20) return level;
  // TShock: a name in a bracket, and Info.
  if (said === 'Info' && next === 0x20 && !place.timed && !place.colon) return level;
  // Emby, mcpelauncher: a name behind it, which no sentence has.
  if (place.timed && !place.colon && behindColumn.test(text.slice(end, end + 44))) return level;
  // "info listening": in small letters right behind the time it is no sentence.
  const small = said === said.toLowerCase();
  return small && place.timed && !place.colon && !place.bare && next === 0x20 ? level : null;
}

/** One letter is a level only where nothing else can be meant: `I/tag`, `| I |`, `I server:`. */
function levelOfLetterAt(text: string, letter: string, end: number, place: Place): Level | null {
  if (!place.timed || place.colon || place.bare) return null;
  const rest = text.slice(end, end + 40);
  return /^(?:\/|\||:| \|| {2}| [\w/-]{2,30}(?:: | +\[)| - {2,10}\[)/.test(rest)
    ? levelOfLetter(letter)
    : null;
}

/** Whether the word stands between bars or dashes, as in a table. */
function isColumn(text: string, at: number, end: number): boolean {
  let before = at - 1;
  while (before > 0 && text.charCodeAt(before) === 0x20) before -= 1;
  const bar = text.charCodeAt(before);
  if (bar !== 0x7c && bar !== 0x2d) return false;
  let after = end;
  while (text.charCodeAt(after) === 0x20) after += 1;
  const next = text.charCodeAt(after);
  return next === 0x7c || next === 0x2d || next === 0x3a;
}
