import { plain } from '../plain';
import { type Head, readHead } from './head';
import { type Level, sureLevelOf } from './level';
import {
  beginsFrame,
  isErrorLine,
  isFrame,
  isGoFrame,
  isLink,
  isSourceModFrame,
  readTrace,
} from './trace';

/**
 * How grave a line is, and which lines belong together. A line after the other goes through here,
 * once, in the order of the log; nothing is ever looked at again.
 *
 * `formats` is the table of formats, `scan` the rule for those that are not in it (`stamp` and
 * `bracket` are its parts), `json` reads lines of JSON; `head` joins them to one answer for one
 * line. `trace` knows stack traces. Here is what the lines before decide. Nothing here keeps a
 * line or knows where the answers are kept (`mark` is how they can be).
 */

/** Where a line stands. */
export interface Place {
  /** That of its head, if it has none of its own. `null`: nothing tells it. */
  readonly level: Level | null;
  /** The number of the line whose group it belongs to; `null`: it stands for itself. */
  readonly of: number | null;
  /** `awaited`: the next line may tell this one's level. `told`: this line told that of `of`. */
  readonly levelOfHead: 'known' | 'awaited' | 'told';
}

export interface Levels {
  /**
   * @param text a line of the log, with its colours or without
   * @param line its number, higher than that of any line before
   */
  push(text: string, line: number): Place;
}

/** The group that is open. `loose`: a plain line, which holds nothing but a trace. */
interface Group {
  readonly line: number;
  readonly sort: Head['sort'] | 'loose' | 'trace';
  readonly level: Level | null;
}

/** What begins a run in the log of a container: nothing belongs to the run before. */
const fresh =
  /^(?:container@\S{1,60}[~:]|:\/home\/container\$|Loading libraries, please wait|Starting net\.minecraft\.|openjdk version ")/;
const daemon = /^\[[\w .-]{1,60} Daemon\]:/;
const restart = /marked as (?:starting|offline)/;
const panic = /^thread '[^']{1,80}' (?:\(\d{1,9}\) )?panicked at .{1,300}:$/;
/** The end of what an error of Node's holds. */
const closing = /^[\]})]{1,4}[,;]?$/;
const secondLine = /^([A-Z]{3,15}): /;

const standing: Omit<Place, 'level' | 'of'> = { levelOfHead: 'known' };

/** Plain lines before the first head that count. */
const MOST_BEFORE = 8;

