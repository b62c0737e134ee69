import { createBuilder } from './builder';
import type { Cells } from './cells';
import { LINK_END, linkStart } from './links';
import { RESET } from './sgr';

// Scratch space, empty between calls.
const builder = createBuilder();

/** Longest text of a line, in characters with its sequences. The rest of the line is folded. */
export const FOLD_AT = 16_384;

export interface Sanitised {
  readonly text: string;
  /** What did not fit into `text`; `''` for ordinary lines. */
  readonly rest: string;
}

/** What the numbers on the cells stand for; 0 is plain. */
export interface Palette {
  readonly styles: readonly string[];
  readonly links: readonly string[];
}

/**
 * Writes the cells as text again, each style and link ended where the text ends.
 *
 * @param size length of the line these cells came from. Short sequences can leave long styles on
 * many cells; past four times the line's length the rest is written without.
 */
export function emit(cells: Cells, palette: Palette, size: number): Sanitised {
  const { text: texts, style: styles, link: links } = cells;
  let style = 0;
  let link = 0;
  let text: string | null = null;
  let decoration = 1024 + 4 * size;

  const close = (): string => {
    if (style !== 0) builder.add(RESET);
    if (link !== 0) builder.add(LINK_END);
    return builder.take();
  };

  for (let at = 0; at < cells.length; at++) {
    const cell = texts[at] ?? '';
    if (cell === '') continue;
    // A TAB has no look of its own: it takes that of its surroundings.
    const decorated = decoration > 0 && cell !== '\t';
    const nextStyle = cell === '\t' ? style : decorated ? (styles[at] ?? 0) : 0;
    const nextLink = cell === '\t' ? link : decorated ? (links[at] ?? 0) : 0;
    const lead =
      style === nextStyle && link === nextLink
        ? ''
        : change(palette, style, nextStyle, link, nextLink);
    if (text === null) {
      const ending = (nextStyle === 0 ? 0 : RESET.length) + (nextLink === 0 ? 0 : LINK_END.length);
      if (builder.length + lead.length + cell.length + ending > FOLD_AT) {
        text = close();
        style = 0;
        link = 0;
        at -= 1;
        continue;
      }
    }
    decoration -= lead.length;
    builder.add(lead);
    builder.add(cell);
    style = nextStyle;
    link = nextLink;
  }
  const tail = close();
  return text === null ? { text: tail, rest: '' } : { text, rest: tail };
}

function change(
  palette: Palette,
  style: number,
  nextStyle: number,
  link: number,
  nextLink: number,
): string {
  let lead = '';
  if (link !== nextLink)
    lead = nextLink === 0 ? LINK_END : linkStart(palette.links[nextLink] ?? '');
  if (style !== nextStyle) {
    const codes = palette.styles[nextStyle] ?? '';
    if (nextStyle === 0) lead += RESET;
    else lead += style === 0 ? `\u001b[${codes}m` : `\u001b[0;${codes}m`;
  }
  return lead;
}
