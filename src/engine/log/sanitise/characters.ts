import { markRanges, pictographRanges, unpackRanges, wideEmojiRanges } from './ranges';

/** What a character is to the sanitiser. */

export const PLAIN = 0;
export const TAB = 1;
export const ESCAPE = 2;
/** C0, DEL and C1 but for TAB and ESC. */
export const CONTROL = 3;
/** Never seen, or turning the text around: left out. */
export const UNSEEN = 4;
/** Stands on the character before it. */
export const MARK = 5;
/** The joiner and the two variation selectors: kept where an emoji needs them. */
export const JOINING = 6;
export const SURROGATE = 7;

/** Marks, joiners and the like on one cell. A tower of them costs more to draw than a screen. */
export const MAX_MARKS = 8;

export const ZERO_WIDTH_JOINER = 0x200d;
const TEXT_STYLE = 0xfe0e;
const EMOJI_STYLE = 0xfe0f;
export const KEYCAP = 0x20e3;

/**
 * Default-ignorable characters, bidirectional controls, line and paragraph separator,
 * interlinear annotation, noncharacters, and Hangul fillers (names made of nothing).
 */
const unseen: readonly (readonly [number, number])[] = [
  [0xad, 0xad],
  [0x34f, 0x34f],
  [0x61c, 0x61c],
  [0x115f, 0x1160],
  [0x17b4, 0x17b5],
  [0x180b, 0x180f],
  [0x200b, 0x200f],
  [0x2028, 0x202e],
  [0x2060, 0x206f],
  [0x3164, 0x3164],
  [0xfdd0, 0xfdef],
  [0xfe00, 0xfe0f],
  [0xfeff, 0xfeff],
  [0xffa0, 0xffa0],
  [0xfff0, 0xfffb],
  [0xfffe, 0xffff],
];

/** The class of each UTF-16 unit. One look-up per character is what makes the fast path fast. */
export const classOf: Uint8Array = buildClasses();

function buildClasses(): Uint8Array {
  const table = new Uint8Array(0x10000);
  unpackRanges(markRanges, (first, last) => {
    if (last <= 0xffff) table.fill(MARK, first, last + 1);
  });
  for (const [first, last] of unseen) table.fill(UNSEEN, first, last + 1);
  table.fill(CONTROL, 0, 0x20);
  table.fill(CONTROL, 0x7f, 0xa0);
  table.fill(SURROGATE, 0xd800, 0xe000);
  table[0x09] = TAB;
  table[0x1b] = ESCAPE;
  for (const code of [ZERO_WIDTH_JOINER, TEXT_STYLE, EMOJI_STYLE]) table[code] = JOINING;
  return table;
}

const pictographs = collect(pictographRanges);
const astralMarks = collect(markRanges).filter((code) => code > 0xffff);

/** Blocks of two columns. Coarse: it moves a cursor in a line, no more. */
const wideBlocks: readonly number[] = [
  0x1100, 0x115e, 0x2e80, 0x303e, 0x3041, 0x4dbf, 0x4e00, 0xa4cf, 0xa960, 0xa97c, 0xac00, 0xd7a3,
  0xf900, 0xfaff, 0xfe30, 0xfe6f, 0xff01, 0xff60, 0xffe0, 0xffe6, 0x1f300, 0x1f64f, 0x1f680,
  0x1f6ff, 0x1f900, 0x1faff, 0x20000, 0x3fffd,
];

const WIDE = 1;
const PICTOGRAPH = 2;
const looks = buildLooks();

function buildLooks(): Uint8Array {
  const table = new Uint8Array(0x10000);
  for (let index = 0; (wideBlocks[index] ?? 0x10000) < 0x10000; index += 2) {
    table.fill(WIDE, wideBlocks[index], (wideBlocks[index + 1] ?? 0) + 1);
  }
  unpackRanges(wideEmojiRanges, (first, last) => table.fill(WIDE, first, last + 1));
  unpackRanges(pictographRanges, (first, last) => {
    for (let code = first; code <= last && code < 0x10000; code++)
      table[code] = (table[code] ?? 0) | PICTOGRAPH;
  });
  return table;
}

/** The class of a code point past U+FFFF. */
export function astralClass(code: number): number {
  if (code >= 0xe0000 && code <= 0xe0fff) return UNSEEN;
  if ((code >= 0x1bca0 && code <= 0x1bca3) || (code >= 0x1d173 && code <= 0x1d17a)) return UNSEEN;
  if ((code & 0xfffe) === 0xfffe) return UNSEEN;
  return within(astralMarks, code) ? MARK : PLAIN;
}

/** Emoji and ideographs past U+FFFF: what is seen of these planes, and never more than itself. */
export function isCommonAstral(code: number): boolean {
  return (code >= 0x1f000 && code <= 0x1faff) || (code >= 0x20000 && code <= 0x2fffd);
}

export function isPictograph(code: number): boolean {
  return code > 0xffff ? within(pictographs, code) : ((looks[code] ?? 0) & PICTOGRAPH) !== 0;
}

/** The five skin tones, which colour the emoji before them. */
export function isSkinTone(code: number): boolean {
  return code >= 0x1f3fb && code <= 0x1f3ff;
}

export function isKeycapBase(code: number): boolean {
  return (code >= 0x30 && code <= 0x39) || code === 0x23 || code === 0x2a;
}

export function columnsOf(code: number): 1 | 2 {
  const wide = code > 0xffff ? within(wideBlocks, code) : ((looks[code] ?? 0) & WIDE) !== 0;
  return wide ? 2 : 1;
}

function collect(packed: string): number[] {
  const bounds: number[] = [];
  unpackRanges(packed, (first, last) => bounds.push(first, last));
  return bounds;
}

/** Whether `code` is in one of the ranges, given as sorted pairs of first and last. */
function within(bounds: readonly number[], code: number): boolean {
  let low = 0;
  let high = bounds.length / 2;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((bounds[middle * 2 + 1] ?? 0) < code) low = middle + 1;
    else high = middle;
  }
  return low < bounds.length / 2 && (bounds[low * 2] ?? 0) <= code;
}
