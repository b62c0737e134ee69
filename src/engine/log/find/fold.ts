/**
 * A text in which upper and lower case are the same, as long as the text itself: a position in one is
 * the same position in the other. `toLowerCase` alone makes two units of `İ`, and another letter of a
 * sigma at the end of a word.
 */
export function fold(text: string): string {
  const lower = (text.includes('İ') ? text.replaceAll('İ', 'i') : text).toLowerCase();
  return lower.includes('ς') ? lower.replaceAll('ς', 'σ') : lower;
}

/**
 * A letter and its mark may be one character or two: which of them a program prints depends on the
 * machine that it runs on, and both look the same. Each text that is searched stays as it is.
 */
export function formsOf(text: string): readonly string[] {
  return [...new Set([text, text.normalize('NFC'), text.normalize('NFD')])];
}
