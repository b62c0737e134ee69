/**
 * Finds where control sequences end (ECMA-48). Each function starts past the introducer and
 * looks at each character once; a sequence without an end reaches to the end of the line.
 */

const CANCEL = 0x18;
const SUBSTITUTE = 0x1a;
const ESCAPE = 0x1b;

/** A control sequence: `final` is its last character's code, or 0 if it came to nothing. */
export interface ControlSequence {
  final: number;
  /** Digits, `;` and `:` only: neither private nor with intermediates. */
  plain: boolean;
  /** Where the parameters end, and where the text goes on. */
  parametersEnd: number;
  end: number;
}

/** Reads a CSI from `start`, the index past `ESC [`, into `found`. */
export function readControlSequence(raw: string, start: number, found: ControlSequence): void {
  found.plain = true;
  found.final = 0;
  let index = start;
  for (; index < raw.length; index++) {
    const code = raw.charCodeAt(index);
    if (code >= 0x30 && code <= 0x3b) continue;
    if (code >= 0x20 && code <= 0x3f) {
      found.plain = false;
      continue;
    }
    if (code >= 0x40 && code <= 0x7e) {
      found.final = code;
      found.parametersEnd = index;
      found.end = index + 1;
      return;
    }
    if (code === CANCEL || code === SUBSTITUTE) {
      index += 1;
      break;
    }
    if (code === ESCAPE || code >= 0x80) break;
    // Other controls inside a sequence: a terminal acts on them at once, we do not.
    found.plain = false;
  }
  found.end = index;
}

/**
 * Returns where the body of an OSC, DCS, APC, PM or SOS ends. `ESC \`, its one-byte form and, for
 * an OSC (`bell`), BEL end it; so do CAN, SUB and any other ESC, which cut it short.
 */
export function endOfString(raw: string, start: number, bell: boolean): number {
  for (let index = start; index < raw.length; index++) {
    const code = raw.charCodeAt(index);
    if (code === ESCAPE || code === 0x9c || (bell && code === 0x07)) return index;
    if (code === CANCEL || code === SUBSTITUTE) return index;
  }
  return raw.length;
}

/** Whether the string that ends at `end` was ended, not cut short. */
export function isTerminated(raw: string, end: number): boolean {
  const code = raw.charCodeAt(end);
  if (code === 0x9c || code === 0x07) return true;
  return code === ESCAPE && raw.charCodeAt(end + 1) === 0x5c;
}

/** The end of an escape sequence that is neither CSI nor a string; `start` is past its ESC. */
export function endOfEscape(raw: string, start: number): number {
  let index = start;
  while (index < raw.length) {
    const code = raw.charCodeAt(index);
    if (code >= 0x20 && code <= 0x2f) index += 1;
    else return code >= 0x30 && code <= 0x7e ? index + 1 : index;
  }
  return index;
}

/** The first parameter of a CSI, `fallback` if there is none or it is 0. Bounded. */
export function firstParameter(raw: string, from: number, to: number, fallback: number): number {
  let value = 0;
  for (let index = from; index < to; index++) {
    const code = raw.charCodeAt(index);
    if (code < 0x30 || code > 0x39) break;
    value = Math.min(value * 10 + code - 0x30, 65_535);
  }
  return value === 0 ? fallback : value;
}
