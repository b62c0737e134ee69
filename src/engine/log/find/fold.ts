/**
 * A text in which upper and lower case are the same, as long as the text itself: a position in one is
 * the same position in the other. `toLowerCase` alone makes two units of `İ`, and another letter of a
 * sigma at the end of a word.
 */
export function fold(text: string): string {
  const lower = (text.includes('İ') ? text.replaceAll('İ', 'i') : text).toLowerCase();
  return lower.includes('ς') ? lower.replaceAll('ς', 'σ') : lower;
}
