/** Words and addresses of a text by a place in it. Bounded by the text; nothing of it is decoded. */

/** Ends a word, beside spaces. Our own signs as well: they are no part of what was printed. */
const marks = '()[]{}<>"\'`,;|=›▸…';
const endOfSentence = /[.:!?]{1,8}$/;
/** Ends an address, beside spaces. */
const addressMarks = '<>"\'`';
const afterAddress = /[.,:;!?)\]}]{1,8}$/;

/** The word at `at`. `''`: none stands there. */
export function wordAt(text: string, at: number): string {
  const [from, to] = expand(text, at, marks);
  return text.slice(from, to).replace(endOfSentence, '');
}

/** Words that the private view puts in the place of others (log/mask/). */
const maskWords = /<[a-z]{1,12}(?: \d{1,9})?>|\bplayer \d{1,9}\b/g;

/** Something is hidden from `from` up to and without `to`, if anything is. */
export function isHiddenAt(text: string, from: number, to: number): boolean {
  for (const { index, 0: word } of text.matchAll(maskWords)) {
    if (index < to && from < index + word.length) return true;
  }
  return false;
}

/** The web address at `at`. */
export function linkAt(text: string, at: number): string | null {
  const [from, to] = expand(text, at, addressMarks);
  const run = text.slice(from, to);
  const begin = /https?:\/\//i.exec(run)?.index;
  if (begin === undefined || at < from + begin) return null;
  const address = run.slice(begin).replace(afterAddress, '');
  return /^https?:\/\/[^/]/i.test(address) ? address : null;
}

/** What stands at `at`, as it is seen. */
export interface WordsAt {
  /** Of a web address it is all of it, whatever ends a word elsewhere. `''`: none stands there. */
  readonly word: string;
  /** It may be one that the private view has put there, or hold one. */
  readonly wordHides: boolean;
  readonly link: string | null;
}

export function wordsAt(text: string, at: number): WordsAt {
  const link = linkAt(text, at);
  if (link === null) {
    return { word: wordAt(text, at), wordHides: isHiddenAt(text, at, at + 1), link };
  }
  const from = text.lastIndexOf(link, at);
  return { word: link, wordHides: isHiddenAt(text, from, from + link.length), link };
}

function expand(text: string, at: number, ends: string): readonly [number, number] {
  const isPart = (index: number): boolean => {
    const character = text.charAt(index);
    return character > ' ' && character !== '\u00a0' && !ends.includes(character);
  };
  let from = at;
  while (isPart(from - 1) && isPart(at)) from -= 1;
  let to = at;
  while (isPart(to)) to += 1;
  return [from, to];
}
