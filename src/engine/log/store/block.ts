import { plain } from '../plain';
import { type Pack, textOf } from './pack';
import type { Segment } from './segment';

/**
 * Lines that are held together, their texts in one string: what a search runs over. The texts are made
 * when they are asked for, which has to be at once.
 */
export interface LogBlock {
  /** The number of its first line. */
  readonly from: number;
  /** One past the number of its last line. */
  readonly to: number;
  /**
   * The texts as they are shown (`plain`: no colours, no links, nothing that was folded away), in
   * order, each followed by one `\n`: exactly `to - from` of them. UTF-16 like any string.
   */
  readonly plain: string;
  /** The same with colours and links; `null`: they are not held together. */
  readonly styled: string | null;
}

/** What `plain` takes out of a line, in many lines at once. */
const sequences = /\u001b(?:\][^\u001b\n]*(?:\u001b[^\n]?)?|[^\n]?[^m\n]*m?)/g;

export function blockOf({ from, count, texts }: Segment): LogBlock {
  return {
    from,
    to: from + count,
    get plain() {
      return shownTexts(texts);
    },
    get styled() {
      return texts.kind === 'packed' ? textOf(texts) : null;
    },
  };
}

/** The strings as they are shown, each followed by its line break and holding no other. */
function shownTexts(pack: Pack): string {
  if (pack.kind === 'packed') {
    const text = textOf(pack);
    // To look for one character costs a tenth of looking for what begins with it.
    return text.includes('\u001b') ? text.replace(sequences, '') : text;
  }
  return pack.strings.map((string) => `${plain(string).replaceAll('\n', ' ')}\n`).join('');
}
