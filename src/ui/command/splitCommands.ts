/** A pasted text as commands: one per line, empty ones left out. */
export function splitCommands(text: string): string[] {
  return text
    .split(/\r\n|\r|\n/)
    .map((line) => line.trimEnd())
    .filter((line) => line.trim() !== '');
}
