import { fail, type Result, succeed } from '../../result';
import type { FindQuery, PatternFault } from './find.types';
import { whyInvalid } from './patternFault';
import type { Matcher } from './textMatcher';
import { wordEdgePattern } from './words';

/**
 * Looks for a regular expression in one line. It may take any time: only where it can be stopped.
 * Matches of no characters are passed over, for there is nothing to be shown of them.
 */
export function createPatternMatcher(query: FindQuery): Result<Matcher, PatternFault> {
  const compiled = compilePattern(query);
  if (!compiled.ok) return compiled;
  const pattern = compiled.value;
  return succeed((text, found) => {
    pattern.lastIndex = 0;
    for (let match = pattern.exec(text); match !== null; match = pattern.exec(text)) {
      const to = match.index + match[0].length;
      if (to > match.index) found(match.index, to);
      else pattern.lastIndex = match.index + widthAt(text, match.index);
    }
  });
}

/** With `u` where the pattern allows it: many that people know are older than that, and are taken too. */
export function compilePattern(query: FindQuery): Result<RegExp, PatternFault> {
  const { text, matchCase, wholeWord } = query;
  const flags = matchCase ? 'g' : 'gi';
  let fault: unknown = null;
  for (const unicode of [true, false]) {
    const all = unicode ? `${flags}u` : flags;
    try {
      // By itself first: what is put around it must not make a whole of two halves.
      const alone = new RegExp(text, all);
      const edge = wordEdgePattern(unicode);
      return succeed(wholeWord ? new RegExp(`${edge}(?:${text})${edge}`, all) : alone);
    } catch (error) {
      fault = error;
    }
  }
  return fail(whyInvalid(text, fault));
}

function widthAt(text: string, at: number): number {
  return (text.codePointAt(at) ?? 0) > 0xffff ? 2 : 1;
}
