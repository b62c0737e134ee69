import type { Cells } from './cells';
import {
  astralClass,
  columnsOf,
  isKeycapBase,
  isPictograph,
  isSkinTone,
  JOINING,
  KEYCAP,
  MARK,
  MAX_MARKS,
  PLAIN,
  SURROGATE,
  ZERO_WIDTH_JOINER,
} from './characters';
import type { Pen } from './pen';

/** Puts characters on cells, and marks, joiners and selectors onto the cell before them. */
export interface Cluster {
  /** Takes the character of `raw` at `index`; returns the index past it. */
  take(raw: string, index: number, code: number, kind: number): number;
  /** The cursor has moved: what comes next has no character to stand on. */
  leave(): void;
}

export function createCluster(cells: Cells, pen: Pen): Cluster {
  // What is already on the cell; past the limit nothing more is taken onto it.
  let extras = MAX_MARKS;
  let onCell = false;
  let lastCode = 0;
  let emoji = false;
  let style = 0;
  let link = 0;

  function put(code: number, text: string): void {
    ({ style, link } = pen);
    cells.put(text, columnsOf(code), style, link);
    onCell = true;
    extras = 0;
    lastCode = code;
    emoji = isPictograph(code) || isSkinTone(code);
  }

  function extend(text: string, code: number): boolean {
    if (!onCell || extras >= MAX_MARKS) return false;
    extras += 1;
    cells.extend(text);
    lastCode = code;
    return true;
  }

  function mark(text: string, code: number): void {
    if (extend(text, code)) emoji = false;
  }

  /** A joiner stays between emoji, a selector on an emoji or in a keycap. */
  function join(raw: string, index: number, code: number): number {
    const next = raw.codePointAt(index + 1) ?? 0;
    if (code === ZERO_WIDTH_JOINER) {
      if (!emoji || !isPictograph(next)) return index + 1;
      const text = String.fromCodePoint(code, next);
      return extend(text, next) ? index + text.length : index + 1;
    }
    const wanted = isPictograph(lastCode) || (isKeycapBase(lastCode) && next === KEYCAP);
    if (wanted) extend(String.fromCharCode(code), code);
    return index + 1;
  }

  /** One in another colour is no tone of what stands before it: it was written over something else. */
  function tone(text: string, code: number): boolean {
    return emoji && pen.style === style && pen.link === link && extend(text, code);
  }

  function takeAstral(raw: string, index: number): number {
    const code = raw.codePointAt(index) ?? 0;
    if (code <= 0xffff) {
      put(0xfffd, '\ufffd');
      return index + 1;
    }
    const text = String.fromCodePoint(code);
    const kind = astralClass(code);
    if (kind === MARK) mark(text, code);
    else if (kind === PLAIN && !(isSkinTone(code) && tone(text, code))) put(code, text);
    return index + 2;
  }

  return {
    take(raw, index, code, kind) {
      switch (kind) {
        case PLAIN:
          put(code, raw.charAt(index));
          return index + 1;
        case MARK:
          mark(raw.charAt(index), code);
          return index + 1;
        case JOINING:
          return join(raw, index, code);
        case SURROGATE:
          return takeAstral(raw, index);
        default:
          return index + 1;
      }
    },
    leave() {
      onCell = false;
      emoji = false;
      lastCode = 0;
    },
  };
}