export function createLevels(): Levels {
  let group: Group | null = null;
  /** How many lines had a head, how many of them but a name, and how many stood without one. */
  let heads = 0;
  let tags = 0;
  let loose = 0;
  /** How often plain lines came behind a head with a time. */
  let runs = 0;
  let plainBefore = false;
  /** The group is its head and nothing else so far. */
  let alone = false;
  let inPython = false;
  let inGo = false;
  /** Node has shown the place of an error, and the error comes. */
  let inNode = false;
  /** The line before was a line of a trace. */
  let tracing = false;
  /** What was said last goes on in the next line. */
  let unfinished = false;

  function reset(): void {
    group = null;
    heads = 0;
    tags = 0;
    loose = 0;
    runs = 0;
    plainBefore = false;
    inPython = false;
    inGo = false;
    inNode = false;
    tracing = false;
    unfinished = false;
  }

  /**
   * Whether a line without a head belongs to the line before. It does where lines have heads; but
   * there are servers whose own output has none, and only what a library logs has one.
   */
  function attaches(to: Group): boolean {
    switch (to.sort) {
      case 'timed':
      case 'two lines':
        return runs < 4 || runs * 2 <= heads;
      case 'marked':
        return heads > loose;
      case 'tagged':
        return tags > 4 + 2 * loose;
      case 'worded':
      case 'said':
        return heads > 20 + 10 * loose;
      case 'mixed':
      case 'loose':
      case 'trace':
        return false;
    }
  }

  function stand(line: number, sort: Group['sort'], level: Level | null): Place {
    group = { line, sort, level };
    alone = true;
    return { level, of: null, ...standing };
  }

  function join(to: Group): Place {
    alone = false;
    return { level: to.level, of: to.line, ...standing };
  }

  function pushHead(head: Head, text: string, line: number): Place | null {
    if (group !== null && head.level !== 'fatal') {
      const headed = group.sort === 'timed' || group.sort === 'marked';
      if (headed && head.sort === 'said' && attaches(group)) return null;
      if (group.sort === 'timed' && head.sort === 'tagged' && tracing && attaches(group))
        return null;
      if (inGo && head.sort === 'tagged') return null;
      if (group.sort === 'trace' && inPython && head.sort === 'said') return null;
      if (inNode && head.sort === 'said') {
        inNode = false;
        return join(group);
      }
      if (head.sort === 'worded' && isGrave(group) && readTrace(text) === 'goes on') {
        return join(group);
      }
    }
    if (group !== null && sameHead(head, group)) {
      // The exception that the line before tells of.
      if (head.fell && alone && isGrave(group)) return join(group);
      if (isFrame(messageOf(text, head.at)) || isSourceModFrame(text)) return join(group);
    }
    // What is printed before the first head says little of what comes after.
    if (heads === 0) loose = Math.min(loose, MOST_BEFORE);
    heads += 1;
    if (head.sort === 'tagged') tags += 1;
    plainBefore = false;
    inPython = false;
    tracing = false;
    inNode = false;
    inGo = head.level === 'fatal' && head.sort === 'worded';
    unfinished = panic.test(text);
    stand(line, head.sort, head.level);
    const levelOfHead = head.sort === 'two lines' ? 'awaited' : 'known';
    return { level: head.level, of: null, levelOfHead };
  }

  function pushTrace(text: string, line: number): Place | null {
    const sort = readTrace(text);
    if (sort === null) return null;
    const again = tracing && !inNode;
    tracing = true;
    if (sort === 'goes on') {
      if (text.startsWith('goroutine ')) inGo = true;
      // What a chain goes on with is no next error.
      if (isLink(text)) tracing = false;
      return group === null ? null : join(group);
    }
    const python = inPython;
    inPython = sort === 'begins python';
    inNode = sort === 'begins node';
    if (group !== null && (python || attaches(group))) return join(group);
    // An error behind the trace of another one is the next.
    if (group !== null && isGrave(group) && !again && sort !== 'begins node') return join(group);
    return stand(line, 'trace', 'error');
  }

  function pushPlain(text: string, line: number): Place {
    tracing = false;
    if (group !== null) {
      if (attaches(group)) {
        if (!plainBefore && group.sort === 'timed') runs += 1;
        plainBefore = true;
        return join(group);
      }
      const inTrace = group.sort === 'trace' || group.sort === 'worded';
      if (inTrace && inPython && isErrorLine(text)) {
        inPython = false;
        return join(group);
      }
      if (inGo && isGoFrame(text)) return join(group);
      if (group.sort !== 'loose' && closing.test(text)) return join(group);
      // The lines of the source that Node shows.
      if (inNode) return join(group);
      if (unfinished) {
        unfinished = false;
        return join(group);
      }
      if (group.sort === 'timed') runs += plainBefore ? 0 : 1;
    }
    plainBefore = true;
    inPython = false;
    inGo = false;
    inNode = false;
    loose += 1;
    return stand(line, 'loose', null);
  }

  function pushIndented(text: string, line: number): Place {
    if (group !== null && (holdsIndented(group) || readTrace(text) !== null)) {
      tracing = true;
      return join(group);
    }
    return pushPlain(text, line);
  }

  return {
    push(styled, line) {
      const text = plain(styled);
      if (group?.sort === 'two lines') {
        const level = sureLevelOf(secondLine.exec(text)?.[1] ?? '') ?? julOnly(text);
        group = { line: group.line, sort: 'timed', level };
        if (level !== null) return { level, of: group.line, levelOfHead: 'told' };
      }
      const code = text.charCodeAt(0);
      if (Number.isNaN(code) || text.trim() === '') {
        if (group !== null && (attaches(group) || group.sort === 'trace' || inGo || tracing)) {
          return join(group);
        }
        return { level: null, of: null, ...standing };
      }
      if (code === 0x5b && daemon.test(text)) {
        if (restart.test(text)) reset();
        return { level: null, of: null, ...standing };
      }
      const head = readHead(text);
      if (head !== null) {
        const place = pushHead(head, text, line);
        if (place !== null) return place;
      }
      if (code === 0x20 || code === 0x09) return pushIndented(text, line);
      if (fresh.test(text)) {
        reset();
        return stand(line, 'loose', null);
      }
      return pushTrace(text, line) ?? pushPlain(text, line);
    },
  };
}

/** FINE and CONFIG are words of the language, but not here. */
function julOnly(text: string): Level | null {
  return /^(?:FINE|CONFIG): /.test(text) ? 'debug' : null;
}

function holdsIndented(group: Group): boolean {
  return group.sort !== 'loose' && group.sort !== 'mixed';
}

function sameHead(head: Head, group: Group): boolean {
  // FiveM puts the name of the script before each line of a trace.
  if (head.sort === 'tagged') return head.level === null && isGrave(group);
  if (head.sort !== 'timed' && head.sort !== 'mixed') return false;
  if (head.sort !== group.sort) return false;
  if (head.fell) return true;
  // Docker and syslog put a time of theirs before each line of a trace.
  return head.level === group.level || head.level === null;
}

function isGrave(group: Group): boolean {
  return group.level === 'warn' || group.level === 'error' || group.level === 'fatal';
}

/** What a head is followed by, less the brackets and the separator that belong to the head. */
const restOfHead = /\]?(?:[: ]{0,2}\[[^\]]{0,120}\]){0,6}:? ?/y;

function messageOf(text: string, at: number): string {
  restOfHead.lastIndex = at;
  const from = restOfHead.test(text) ? restOfHead.lastIndex : at;
  return beginsFrame(text.charCodeAt(from)) ? text.slice(from, from + 400) : '';
}
