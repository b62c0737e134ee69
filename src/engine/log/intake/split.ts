/**
 * From frames to lines (protocol.md, `console output`; resume.md, "How lines travel"). The lines
 * are still as the process printed them: they are the keys that a replay is compared by.
 */

const NEWLINE = 0x0a;
const RETURN = 0x0d;
const SPACE = 0x20;

/**
 * Takes a frame's text apart at line breaks. Line ends and empty lines are left out.
 *
 * A space and `\r` break a line too: the node makes a line break of them in live output, but not
 * in a replay, and the same output has to come to the same lines on both ways.
 */
export function splitLines(text: string): string[] {
  if (text.indexOf('\n') < 0 && text.indexOf('\r') < 0) return text === '' ? [] : [text];
  const lines: string[] = [];
  let start = 0;
  for (let index = 0; index <= text.length; index++) {
    const code = index < text.length ? text.charCodeAt(index) : NEWLINE;
    const spaced = code === RETURN && index > start && text.charCodeAt(index - 1) === SPACE;
    if (code !== NEWLINE && !spaced) continue;
    let end = spaced ? index - 1 : index;
    while (end > start && text.charCodeAt(end - 1) === RETURN) end -= 1;
    if (end > start) lines.push(text.slice(start, end));
    start = index + 1;
  }
  return lines;
}

/** How the node begins a line about itself: Pterodactyl and Pelican, and Calagopus. */
const nodeStarts = ['\u001b[33m\u001b[1m[', '\u001b[1;33m['] as const;
const NODE_END = ' Daemon]:';
/** The node's name is a setting; nobody's is longer. */
const MAX_NAME = 120;

/**
 * Whether a line of `console output` is the node's own. Such lines exist only live, never in a
 * replay. A process can print one that looks like it: nothing may be trusted for its sake.
 */
export function isNodeLine(line: string): boolean {
  if (line.charCodeAt(0) !== 0x1b) return false;
  for (const start of nodeStarts) {
    if (!line.startsWith(start)) continue;
    const end = line.slice(0, MAX_NAME).indexOf(']:');
    return end >= 0 && line.startsWith(NODE_END, end + 2 - NODE_END.length);
  }
  return false;
}
