import type { Head } from './head';
import type { Level } from './level';
import {
  beginsFrame,
  isCrashdetectFrame,
  isFrame,
  isFrameOfScript,
  isGoFunction,
  isLink,
  isSourceModFrame,
  isThrown,
  isUncaught,
} from './trace';
import { introducesTraceback, type Unended } from './unended';

/** The group that is open. `loose`: a plain line, which holds nothing but a trace. */
export interface Group {
  readonly line: number;
  readonly sort: Head['sort'] | 'loose' | 'trace';
  readonly level: Level | null;
  /** The bracket that its head begins with, or the name of a container or program; empty where there is none. */
  readonly tag: string;
  /** Its head says that something follows. */
  readonly introduces: boolean;
  /** nginx tells what PHP has said, in several lines. */
  readonly quotesPhp: boolean;
  /** Its head says nothing. */
  readonly empty: boolean;
}

/** Celery: `retry: Retry in 30s: TimeoutError('no')`, whose trace follows. */
const namesError = /: [A-Z]\w{0,60}(?:Error|Exception)\(.{0,300}\)$/;

export function groupOf(head: Head, text: string, line: number): Group {
  return {
    line,
    sort: head.sort,
    level: head.level,
    tag: tagOf(text),
    introduces: text.endsWith(':') || namesError.test(text),
    quotesPhp: text.includes('FastCGI sent in stderr: "'),
    empty: head.sort === 'timed' && text.slice(head.at).trim() === '',
  };
}

function tagOf(text: string): string {
  if (text.charCodeAt(0) === 0x5b) return text.slice(0, text.indexOf(']') + 1);
  return introducesTraceback(text) ? programOf(text) : containerOf(text);
}

/** The program that a line of the journal is of, and its number. */
const program =
  /^(?:[A-Z][a-z]{2} {1,2}\d{1,2} [\d:.]{8,15}|\d{4}-\d\d-\d\dT\S{8,30}) \S{1,80} ([\w./@()-]{1,80}\[\d{1,9}\]: )/;

function programOf(text: string): string {
  return program.exec(text)?.[1] ?? containerOf(text);
}

/** What another program has logged while a trace was being told. */
function isOfOtherProgram({ tag }: Group, text: string): boolean {
  return tag.endsWith(']: ') && !text.includes(tag);
}

/** Docker Compose: whose line it is. */
const container = /^[\w.-]{1,60} {1,20}\| /;

/** The name of the container that stands before a line, with its bar; empty where there is none. */
export function containerOf(text: string): string {
  return container.exec(text)?.[0] ?? '';
}

/** A line of another container goes on with nothing. */
export function isOfAnother(group: Group, text: string): boolean {
  const { tag } = group;
  if (!tag.endsWith('| ') || text.startsWith(tag)) return false;
  return container.test(`${text} `);
}

/** What the container of the group has said. */
export function withoutContainer({ tag }: Group, text: string): string {
  return tag.endsWith('| ') && text.startsWith(tag) ? text.slice(tag.length) : text;
}

export function headlessGroup(
  line: number,
  sort: 'loose' | 'trace',
  level: Level | null,
  introduces = false,
): Group {
  return { line, sort, level, tag: '', introduces, quotesPhp: false, empty: false };
}

export function isGrave({ level }: Pick<Group, 'level'>): boolean {
  return level === 'warn' || level === 'error' || level === 'fatal';
}

/**
 * What this line tells of was not logged with the head before it: `Failed to load:` introduces what
 * follows, and a head that says that all is well introduces no error.
 */
export function isNotOf(group: Group, text: string, introduced: boolean): boolean {
  const headed = group.sort !== 'loose' && group.sort !== 'trace';
  if (!headed || introduced || isGrave(group)) return false;
  return group.level === null ? isThrown(text) : isUncaught(text);
}

/** Whether a line that begins with spaces goes on with the group, whatever it says. */
export function holdsIndented(group: Group): boolean {
  return group.sort !== 'loose' && group.sort !== 'mixed' && group.sort !== 'json';
}

/**
 * Whether a line with a head goes on with a trace all the same, as where each line is given one.
 * `alone`: the group is its head and nothing else so far.
 * `unended`: what has begun.
 */
export function goesOnBehindHead(
  head: Head,
  text: string,
  group: Group,
  alone: boolean,
  unended: Unended,
): boolean {
  if (head.level === null && holdsIndented(group) && isFrameOfScript(text)) return true;
  if (isGrave(group) && isCrashdetectFrame(text)) return true;
  if (!isSameHead(head, group) || isOfOtherProgram(group, text)) return false;
  if (head.sort === 'tagged' && goesOnBehindTag(text, group.tag)) return true;
  if (head.level === null && isGrave(group)) {
    if (unended.lines > 0) return true;
    if (unended.go && isGoFunction(text.slice(startOfMessage(text, head.at)))) return true;
  }
  if ((unended.python || unended.told) && isGrave(group)) {
    if (unended.python && goesOnWithPython(head, text)) return true;
    if (goesOnWithChain(head, text)) return true;
  }
  // The exception that the line before tells of.
  if (head.fell && alone && isGrave(group)) return true;
  return isFrame(messageOf(text, head.at)) || isSourceModFrame(text);
}

/** FiveM puts the name of the script before each line of what a script says at once. */
function goesOnBehindTag(text: string, tag: string): boolean {
  if (tag === '' || !text.startsWith(tag)) return false;
  const message = text.slice(tag.length);
  return (
    /^(?: {3}| ?\t)\s*\S|^ ?[\]})]{1,4}[,;]?$/.test(message) || isFrameOfScript(message.trimStart())
  );
}

/** As `KeyError: …`, but not `bot.service: …`, which another program has said meanwhile. */
const classOfError = /^(?:\w{1,80}\.){0,8}[A-Z]\w{0,80}(?:: |:?$)/;

/** Of a trace of Python's, each line behind a head: the last one is not indented and tells the error. */
function goesOnWithPython(head: Head, text: string): boolean {
  if (!endsPython(head, text)) return true;
  return classOfError.test(text.slice(startOfMessage(text, head.at)));
}

/** Of a chain of errors: the line between two of them, empty ones around it, and the next one's first. */
function goesOnWithChain(head: Head, text: string): boolean {
  const said = text.slice(startOfMessage(text, head.at)).trim();
  return said === '' || isLink(said) || introducesTraceback(said);
}

export function endsPython(head: Head, text: string): boolean {
  return text.charCodeAt(startOfMessage(text, head.at)) !== 0x20;
}

function isSameHead(head: Head, group: Group): boolean {
  // FiveM puts the name of the script before each line of a trace.
  if (head.sort === 'tagged') return head.level === null && isGrave(group);
  if (head.sort !== 'timed' && head.sort !== 'mixed') return false;
  if (head.sort !== group.sort) return false;
  // Docker and syslog put a time of theirs before each line of a trace.
  return head.fell || head.level === group.level || head.level === null;
}

/** What a head is followed by, less the brackets and the separator that belong to the head. */
const restOfHead = /\]?(?:[: ]{0,2}\[[^\]]{0,120}\]){0,6}:? ?/y;

/** Where what is said begins, behind a head that was read up to `at`. */
export function startOfMessage(text: string, at: number): number {
  restOfHead.lastIndex = at;
  return restOfHead.test(text) ? restOfHead.lastIndex : at;
}

function messageOf(text: string, at: number): string {
  const from = startOfMessage(text, at);
  return beginsFrame(text.charCodeAt(from)) ? text.slice(from, from + 400) : '';
}
