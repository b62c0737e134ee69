import { plain } from '../plain';
import { type Group, goesOnBehindHead, holdsIndented, isGrave, isNotOf, tagOf } from './group';
import { createHabits } from './habits';
import { type Head, readHead } from './head';
import { type Level, sureLevelOf } from './level';
import {
  isBareFrame,
  isCrash,
  isErrorLine,
  isGoFrame,
  isLink,
  opensDump,
  readTrace,
} from './trace';

/**
 * How grave a line is, and which lines belong together. A line after the other goes through here,
 * once, in the order of the log; nothing is ever looked at again.
 *
 * `formats` is the table of formats, `scan` the rule for those that are not in it (`stamp` and
 * `bracket` are its parts), `json` reads lines of JSON; `head` joins them to one answer for one
 * line. `trace` knows stack traces, `group` which lines are held, `habits` what the log has been
 * like so far. Here is what the lines before decide. Nothing here keeps a line or knows where the
 * answers are kept (`mark` is how they can be).
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

/** What begins a run in the log of a container: nothing belongs to the run before. */
const fresh =
  /^(?:container@\S{1,60}[~:]|:\/home\/container\$|Loading libraries, please wait|Starting net\.minecraft\.|openjdk version ")/;
const daemon = /^\[[\w .-]{1,60} Daemon\]:/;
const restart = /marked as (?:starting|offline)/;
/** A logger that was given a trace as text. */
const loggedTrace = /Traceback \(most recent call last\):$/;
const panic = /^thread '[^']{1,80}' (?:\(\d{1,9}\) )?panicked at .{1,300}:$/;
/** What .NET says of an error may have more than one line, before its frames. */
const unhandled = /^Unhandled exception\. /;
/** The end of what an error of Node's holds. */
const closing = /^[\]})]{1,4}[,;]?$/;
const secondLine = /^([\p{Lu}\p{Lo}]{2,15}): /u;

function linesToCome(text: string): number {
  if (unhandled.test(text)) return 4;
  return panic.test(text) ? 1 : 0;
}

const standing: Omit<Place, 'level' | 'of'> = { levelOfHead: 'known' };

