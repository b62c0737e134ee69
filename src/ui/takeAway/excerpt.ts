/** Lines from both ends: what a server says of itself, and what happened last. */
const FIRST = 20;
const LAST = 60;
/** Characters of a line that are shown. */
const LONGEST = 400;

/** Lines of a text, each ended by a line break. */
export function countLines(text: string): number {
  let lines = 0;
  for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) lines += 1;
  return lines;
}

/** So much of a long text as can be looked through. `left`: what to say of the lines between. */
export function excerptOf(text: string, lines: number, left: (lines: number) => string): string {
  if (lines <= FIRST + LAST) return shortened(text);
  let head = 0;
  for (let line = 0; line < FIRST; line++) head = text.indexOf('\n', head) + 1;
  let tail = text.length - 1;
  for (let line = 0; line < LAST; line++) tail = text.lastIndexOf('\n', tail - 1);
  const between = `\n\n${left(lines - FIRST - LAST)}\n\n`;
  return shortened(text.slice(0, head)) + between + shortened(text.slice(tail + 1));
}

function shortened(text: string): string {
  const lines = text.replace(/\n$/, '').split('\n');
  return lines
    .map((line) => (line.length > LONGEST ? `${line.slice(0, LONGEST)}…` : line))
    .join('\n');
}
