/** Links in the text (OSC 8): http and https only, written by us. */

const MAX_URL = 2048;

/** Ends a link. */
export const LINK_END = '\u001b]8;;\u001b\\';

export function linkStart(url: string): string {
  return `\u001b]8;;${url}\u001b\\`;
}

/**
 * Reads the body of an OSC between `from` and `to`. Returns the URL, `''` for the end of a link
 * (or one that we do not follow), `null` if the sequence is about something else.
 */
export function readLink(raw: string, from: number, to: number): string | null {
  if (raw.charCodeAt(from) !== 0x38 || raw.charCodeAt(from + 1) !== 0x3b) return null;
  // By hand: indexOf would search on past the end of this sequence, again for each of them.
  let separator = from + 2;
  while (separator < to && raw.charCodeAt(separator) !== 0x3b) separator += 1;
  if (separator >= to) return null;
  if (to - separator - 1 > MAX_URL) return '';
  const url = raw.slice(separator + 1, to);
  return isSafeUrl(url) ? url : '';
}

/** The scheme is ours to choose from, and nothing in the address may look like something else. */
function isSafeUrl(url: string): boolean {
  const scheme = url.slice(0, 8).toLowerCase();
  const host = scheme === 'https://' ? 8 : scheme.startsWith('http://') ? 7 : 0;
  if (host === 0) return false;
  let inHost = true;
  for (let index = host; index < url.length; index++) {
    const code = url.charCodeAt(index);
    if (code <= 0x20 || code >= 0x7f || code === 0x5c) return false;
    if (!inHost) continue;
    // `https://bank.example@elsewhere` reads as the one and leads to the other.
    if (code === 0x40) return false;
    if (code === 0x2f || code === 0x3f || code === 0x23) {
      if (index === host) return false;
      inHost = false;
    }
  }
  return url.length > host;
}
