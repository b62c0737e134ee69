import { plain } from '../plain';
import {
  endsPython,
  type Group,
  goesOnBehindHead,
  groupOf,
  headlessGroup,
  holdsIndented,
  isGrave,
  isNotOf,
  isOfAnother,
  withoutContainer,
} from './group';
import { createHabits } from './habits';
import { type Head, readHead } from './head';
import { type Level, sureLevelOf } from './level';
import {
  isBareFrame,
  isCrash,
  isErrorLine,
  isGoFrame,
  isLink,
  isOfCompiler,
  isOfSource,
  isOfSteam,
  isVariable,
  opensDump,
  readTrace,
} from './trace';
import { introducesStack, introducesTraceback, nothingUnended, unendedBehind } from './unended';

/**
 * How grave a line is, and which lines belong together. A line after the other goes through here,
 * once, in the order of the log; nothing is ever looked at again.
 *
 * `formats` is the table of formats, `scan` the rule for those that are not in it (`stamp`,
 * `bracket` and `wordLevel` are its parts), `json` reads lines of JSON; `head` joins them to one
 * answer for one line. `trace` knows stack traces, `group` which lines are held, `unended` what may
 * go on, `habits` what the log has been like so far. Here is what the lines before decide. Nothing
 * here keeps a line or knows where the answers are kept (`mark` is how they can be).
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

/** What begins a run in a log: nothing belongs to the run before. */
const fresh =
  /^(?:container@\S{1,60}[~:]|:\/home\/container\$|Loading libraries, please wait|Starting net\.minecraft\.|openjdk version "|Loaded log file: "server_log\.txt"|= Multi Theft Auto: San Andreas v)/;
/** The same of FiveM. Behind another head it may be a rule in what is said. */
const bannerOfFiveM = /^={64}$/;
const daemon = /^\[[\w .-]{1,60} Daemon\]:/;
/** What a debugger says between the lines of what it runs. */
const debuggerSays =
  /^(?:\[(?:New Thread|Thread|Inferior|Detaching|Attaching|tcsetpgrp) .{1,200}\]$|\(gdb\))/;
const restart = /marked as (?:starting|offline)/;
/** The end of what an error of Node's holds. */
const closing = /^(?:[\]})]{1,4}[,;]?$|\} reason: )/;
/** Source: the end of a reason that has a line break in it. */
const endOfReason = '")';
/** A heading, and what it has in braces. */
const opening = /^[[{]$/;
const secondLine = /^([\p{Lu}\p{Lo}]{2,15}): /u;

const standing: Omit<Place, 'level' | 'of'> = { levelOfHead: 'known' };

export function createLevels(): Levels {
  let group: Group | null = null;
  let habits = createHabits();
  /** The group is its head and nothing else so far. */
  let alone = false;
  let unended = nothingUnended();

  function reset(): void {
    group = null;
    habits = createHabits();
    unended = nothingUnended();
  }

  function stand(begun: Group): Place {
    group = begun;
    alone = true;
    return { level: begun.level, of: null, ...standing };
  }

  function join(to: Group): Place {
    alone = false;
    return { level: to.level, of: to.line, ...standing };
  }

  function pushHead(head: Head, text: string, line: number): Place | null {
    if (group?.quotesPhp && text.startsWith('PHP ')) return join(group);
    if (group !== null && (head.level !== 'fatal' || head.sort === 'said')) {
      const headed = group.sort === 'timed' || group.sort === 'marked';
      if (headed && head.sort === 'said' && habits.attaches(group)) {
        if (!isNotOf(group, text, alone && group.introduces)) return null;
      }
      if (unended.tracing && group.sort === 'timed' && head.sort === 'tagged') {
        if (habits.attaches(group)) return null;
      }
      if (head.sort === 'tagged' && head.level === null && habits.holdsTagged(group)) return null;
      if (unended.go && head.sort === 'tagged') return null;
      if (group.sort === 'trace' && unended.tracing && isVariable(text)) return join(group);
      if (alone && group.empty && head.sort === 'tagged' && head.level === null) return null;
      if (group.sort === 'trace' && unended.python && head.sort === 'said') return null;
      if (unended.node && head.sort === 'said') {
        unended.node = false;
        return join(group);
      }
      if (head.sort === 'worded' && isGrave(group) && readTrace(text) === 'goes on') {
        return join(group);
      }
      if (headed && head.sort === 'worded' && isGrave(group) && isOfCompiler(text)) {
        if (habits.attaches(group)) return join(group);
      }
      // What it died of.
      if (headed && head.sort === 'worded' && group.level === 'fatal' && isCrash(text)) {
        return join(group);
      }
    }
    if (group !== null && goesOnBehindHead(head, text, group, alone, unended)) {
      const isHeading = introducesStack(text);
      unended.lines = isHeading ? 1 : 0;
      unended.go ||= isHeading;
      unended.told ||= unended.python && endsPython(head, text);
      unended.python &&= !endsPython(head, text);
      unended.python ||= introducesTraceback(text);
      return join(group);
    }
    habits.sawHead(head);
    unended = unendedBehind(head, text);
    stand(groupOf(head, text, line));
    const levelOfHead = head.sort === 'two lines' ? 'awaited' : 'known';
    return { level: head.level, of: null, levelOfHead };
  }

  function pushTrace(text: string, line: number): Place | null {
    const sort = readTrace(text);
    if (sort === null) return null;
    // A rule of somebody's, where nothing has gone wrong.
    if (text === '#' && !unended.tracing && (group === null || !isGrave(group))) return null;
    const again = unended.tracing && !unended.node && !unended.chained;
    unended.tracing = true;
    unended.lines = 0;
    if (sort === 'goes on') {
      if (text.startsWith('goroutine ')) unended.go = true;
      unended.chained = isLink(text);
      if (opensDump(text)) unended.dump = true;
      return group === null ? null : join(group);
    }
    const goesOn = unended.python || unended.chained;
    unended.chained = false;
    unended.python = sort === 'begins python';
    unended.node = sort === 'begins node';
    const uncaught = group !== null && isNotOf(group, text, alone && group.introduces);
    if (group !== null && (goesOn || (habits.attaches(group) && !uncaught))) return join(group);
    // An error behind the trace of another one is the next.
    const itself = sort !== 'begins node' || group?.level === 'fatal';
    if (group !== null && isGrave(group) && !again && itself) return join(group);
    return stand(headlessGroup(line, 'trace', 'error'));
  }

  function pushPlain(text: string, line: number): Place {
    if (group !== null && unended.tracing && isBareFrame(text)) return join(group);
    if (group?.sort === 'worded' && unended.tracing && isOfSource(text)) return join(group);
    unended.tracing = false;
    if (group !== null) {
      if (alone && group.introduces && opening.test(text)) {
        unended.dump = true;
        return join(group);
      }
      if (text === endOfReason) return join(group);
      if (habits.attaches(group)) {
        habits.sawPlain();
        return join(group);
      }
      const inTrace = group.sort === 'trace' || group.sort === 'worded';
      if (inTrace && unended.python && isErrorLine(text)) {
        unended.python = false;
        return join(group);
      }
      if (unended.go && isGoFrame(text)) return join(group);
      if ((group.sort !== 'loose' || unended.dump) && closing.test(text)) {
        unended.dump = false;
        return join(group);
      }
      // The lines of the source that Node shows.
      if (unended.node || (isGrave(group) && isOfSteam(text))) return join(group);
      if (unended.lines > 0) {
        unended.lines -= 1;
        return join(group);
      }
    }
    habits.sawPlain();
    habits.sawLoose();
    unended.python = false;
    unended.go = false;
    unended.node = false;
    const opens = opensDump(text) || opening.test(text);
    unended.dump = opens;
    return stand(headlessGroup(line, 'loose', null, opens || text.endsWith(':')));
  }

  function pushIndented(text: string, line: number): Place {
    if (group?.sort === 'loose' && group.introduces) return join(group);
    if (group !== null && (holdsIndented(group) || unended.dump || readTrace(text) !== null)) {
      if (opensDump(text) && readTrace(text) !== null) unended.dump = true;
      unended.tracing = true;
      unended.lines = 0;
      return join(group);
    }
    return pushPlain(text, line);
  }

  return {
    push(styled, line) {
      const text = plain(styled);
      if (group?.sort === 'two lines') {
        const second = withoutContainer(group, text);
        const level = sureLevelOf(secondLine.exec(second)?.[1] ?? '') ?? julOnly(second);
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
            group.sort === 'json' ||
            (alone && (text === ' ' || group.sort === 'timed')) ||
            unended.lines > 0 ||
            unended.go ||
            unended.tracing)
        ) {
          return join(group);
        }
        return { level: null, of: null, ...standing };
      }
      const isNamed = code === 0x5b && !isDigit(text.charCodeAt(1));
      if (isNamed && daemon.test(text)) {
        if (restart.test(text)) reset();
        return { level: null, of: null, ...standing };
      }
      if ((isNamed || code === 0x28) && debuggerSays.test(text)) {
        return { level: null, of: null, ...standing };
      }
      const head = readHead(text);
      if (head !== null) {
        const place = pushHead(head, text, line);
        if (place !== null) return place;
      }
      if (group !== null && isOfAnother(group, text)) {
        return stand(headlessGroup(line, 'loose', null));
      }
      if (code === 0x20 || code === 0x09) return pushIndented(text, line);
      if (fresh.test(text) || (group?.sort === 'tagged' && bannerOfFiveM.test(text))) {
        reset();
        return stand(headlessGroup(line, 'loose', null));
      }
      return pushTrace(text, line) ?? pushPlain(text, line);
    },
  };
}

function isDigit(code: number): boolean {
  return code >= 0x30 && code <= 0x39;
}

/** Whatever may begin a line of nothing but spaces. */
function isSpace(code: number): boolean {
  return code <= 0x20 || code >= 0xa0;
}

/** FINE and CONFIG are words of the language, but not here. */
function julOnly(text: string): Level | null {
  return /^(?:FINE|CONFIG): /.test(text) ? 'debug' : null;
}
