import type { Format } from './format';
import { formats } from './formats';
import { readJson } from './json';
import { type Level, levelOf, levelOfLetter, mayBeLevel, sureLevelOf } from './level';
import { type Scan, scanHead } from './scan';
import { endOfStamp } from './stamp';

/**
 * `timed`: with a time, or otherwise such as no line but a logger's begins. `mixed`: the same, of a
 * program that prints as many lines without. `json`: a whole line of JSON. `marked`: a level in a
 * bracket. `worded`: a word for the level before ordinary text (`WARNING: …`); `said` when such
 * a word may also begin a sentence. `tagged`: a name in a bracket. `two lines`: the level follows.
 */
export type HeadSort =
  | 'timed'
  | 'mixed'
  | 'json'
  | 'marked'
  | 'worded'
  | 'said'
  | 'tagged'
  | 'two lines';

/** How a line begins that stands for itself. */
export interface Head {
  readonly sort: HeadSort;
  readonly level: Level | null;
  /** Where the message begins, as far as it is known. */
  readonly at: number;
  /** No word told the level, but the name of an exception. */
  readonly fell?: boolean;
}

/** A name in a bracket, which is not the number that Rails gives a request. */
const tag =
  /^\[(?![\da-f]{8}-(?:[\da-f]{4}-){3}[\da-f]{12}\])(?:(?:[!+*?~-]\] | {0,30}(?![\w.-]{1,60}\] [\w.]{1,120}Exception\[|v\d|string |signal |internal |running\]|C\]|Errno |WinError |SQL:|parameters:|Callstack\]|global chunk\])[A-Za-z][\w .:#/&+'@-]{0,50}\]:?[ \t]{0,16})\S| {0,30}[\w.:-]{1,60}\] {1,60}$)/;
/** `ERROR: …`, `*** WARNING ***`, `Error! …`, `error - …`; in capitals a space is enough. */
const worded =
  /^(?:[*!=#]{1,5}>? {0,2})?([A-Za-z]{3,13})(?=(: |:$|:\t|! |, [a-z]| {1,2}- | {0,2}[*!=#]{2})|(\[\d[\d:|.TZ+-]{2,30}\])|[ \t])/;
const apt = /^[EW]: \S/;
const bareWords = /^(?:TRACE|DEBUG|INFO|WARN|WARNING|ERROR|SEVERE|FATAL|CRITICAL)$/;
/** `Error loading …`, but no `Error reporting`. */
const unsuccessful =
  /^ (?:while |when |occurr?ed:? |(?!report|handl|logg|track|monitor|check|correct|go|us)[a-z]{3,14}ing:? (?!is |was |has |en|dis|on\b|off\b))/;
const failing = /[\s:>|-]{0,4}Error( [a-z].{0,60})/y;
/** `[net] receiving, error: System.IO.IOException: …`, `[script:shop] TypeError: …` */
const thrown =
  /\b[Ee]rror: (?:[A-Za-z_]\w{0,60}\.){1,12}\w{0,60}(?:Exception|Error): |^\[[^\]]{1,60}\] (?:Uncaught )?[A-Z]\w{0,60}Error: /;
const goesOn = /^ [a-z]/;
/** Someone whose name is a word for a level. */
const happened = /^ (?:killed .{1,80} with |(?:has )?(?:joined|left) the (?:game|server))/;
/** The name of an exception, but not of a person: in full, or one that a language has. */
const fall =
  /[\s:>|-]{0,4}(?:(?:Unhandled |Uncaught )?[Ee]xception(?: (?:occurr?ed|caught))?: |(?:[A-Za-z_$][\w$]{0,80}\.){1,20}[A-Z][\w$]{0,80}(?:Exception|Error)(?::|$)|[A-Z]\w{0,80}Exception(?::|$)|(?:Type|Reference|Range|Syntax|Key|Value|Index|Attribute|Runtime)Error: |Traceback \(most recent call last\):$)/y;
/** Bedrock says this before what it logs while it has no file for it. */
const unfiled = 'NO LOG FILE! - ';
/** Ctrl+C, as a terminal shows it. */
const ended = '^C';
/** What cannot begin a head costs no more than this look at it. */
const digit = 0x30;
const letter = 0x41;

/** The formats by how a line begins; `any` tells at once that it is none of them. */
const byBeginning = new Map<number, { readonly any: RegExp; readonly formats: Format[] }>();
for (const format of formats) {
  for (const [line] of format.examples) {
    const code = beginningOf(line, skipPrompt(line));
    const before = byBeginning.get(code)?.formats ?? [];
    if (before.includes(format)) continue;
    const together = [...before, format];
    const any = new RegExp(together.map(({ pattern }) => pattern.source).join('|'));
    byBeginning.set(code, { any, formats: together });
  }
}

/** By the first character, in a bracket by the second one as well; a time of day is not like other numbers. */
function beginningOf(text: string, at: number): number {
  const code = classOf(text.charCodeAt(at));
  if (code === 0x5b) {
    const within = classOf(text.charCodeAt(at + 1));
    return within === digit && text.charCodeAt(at + 3) === 0x3a ? 0x30000 : 0x10000 + within;
  }
  return code === digit && text.charCodeAt(at + 2) === 0x3a ? 0x20000 : code;
}

/** Digits are alike, and so are letters. */
function classOf(code: number): number {
  if (code >= 0x30 && code <= 0x39) return digit;
  const upper = code & 0xdf;
  return upper >= 0x41 && upper <= 0x5a ? letter : code;
}

/** Reads how a line begins: by the table first, then by the general rule. `null`: it is no head. */
export function readHead(text: string): Head | null {
  const start = skipPrompt(text);
  const code = classOf(text.charCodeAt(start));
  const line = start === 0 ? text : text.slice(start);
  const table = byBeginning.get(beginningOf(text, start));
  for (const format of table?.any.test(line) ? table.formats : []) {
    const match = format.pattern.exec(line);
    if (match === null) continue;
    const from = match[0].length;
    const held = format.holdsLine ? readHead(line.slice(from)) : null;
    if (held?.sort === 'two lines') return { ...held, at: from + held.at };
    if (held?.level) return { sort: 'timed', level: held.level, at: from + held.at };
    return byFormat(format, line, from, match[1]);
  }
  if (code === 0x7b) {
    const json = readJson(line);
    return json === null ? null : { sort: 'json', level: json.level, at: line.length };
  }
  if (code === 0x20) return bySpace(line);
  if (code === 0x09 || Number.isNaN(code)) return null;
  return byRule(line, code);
}

/** Behind spaces, only a time with a level is a head: much else that is printed there goes on. */
function bySpace(line: string): Head | null {
  let at = 1;
  while (at < 8 && line.charCodeAt(at) === 0x20) at += 1;
  const code = classOf(line.charCodeAt(at));
  if (code !== digit && code !== 0x5b) return null;
  const scan = scanHead(line, at, false);
  return scan.timed && scan.level !== null ? byScan('timed', scan, line) : null;
}

function byFormat(format: Format, line: string, at: number, word: string | undefined): Head {
  const sort = format.sort ?? 'timed';
  if (word !== undefined) {
    if (format.read !== undefined) return { sort, level: format.read(word), at };
    const own = format.words?.[word.toUpperCase()];
    if (own !== undefined) return { sort, level: own, at };
    return { sort, level: word.length === 1 ? levelOfLetter(word) : levelOf(word), at };
  }
  if (format.otherwise !== undefined) return { sort, level: format.otherwise, at };
  const scan = scanHead(line, at === 0 ? 0 : lastColon(line, at), true);
  return byScan(sort, scan, line);
}

/** Where no word tells the level, an exception does. */
function byScan(sort: HeadSort, { level, at }: Scan, line: string): Head {
  if (level !== null || sort === 'mixed') return { sort, level, at };
  fall.lastIndex = at;
  if (fall.test(line)) return { sort, level: 'error', at, fell: true };
  failing.lastIndex = at;
  const failed = failing.exec(line);
  return {
    sort,
    level: failed !== null && unsuccessful.test(failed[1] ?? '') ? 'error' : null,
    at,
  };
}

/** A colon at the end of what was matched is left for the general rule to see. */
function lastColon(line: string, end: number): number {
  let at = end;
  while (at > 0 && line.charCodeAt(at - 1) === 0x20) at -= 1;
  return at > 0 && line.charCodeAt(at - 1) === 0x3a ? at - 1 : end;
}

function byRule(line: string, code: number): Head | null {
  const bracketed = code === 0x5b || code === 0x28 || code === 0x3c;
  if (bracketed || code === digit || code === letter) {
    const plain = code === letter ? byWord(line) : null;
    if (plain !== null) return plain;
    const scan = scanHead(line, 0, false);
    if (scan.timed) return byScan('timed', scan, line);
    if (bracketed && scan.level !== null) {
      return { sort: scan.marked ? 'marked' : 'tagged', level: scan.level, at: scan.at };
    }
    if (code === 0x5b && tag.test(line)) {
      return { sort: 'tagged', level: thrown.test(line) ? 'error' : null, at: scan.at };
    }
    return null;
  }
  return byWord(line);
}

function byWord(line: string): Head | null {
  const match = mayBeWorded(line) ? worded.exec(line) : null;
  const word = match?.[1];
  if (match === null || word === undefined) {
    return apt.test(line) ? { sort: 'worded', level: levelOfLetter(line.charAt(0)), at: 2 } : null;
  }
  const level = sureLevelOf(word);
  if (level === null) return null;
  const capitals = word === word.toUpperCase();
  const small = word === word.toLowerCase();
  // logrus, geth: the time behind the level.
  if (match[3] !== undefined)
    return capitals ? { sort: 'timed', level, at: match[0].length } : null;
  if (!capitals && word.toLowerCase() === 'information') return null;
  // A list of levels.
  if (small && match[2] !== undefined && line[match[0].length] === ',') return null;
  if (word === 'Error' && unsuccessful.test(line.slice(5, 60))) {
    return { sort: 'said', level, at: match[0].length };
  }
  if (match[2] === undefined && !(capitals && bareWords.test(word))) return null;
  // Django, Airflow: the time behind the level.
  const time = match[2] === undefined ? endOfStamp(line, match[0].length + 1) : 0;
  if (time > 0) return { sort: 'timed', level, at: time };
  if (match[2] === undefined && happened.test(line.slice(match[0].length))) return null;
  // `WARN is a word`: between heads with a time it goes on with one of them.
  if (match[2] === undefined && goesOn.test(line.slice(match[0].length))) {
    return { sort: 'said', level, at: match[0].length };
  }
  // An Error of JavaScript is called so, and compilers write theirs in small letters.
  const sort = capitals || (small && level !== 'error') ? 'worded' : 'said';
  return { sort, level, at: match[0].length };
}

/** Cheap: what begins with another word than one for a level is most of what is printed. */
function mayBeWorded(line: string): boolean {
  let end = 0;
  while (end < 14 && classOf(line.charCodeAt(end)) === letter) end += 1;
  if (end === 0) return true;
  return mayBeLevel(line, 0, end) && sureLevelOf(line.slice(0, end)) !== null;
}

/**
 * A prompt before a head, what the terminal has shown of a key that ends a program, and a game's own
 * codes for colours that were left in: `^1`, `§c`.
 */
function skipPrompt(text: string): number {
  if (text.startsWith(unfiled)) return unfiled.length;
  if (text.startsWith(ended)) return ended.length;
  let at = 0;
  while (at < 4 && text.charCodeAt(at) === 0x3e) at += 1;
  if (at > 0 && text.charCodeAt(at) === 0x20) at += 1;
  if (at > 0 && (text.charCodeAt(at) !== 0x5b || text.startsWith('> [global chunk]'))) return 0;
  for (;;) {
    const code = text.charCodeAt(at);
    const next = text.charCodeAt(at + 1);
    if (code === 0xa7 && next > 0x20) at += 2;
    else if (code === 0x5e && next >= 0x30 && next <= 0x39) at += 2;
    else return at;
  }
}
