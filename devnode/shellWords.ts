export type Words =
  | { readonly ok: true; readonly words: string[] }
  | { readonly ok: false; readonly why: string };

/**
 * Takes a command line apart as a POSIX shell would, and runs nothing: single quotes keep all,
 * double quotes let `\` escape `"`, `\`, `$` and a backtick, `\` elsewhere escapes anything.
 * There are no variables, patterns, pipes or redirections: those are words like others.
 */
export function shellWords(text: string): Words {
  const words: string[] = [];
  let word: string | null = null;
  let quote: '"' | "'" | null = null;
  for (let at = 0; at < text.length; at++) {
    const char = text.charAt(at);
    if (quote === "'") {
      if (char === quote) quote = null;
      else word = (word ?? '') + char;
    } else if (char === '\\') {
      const next = text.charAt(at + 1);
      if (next === '') return { ok: false, why: 'ends with a backslash' };
      const escapes = quote === null || '"\\$`'.includes(next);
      word = (word ?? '') + (escapes ? next : char + next);
      at++;
    } else if (quote === '"') {
      if (char === quote) quote = null;
      else word = (word ?? '') + char;
    } else if (char === '"' || char === "'") {
      quote = char;
      // Quotes with nothing between them are a word, too.
      word ??= '';
    } else if (/\s/.test(char)) {
      if (word !== null) words.push(word);
      word = null;
    } else {
      word = (word ?? '') + char;
    }
  }
  if (quote !== null) return { ok: false, why: `has no closing ${quote}` };
  if (word !== null) words.push(word);
  return { ok: true, words };
}
