import type { FindQuery } from './find.types';

/**
 * Counts matches in lines as they are held, with their colours, that each end with `\n`: line and
 * number of matches for each line that has any. A large text is slow to be copied, without colours
 * and in small letters, and not to be looked through. `null`: it takes the text that is shown.
 */
export type CountInStyled = (styled: string) => number[] | null;

const ascii = /^[\x20-\x7e]+$/;
const special = /[.*+?^${}()|[\]\\]/g;
const link = '\u001b]';
/** Colours between two characters. */
const colours = '(?:\\x1b\\[[^m\\n]*m)*';
/** A text that begins like this may begin in a colour. */
const inColour = /^[\d;:[m]/i;
/** Characters. A pattern begins anew at each place, which of longer texts takes its time. */
const longest = 32;

/** `null`: what is looked for can only be found in the text that is shown. */
export function createStyledMatcher(query: FindQuery): CountInStyled | null {
  const { text, matchCase, wholeWord } = query;
  if (wholeWord || text.length > longest || !ascii.test(text) || inColour.test(text)) return null;
  const characters = Array.from(text, (character) => character.replace(special, '\\$&'));
  const pattern = new RegExp(characters.join(colours), matchCase ? 'g' : 'gi');
  // What is small of ASCII though it is not of it itself, `fold` knows and the pattern does not.
  const others = matchCase ? '' : `${/i/i.test(text) ? 'İ' : ''}${/k/i.test(text) ? '\u212a' : ''}`;
  const unlike = [link, ...others];

  return (styled) => {
    if (unlike.some((one) => styled.includes(one))) return null;
    return countByLine(pattern, styled);
  };
}

/**
 * What `matchesInText` counts, in one function: where every line has a match, its calls took as long
 * as the expression itself.
 */
function countByLine(pattern: RegExp, text: string): number[] {
  const numbers: number[] = [];
  let line = -1;
  let end = -1;
  let count = 0;
  pattern.lastIndex = 0;
  while (pattern.test(text)) {
    if (pattern.lastIndex > end) {
      if (count > 0) numbers.push(line, count);
      count = 0;
      // Lines are counted only where there is something in them.
      for (; end < pattern.lastIndex; line++) end = text.indexOf('\n', end + 1);
    }
    count += 1;
  }
  if (count > 0) numbers.push(line, count);
  return numbers;
}