export function createLevels(): Levels {
  let group: Group | null = null;
  let habits = createHabits();
  /** The group is its head and nothing else so far. */
  let alone = false;
  let inPython = false;
  let inGo = false;
  /** An error follows that led to the one before, or came of it. */
  let chained = false;
  /** Node has shown the place of an error, and the error comes. */
  let inNode = false;
  /** The line before was a line of a trace. */
  let tracing = false;
  /** What was said last may go on in so many lines. */
  let unfinished = 0;
  /** The head of the group says that something follows. */
  let introduces = false;
  /** nginx tells what PHP has said, in several lines. */
  let quotesPhp = false;
  /** The head of the group says nothing. */
  let empty = false;
  /** What an error of Node's holds is being shown. */
  let inDump = false;

  function reset(): void {
    group = null;
    habits = createHabits();
    inPython = false;
    inGo = false;
    inNode = false;
    chained = false;
    tracing = false;
    unfinished = 0;
  }

  function stand(line: number, sort: Group['sort'], level: Level | null, tag = ''): Place {
    group = { line, sort, level, tag };
    alone = true;
    return { level, of: null, ...standing };
  }

  function join(to: Group): Place {
    alone = false;
    return { level: to.level, of: to.line, ...standing };
  }

  function pushHead(head: Head, text: string, line: number): Place | null {
    if (group !== null && quotesPhp && text.startsWith('PHP ')) return join(group);
    if (group !== null && head.level !== 'fatal') {
      const headed = group.sort === 'timed' || group.sort === 'marked';
      if (headed && head.sort === 'said' && habits.attaches(group)) {
        if (!isNotOf(group, text, alone && introduces)) return null;
      }
      if (group.sort === 'timed' && head.sort === 'tagged' && tracing && habits.attaches(group))
        return null;
      if (inGo && head.sort === 'tagged') return null;
      if (alone && empty && head.sort === 'tagged' && head.level === null) return null;
      if (group.sort === 'trace' && inPython && head.sort === 'said') return null;
      if (inNode && head.sort === 'said') {
        inNode = false;
        return join(group);
      }
      if (head.sort === 'worded' && isGrave(group) && readTrace(text) === 'goes on') {
        return join(group);
      }
      // What it died of.
      if (headed && head.sort === 'worded' && group.level === 'fatal' && isCrash(text)) {
        return join(group);
      }
    }
    if (group !== null && goesOnBehindHead(head, text, group, alone)) return join(group);
    habits.sawHead(head.sort);
    inPython = loggedTrace.test(text);
    tracing = false;
    inNode = false;
    chained = false;
    inGo = head.level === 'fatal' && head.sort === 'worded';
    unfinished = head.level === 'error' ? linesToCome(text) : 0;
    introduces = text.endsWith(':');
    quotesPhp = text.includes('FastCGI sent in stderr: "');
    empty = head.sort === 'timed' && text.slice(head.at).trim() === '';
    inDump = false;
    stand(line, head.sort, head.level, tagOf(text));
    const levelOfHead = head.sort === 'two lines' ? 'awaited' : 'known';
    return { level: head.level, of: null, levelOfHead };
  }

  function pushTrace(text: string, line: number): Place | null {
    const sort = readTrace(text);
    if (sort === null) return null;
    const again = tracing && !inNode && !chained;
    tracing = true;
    unfinished = 0;
    if (sort === 'goes on') {
      if (text.startsWith('goroutine ')) inGo = true;
      if (isLink(text)) chained = true;
      if (opensDump(text)) inDump = true;
      return group === null ? null : join(group);
    }
    const goesOn = inPython || chained;
    chained = false;
    inPython = sort === 'begins python';
    inNode = sort === 'begins node';
    const uncaught = group !== null && isNotOf(group, text, alone && introduces);
    if (group !== null && (goesOn || (habits.attaches(group) && !uncaught))) return join(group);
    // An error behind the trace of another one is the next.
    if (group !== null && isGrave(group) && !again && sort !== 'begins node') return join(group);
    return stand(line, 'trace', 'error');
  }

  function pushPlain(text: string, line: number): Place {
    if (group !== null && tracing && isBareFrame(text)) return join(group);
    tracing = false;
    if (group !== null) {
      if (habits.attaches(group)) {
        habits.sawPlain(group);
        return join(group);
      }
      const inTrace = group.sort === 'trace' || group.sort === 'worded';
      if (inTrace && inPython && isErrorLine(text)) {
        inPython = false;
        return join(group);
      }
      if (inGo && isGoFrame(text)) return join(group);
      if ((group.sort !== 'loose' || inDump) && closing.test(text)) {
        inDump = false;
        return join(group);
      }
      // The lines of the source that Node shows.
      if (inNode) return join(group);
      if (unfinished > 0) {
        unfinished -= 1;
        return join(group);
      }
    }
    habits.sawPlain(group);
    habits.sawLoose();
    inDump = false;
    inPython = false;
    inGo = false;
    inNode = false;
    return stand(line, 'loose', null);
  }

  function pushIndented(text: string, line: number): Place {
    if (group !== null && (holdsIndented(group) || inDump || readTrace(text) !== null)) {
      if (opensDump(text) && readTrace(text) !== null) inDump = true;
      tracing = true;
      unfinished = 0;
      return join(group);
    }
    return pushPlain(text, line);
  }

  return {
    push(styled, line) {
      const text = plain(styled);
      if (group?.sort === 'two lines') {
        const level = sureLevelOf(secondLine.exec(text)?.[1] ?? '') ?? julOnly(text);
        group = { ...group, sort: 'timed', level };
        if (level !== null) return { level, of: group.line, levelOfHead: 'told' };
      }
      const code = text.charCodeAt(0);
      if (Number.isNaN(code) || (isSpace(code) && text.trim() === '')) {
        if (
          group !== null &&
          (habits.attaches(group) ||
            group.sort === 'trace' ||
            group.sort === 'mixed' ||
            unfinished > 0 ||
            inGo ||
            tracing)
        ) {
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

/** Whatever may begin a line of nothing but spaces. */
function isSpace(code: number): boolean {
  return code <= 0x20 || code >= 0xa0;
}

/** FINE and CONFIG are words of the language, but not here. */
function julOnly(text: string): Level | null {
  return /^(?:FINE|CONFIG): /.test(text) ? 'debug' : null;
}
