import {
  classOf,
  ESCAPE,
  isCommonAstral,
  MARK,
  MAX_MARKS,
  PLAIN,
  SURROGATE,
  TAB,
} from './sanitise/characters';
import { FOLD_AT, type Sanitised } from './sanitise/emit';
import { endOfOrdinarySgr } from './sanitise/ordinarySgr';
import { scanLine } from './sanitise/scan';
import { RESET } from './sanitise/sgr';

/**
 * Output is hostile text: whoever can make a server print can try to break the page of its owner.
 * A line comes through here once, before it is stored, and everything after works on the result.
 *
 * `sanitise/` holds the parts: `characters` (what a character is), `ordinarySgr` (the fast path's
 * eye for colours), `sequences` (where control sequences end), `sgr`, `links` and `pen` (the style
 * text is written with), `cells` (one line with a cursor), `scan` (carries a line out on them),
 * `emit` (writes them down again). Nothing here knows where lines come from or go to.
 */

export type { Sanitised } from './sanitise/emit';
export { FOLD_AT } from './sanitise/emit';

/**
 * Makes one line of output safe to store, search, show and share: printable text, TAB, colours
 * and styles (SGR), http(s) links (OSC 8); what moves within the line is carried out, all else is
 * gone. No style or link is left open at the end, so no line can change another. Linear in the
 * length of `raw`, which holds no line break (one would be dropped).
 *
 * @returns `text`, at most 16 KiB, and the sanitised `rest` of a longer line, else `''`.
 */
export function sanitise(raw: string): Sanitised {
  const text = passThrough(raw);
  return text === null ? scanLine(raw) : { text, rest: '' };
}

/**
 * Most lines hold nothing but text and ordinary colours. They stay the string they are, at the
 * cost of looking at each character once. `null`: the line needs the model.
 */
function passThrough(raw: string): string | null {
  const length = raw.length;
  if (length > FOLD_AT - RESET.length) return null;
  let styled = false;
  // Marks on the character before, and as good as full where there is none to stand on.
  let marks = MAX_MARKS;
  for (let index = 0; index < length; index++) {
    const code = raw.charCodeAt(index);
    if (code >= 0x20 && code < 0x7f) {
      marks = 0;
      continue;
    }
    switch (classOf[code]) {
      case PLAIN:
        marks = 0;
        break;
      case TAB:
        marks = MAX_MARKS;
        break;
      case MARK:
        marks += 1;
        if (marks > MAX_MARKS) return null;
        break;
      case ESCAPE: {
        const end = endOfOrdinarySgr(raw, index);
        if (end === 0) return null;
        styled = end > 0;
        index = Math.abs(end) - 1;
        marks = MAX_MARKS;
        break;
      }
      case SURROGATE:
        if (!isCommonAstral(raw.codePointAt(index) ?? 0)) return null;
        marks = 0;
        index += 1;
        break;
      default:
        return null;
    }
  }
  return styled ? raw + RESET : raw;
}
