const ESCAPE = 0x1b;

/** The text of a sanitised line without its colours and links: what is searched and copied. */
export function plain(text: string): string {
  let at = text.indexOf('\u001b');
  if (at < 0) return text;
  let kept = '';
  let from = 0;
  while (at >= 0) {
    kept += text.slice(from, at);
    from = endOfSequence(text, at);
    at = text.indexOf('\u001b', from);
  }
  return kept + text.slice(from);
}

/** Only two kinds are left after the sanitiser: `ESC [ … m` and `ESC ] … ESC \`. */
function endOfSequence(text: string, start: number): number {
  const link = text.charCodeAt(start + 1) === 0x5d;
  for (let index = start + 2; index < text.length; index++) {
    const code = text.charCodeAt(index);
    if (link && code === ESCAPE) return index + 2;
    if (!link && code === 0x6d) return index + 1;
  }
  return text.length;
}
