import type { FindQuery } from './find.types';
import { matchesInText } from './lineMatches';

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
    pattern.lastIndex = 0;
    return matchesInText(
      (searched, found) => {
        // Which line it is in is all that is asked, so where it begins does not matter.
        while (pattern.test(searched)) found(pattern.lastIndex - 1, pattern.lastIndex);
      },
      styled,
      'counts',
    );
  };
}
