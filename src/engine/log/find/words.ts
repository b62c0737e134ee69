/** Where words begin and end: letters, their marks, digits and the underscore, in any script. */

const inWord = /[\p{L}\p{M}\p{N}_]/u;

/** Nothing of a word goes on across the edge between `at - 1` and `at`. */
export function isWordEdge(text: string, at: number): boolean {
  return !(isInWord(codePointBefore(text, at)) && isInWord(text.codePointAt(at)));
}

/** The same as a part of a pattern. Where a pattern is too old for `u`, letters are told roughly. */
export function wordEdgePattern(unicode: boolean): string {
  const word = unicode ? '[\\p{L}\\p{M}\\p{N}_]' : '[\\w\\u00c0-\\u1fff\\u2c00-\\ud7ff]';
  return `(?:(?<!${word})|(?!${word}))`;
}

/** Of a letter, a mark, a digit or an underscore. `undefined`: past the end of a text. */
export function isInWord(code: number | undefined): boolean {
  if (code === undefined) return false;
  if (code < 0x80) {
    const letter = code | 0x20;
    return (letter >= 0x61 && letter <= 0x7a) || (code >= 0x30 && code <= 0x39) || code === 0x5f;
  }
  return inWord.test(String.fromCodePoint(code));
}

function codePointBefore(text: string, at: number): number | undefined {
  const code = text.charCodeAt(at - 1);
  const isLow = code >= 0xdc00 && code <= 0xdfff;
  return text.codePointAt(at - (isLow && (text.codePointAt(at - 2) ?? 0) > 0xffff ? 2 : 1));
}
