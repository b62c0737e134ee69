/** A text as it reads without its escapes, and where each of its characters stands in the text. */
export interface Unescaped {
  readonly text: string;
  /** One more than there are characters: the last is where the text ends. */
  readonly places: Uint32Array;
}

/**
 * `\/` as PHP writes it, `\u003d` as Gson does, `%3A` of a URL; the backslashes doubled where JSON
 * stands in JSON.
 */
const written = /\\{1,8}(?:\/|u00([2-7][0-9a-f]))|%([2-7][0-9a-f])/gi;

/** `null`: there are no escapes in it. */
export function unescaped(text: string): Unescaped | null {
  // Most lines have neither, and a look for one character is the fastest there is.
  if (!text.includes('\\') && !text.includes('%')) return null;
  const pieces: string[] = [];
  const places = new Uint32Array(text.length + 1);
  let from = 0;
  let length = 0;
  for (const match of text.matchAll(written)) {
    pieces.push(text.slice(from, match.index));
    while (from <= match.index) places[length++] = from++;
    const code = match[1] ?? match[2];
    pieces.push(code === undefined ? '/' : String.fromCharCode(Number.parseInt(code, 16)));
    from = match.index + match[0].length;
  }
  if (pieces.length === 0) return null;
  pieces.push(text.slice(from));
  while (from <= text.length) places[length++] = from++;
  return { text: pieces.join(''), places };
}
