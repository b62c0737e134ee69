/** UTF-16 units by what they may be part of. Past the end of a text (`NaN`) all say no. */

export function isDigit(code: number): boolean {
  return code >= 0x30 && code <= 0x39;
}

export function isLetter(code: number): boolean {
  const lower = code | 0x20;
  return lower >= 0x61 && lower <= 0x7a;
}

export function isHex(code: number): boolean {
  if (isDigit(code)) return true;
  const lower = code | 0x20;
  return lower >= 0x61 && lower <= 0x66;
}

export function isLetterOrDigit(code: number): boolean {
  return isDigit(code) || isLetter(code);
}

/** Of a base64url word: letters, digits, `_` and `-`. */
export function isKeyCharacter(code: number): boolean {
  return isLetterOrDigit(code) || code === 0x5f || code === 0x2d;
}

export function isSpace(code: number): boolean {
  return code === 0x20 || code === 0x09 || code === 0xa0 || code === 0x3000;
}

/** `"`, `'` or a backtick. */
export function isQuote(code: number): boolean {
  return code === 0x22 || code === 0x27 || code === 0x60;
}

/** Where the run of characters that begins at `from` ends. */
export function endOfRun(text: string, from: number, belongs: (code: number) => boolean): number {
  let index = from;
  while (belongs(text.charCodeAt(index))) index += 1;
  return index;
}

/**
 * Whether a word may begin at `index`. A letter before it is one unless it is the end of `\n` and
 * its like: texts are printed with their escapes, too.
 */
export function beginsWord(text: string, index: number): boolean {
  const before = text.charCodeAt(index - 1);
  if (!isLetterOrDigit(before)) return true;
  const isEscape = before === 0x6e || before === 0x72 || before === 0x74;
  return isEscape && text.charCodeAt(index - 2) === 0x5c;
}
