/**
 * Lines that the node writes about itself come as `console output` (protocol.md, section 1). A
 * program can print the same bytes, so nothing that cannot be undone may hang on them.
 */

/** How such a line begins: colours, then the node's name. Two families of nodes, two ways. */
const beginnings = ['\u001b[33m\u001b[1m[', '\u001b[1;33m['];
const mark = 'Daemon]:';
/** The name stands within this many characters, or it is no such line. */
const reach = 120;

/**
 * What the node says in this line of output, escape sequences and all; `null` for a line of the
 * process. Asked for each line of a flood: one comparison decides for nearly all of them.
 */
export function nodeLine(text: string): string | null {
  if (text.charCodeAt(0) !== 0x1b) return null;
  if (!beginnings.some((beginning) => text.startsWith(beginning))) return null;
  const at = text.slice(0, reach).indexOf(mark);
  return at === -1 ? null : text.slice(at + mark.length);
}

/** What a line of the node tells about a crash, or that it is at work on a start. */
export type NodeNews =
  | { readonly kind: 'crashed' }
  | { readonly kind: 'exit code'; readonly code: number }
  | { readonly kind: 'out of memory'; readonly is: boolean }
  | { readonly kind: 'gave up' }
  | { readonly kind: 'at work' };

/** Of the flood's own making, and no sign that the node is busy with what we asked. */
const unrelated = 'Server is outputting console data too quickly';

/** `said`: plain text, from `nodeLine`. */
export function nodeNews(said: string): NodeNews | null {
  const text = said.trim();
  if (text.includes('Detected server process in a crashed state')) return { kind: 'crashed' };
  const code = /^Exit code: (-?\d{1,10})$/.exec(text)?.[1];
  if (code !== undefined) return { kind: 'exit code', code: Number(code) };
  const memory = /^Out of memory: (true|false)$/.exec(text)?.[1];
  if (memory !== undefined) return { kind: 'out of memory', is: memory === 'true' };
  if (text.startsWith('Aborting automatic restart')) return { kind: 'gave up' };
  return text === '' || text.startsWith(unrelated) ? null : { kind: 'at work' };
}
